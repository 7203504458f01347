// <manicule-reader> on a plain page under a strict policy: marks, filter, events, and the page's own nodes left alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, browserTests, settled } from '../browser.mjs';
import { eventually } from '../eventually.mjs';

const site = browserTests(new URL('../../../dist/embed', import.meta.url).pathname);

async function ready(page) {
  await page.waitForFunction(() => [...document.querySelectorAll('manicule-reader')].every((reader) => reader.annotations && reader.shadowRoot.querySelector('.mark')));
}

const inside = (page, work, argument) => page.locator('manicule-reader').first().evaluate(work, argument);

test('an article in the light DOM is shown with marks of all layers', async (t) => {
  const page = await site.open(t, 'demo.html');
  await ready(page);
  for (const mark of ['.figure.money', '.cue', '.source', '.content']) assert.ok(await page.locator(`manicule-reader >> nth=0 >> ${mark}`).count() > 0, mark);
  assert.equal(await inside(page, (reader) => reader.shadowRoot.querySelectorAll('.text a[href], .text li, .text em').length >= 3), true, 'rich markup stays');
  const offsets = await inside(page, (reader) => reader.annotations.annotations.filter(({ layer }) => layer === 'figure').map(({ start, end }) => reader.text.slice(start, end)));
  assert.ok(offsets.includes('$340 million'), offsets.join());
  await assertAccessible(page, { hosted: true });
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
  assert.ok(detail.passages.length > 0);
  await eventually(async () => assert.ok(await missed() > 0));
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
  await eventually(async () => assert.match(await card.textContent(), /340000000 USD/));
  await page.locator('manicule-reader >> nth=0 >> .text').focus();
  await page.keyboard.press('n');
  await eventually(async () => assert.doesNotMatch(await card.textContent(), /340000000 USD|^\s*$/));
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
  await eventually(async () => assert.equal(await inside(page, (reader) => reader.shadowRoot.querySelector('.text').textContent), text));
  assert.equal(await inside(page, (reader) => reader.shadowRoot.querySelectorAll('img').length), 0);
});

test('late content is marked, and an element that is moved keeps its marks', async (t) => {
  const page = await site.open(t, 'demo.html');
  await ready(page);
  await inside(page, (reader) => { const late = document.createElement('p'); late.textContent = 'Late: 77% of them.'; reader.append(late); });
  await page.waitForFunction(() => [...document.querySelector('manicule-reader').shadowRoot.querySelectorAll('.figure')].some((mark) => mark.textContent.includes('77%')));
  await inside(page, (reader) => document.body.append(reader));
  await page.waitForFunction(() => document.body.lastElementChild.shadowRoot?.querySelector('.mark'));
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
  await page.getByText('Tidewater Glass bets').first().waitFor();
});

test('a selection is tagged, kept over a reload, taken back, and told to the page', async (t) => {
  const page = await site.open(t, 'demo.html');
  await ready(page);
  const told = inside(page, (reader) => new Promise((resolve) => reader.addEventListener('manicule-tag', ({ detail, bubbles, composed }) => detail.tags.length && resolve({ detail, bubbles, composed }))));
  await settled(page);
  const box = await inside(page, (reader) => {
    const walker = document.createTreeWalker(reader.shadowRoot, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && !walker.currentNode.data.includes('largest'));
    const range = document.createRange();
    range.setStart(walker.currentNode, walker.currentNode.data.indexOf('largest'));
    range.setEnd(walker.currentNode, walker.currentNode.data.indexOf('largest') + 7);
    const { left, right, top, height } = range.getClientRects()[0];
    return { left, right, y: top + height / 2 };
  });
  await page.mouse.move(box.left + 1, box.y);
  await page.mouse.down();
  await page.mouse.move(box.right - 1, box.y, { steps: 4 });
  await page.mouse.up();
  await page.locator('manicule-reader >> nth=0 >> .card').getByRole('button', { name: 'Tag' }).click();
  await page.locator('manicule-reader >> nth=0').getByLabel('Tags, separated by commas').fill('heat');
  await page.keyboard.press('Enter');
  const { detail, bubbles, composed } = await told;
  assert.deepEqual([detail.tags[0].names, bubbles, composed], [['heat'], true, true]);
  assert.deepEqual(JSON.parse(JSON.stringify(detail)), detail, 'plain data');
  await page.reload();
  await ready(page);
  await page.waitForFunction(() => document.querySelector('manicule-reader').tags.length === 1 && [...CSS.highlights.keys()].some((name) => name.endsWith('-tag')));
  await inside(page, (reader) => reader.manicule(1).undo());
  await eventually(async () => assert.equal(await inside(page, (reader) => reader.tags.length), 0));
});

test('typing does not drop late content', async (t) => {
  const page = await site.open(t, 'demo.html');
  await ready(page);
  await inside(page, (reader) => {
    const late = document.createElement('p');
    late.textContent = 'Late: 88% of them.';
    reader.append(late);
    const input = reader.shadowRoot.querySelector('input');
    input.value = 'late';
    return Promise.resolve().then(() => input.dispatchEvent(new Event('input')));
  });
  await page.waitForFunction(() => document.querySelector('manicule-reader').text.includes('88%'));
});

test('readers share one worker; one with worker="off" has none', async (t) => {
  const page = await site.open(t, 'about:blank');
  const workers = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.goto(`${site.url}demo.html`);
  await ready(page);
  await eventually(() => assert.equal(workers.length, 1));
  await page.evaluate(() => { const reader = document.createElement('manicule-reader'); reader.setAttribute('worker', 'off'); reader.textContent = 'Ann Lee paid $7 million.'; document.body.append(reader); });
  await page.waitForFunction(() => document.querySelector('manicule-reader:last-of-type').annotations);
  assert.equal(workers.length, 1);
});

test('removed and put back it works on, and a second version leaves it alone', async (t) => {
  const page = await site.open(t, 'demo.html');
  await ready(page);
  await inside(page, (reader) => { const parent = reader.parentNode; reader.remove(); parent.prepend(reader); });
  await page.evaluate(() => import('./manicule.js?version=2'));
  await page.locator('manicule-reader >> nth=0 >> input').fill('type:money');
  await page.waitForFunction(() => document.querySelector('manicule-reader').shadowRoot.querySelectorAll('.miss').length > 0);
  assert.equal(await inside(page, (reader) => { try { reader.manicule(2); return 'no error'; } catch (error) { return error.name; } }), 'RangeError');
});

test('imported without a page it does nothing', async () => {
  const { defineReader } = await import(new URL('../../../dist/embed/manicule.js', import.meta.url));
  assert.equal(defineReader(), undefined);
});
