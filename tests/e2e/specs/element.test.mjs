// <manicule-reader> on a plain page under a strict policy: marks, filter, events, and the page's own nodes left alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, browserTests } from '../browser.mjs';

const site = browserTests(new URL('../../../dist/embed', import.meta.url).pathname);

async function ready(page) {
  await page.waitForFunction(() => [...document.querySelectorAll('manicule-reader')].every((reader) => reader.annotations), null, { timeout: 20_000 });
}

const inside = (page, work, argument) => page.locator('manicule-reader').first().evaluate(work, argument);

test('an article in the light DOM is shown with marks of all layers', async (t) => {
  const page = await site.open(t, 'demo.html');
  await ready(page);
  for (const mark of ['.figure.money', '.cue', '.source', '.content']) assert.ok(await page.locator(`manicule-reader >> nth=0 >> ${mark}`).count() > 0, mark);
  assert.equal(await inside(page, (reader) => reader.shadowRoot.querySelectorAll('.text a[href], .text li, .text em').length >= 3), true, 'rich markup stays');
  const offsets = await inside(page, (reader) => reader.annotations.annotations.filter(({ layer }) => layer === 'figure').map(({ start, end }) => reader.text.slice(start, end)));
  assert.ok(offsets.includes('$340 million'), offsets.join());
  await assertAccessible(page);
});

test('the page’s own nodes are not touched', async (t) => {
  const page = await site.open(t, 'demo.html');
  const source = await (await page.request.get(`${site.url}demo.html`)).text();
  await ready(page);
  const now = await inside(page, (reader) => reader.innerHTML.trim());
  assert.ok(source.includes(now), 'the light DOM is as it was sent');
});

test('the filter dims what does not match, by hand and by attribute', async (t) => {
  const page = await site.open(t, 'demo.html');
  await ready(page);
  const missed = () => inside(page, (reader) => reader.shadowRoot.querySelectorAll('.passage.miss').length);
  const told = inside(page, (reader) => new Promise((resolve) => reader.addEventListener('manicule-filter', ({ detail }) => resolve(detail), { once: true })));
  await page.locator('manicule-reader >> nth=0 >> input').fill('source:anonymous');
  const detail = await told;
  assert.equal(detail.query, 'source:anonymous');
  assert.ok(detail.passages.length > 0 && await missed() > 0);
  await inside(page, (reader) => reader.setAttribute('filter', ''));
  await page.waitForFunction(() => document.querySelector('manicule-reader').shadowRoot.querySelectorAll('.miss').length === 0);
  await page.locator('manicule-reader >> nth=0 >> input').fill('colour:red');
  await page.locator('manicule-reader >> nth=0 >> .problem', { hasText: 'no such field' }).waitFor();
});

test('a mark’s card says its value; keys go from mark to mark', async (t) => {
  const page = await site.open(t, 'demo.html');
  await ready(page);
  await page.locator('manicule-reader >> nth=0 >> .figure.money').first().click();
  const card = page.locator('manicule-reader >> nth=0 >> .card');
  assert.match(await card.textContent(), /340000000 USD/);
  await page.locator('manicule-reader >> nth=0 >> .text').focus();
  await page.keyboard.press('n');
  assert.doesNotMatch(await card.textContent(), /340000000 USD/);
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'hidden' });
});

test('text given as a property is text, whatever it looks like', async (t) => {
  const page = await site.open(t, 'demo.html');
  await ready(page);
  const text = '<img src=x onerror="document.title=1"> Ann Lee paid $5 million.\n  “No,” she said.';
  await inside(page, (reader, text) => { reader.text = text; }, text);
  await page.waitForFunction((text) => document.querySelector('manicule-reader').text === text, text);
  await page.waitForFunction(() => document.querySelector('manicule-reader').shadowRoot.querySelector('.text.plain .figure'));
  assert.equal(await inside(page, (reader) => reader.shadowRoot.querySelector('.text').textContent), text);
  assert.equal(await inside(page, (reader) => reader.shadowRoot.querySelectorAll('img').length), 0);
});

test('late content is marked, and an element that is moved keeps its marks', async (t) => {
  const page = await site.open(t, 'demo.html');
  await ready(page);
  await inside(page, (reader) => reader.insertAdjacentHTML('beforeend', '<p>Late: 77% of them.</p>'));
  await page.waitForFunction(() => document.querySelector('manicule-reader').text.includes('77%'));
  await inside(page, (reader) => document.body.append(reader));
  assert.ok(await page.evaluate(() => document.body.lastElementChild.shadowRoot.querySelectorAll('.mark').length > 0));
});

test('without the engine the article stays readable and the owner is told', async (t) => {
  const page = await site.open(t, 'about:blank', { expectErrors: /./ });
  await page.route('**/worker*', (route) => route.abort());
  await page.goto(`${site.url}demo.html`);
  const message = await inside(page, (reader) => new Promise((resolve) => {
    reader.addEventListener('manicule-error', ({ detail }) => resolve(detail.message));
    reader.manicule(1).refresh();
  }));
  assert.ok(message.length > 0);
  assert.equal(await page.getByText('Tidewater Glass bets').first().isVisible(), true);
});
