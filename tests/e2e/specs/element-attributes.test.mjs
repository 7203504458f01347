// What a page can say to <manicule-reader>: every attribute, its look, models of its own, and two versions side by side.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { folders, headers } from '../page.mjs';

const site = browserTests(folders.embed, { headers });

const STORY = 'Corvane said last month it would spend $340 million.\n<b>Ann Lee</b> denied it, two people familiar with the plan said.';

/** Puts a reader with these attributes and this content on an empty page, and waits for its marks. */
async function put(page, attributes, content = STORY, name = 'manicule-reader') {
  await page.evaluate(([attributes, content, name]) => {
    const reader = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) reader.setAttribute(key, value);
    reader.innerHTML = content;
    document.body.replaceChildren(reader);
  }, [attributes, content, name]);
  const reader = page.locator(name);
  await eventually(async () => assert.ok(await reader.evaluate((reader) => Boolean(reader.annotations))));
  return reader;
}

/** A page of the site's own with the element's script and nothing else; files under `/src/` are the test's. */
async function empty(t, files = {}) {
  const page = await site.open(t, 'about:blank');
  await page.route('**/src/*', (route) => {
    const name = route.request().url().split('/').pop();
    return route.fulfill({ body: files[name], contentType: name.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8' });
  });
  await page.goto(`${site.url}demo.html`);
  await page.evaluate(() => { document.body.replaceChildren(); history.replaceState(null, '', 'empty'); });
  return page;
}

test('src: a text file is shown as it is, of an HTML file the text, and nothing in it runs', async (t) => {
  const page = await empty(t, { 'a.txt': STORY, 'a.html': '<title>no</title><script>document.title = "ran"</script><p>Ann Lee paid $7 million.<img src=x onerror="document.title=\'ran\'"></p>' });
  const reader = await put(page, { src: 'src/a.txt' }, '');
  assert.equal(await reader.evaluate(({ text }) => text), STORY);
  await reader.evaluate((reader) => reader.setAttribute('src', 'src/a.html'));
  await eventually(async () => assert.equal(await reader.evaluate(({ text }) => text), 'Ann Lee paid $7 million.'));
  assert.notEqual(await page.title(), 'ran');
});

test('lang says the language of the text and of the controls, reference-date what last month is', async (t) => {
  const page = await empty(t);
  let reader = await put(page, { lang: 'zh-Hant', 'reference-date': '2026-03-04' }, '央行上個月宣布降息。');
  const date = (reader) => reader.evaluate(({ annotations }) => annotations.annotations.find(({ type }) => type === 'date').value);
  assert.equal((await date(reader)).timex, '2026-02');
  assert.match(await reader.evaluate(({ shadowRoot }) => shadowRoot.querySelector('.bar').textContent), /\p{Script=Han}/u);
  reader = await put(page, { lang: 'en', 'reference-date': '2020-01-15' });
  assert.equal((await date(reader)).timex, '2019-12');
  assert.doesNotMatch(await reader.evaluate(({ shadowRoot }) => shadowRoot.querySelector('.bar').textContent), /\p{Script=Han}/u);
  await reader.evaluate((reader) => reader.setAttribute('reference-date', '2021-01-15'));
  await eventually(async () => assert.equal((await date(reader)).timex, '2020-12'));
});

test('layers are those that are named, by attribute and by button', async (t) => {
  const page = await empty(t);
  const reader = await put(page, { lang: 'en', layers: 'figures' });
  const pressed = () => reader.evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll('[data-layer]')].filter((button) => button.getAttribute('aria-pressed') === 'true').map((button) => button.dataset.layer));
  assert.deepEqual(await pressed(), ['figures']);
  const border = () => reader.evaluate(({ shadowRoot }) => getComputedStyle(shadowRoot.querySelector('.entity')).borderBlockEndColor);
  assert.equal(await border(), 'rgba(0, 0, 0, 0)');
  await page.locator('manicule-reader >> [data-layer="entities"]').click();
  assert.deepEqual(await pressed(), ['entities', 'figures']);
  assert.notEqual(await border(), 'rgba(0, 0, 0, 0)');
});

test('theme is light or dark, whatever the system says; custom properties and parts are the page’s', async (t) => {
  const page = await empty(t);
  const reader = await put(page, { lang: 'en', theme: 'light' });
  const paper = () => reader.evaluate((reader) => getComputedStyle(reader).backgroundColor);
  const light = await paper();
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await paper(), light);
  await reader.evaluate((reader) => reader.setAttribute('theme', 'dark'));
  assert.notEqual(await paper(), light);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('manicule-reader { --m-paper: rgb(1, 2, 3); } manicule-reader::part(money) { color: rgb(4, 5, 6); } manicule-reader::part(bar) { padding-block: 33px; }');
    document.adoptedStyleSheets.push(sheet);
  });
  assert.equal(await paper(), 'rgb(1, 2, 3)');
  const look = (selector, key) => reader.evaluate(({ shadowRoot }, [selector, key]) => getComputedStyle(shadowRoot.querySelector(selector))[key], [selector, key]);
  assert.equal(await look('.figure.money', 'color'), 'rgb(4, 5, 6)');
  assert.equal(await look('.bar', 'paddingBlockStart'), '33px');
});

test('storage="none" keeps nothing, and readonly changes nothing', async (t) => {
  const page = await empty(t);
  const tagged = (reader) => reader.evaluate((reader) => { reader.manicule(1).tag({ start: 0, end: 7 }, { names: ['x'] }); return reader.tags.length; });
  let reader = await put(page, { lang: 'en', storage: 'none' });
  await eventually(async () => assert.equal(await tagged(reader), 1));
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
  reader = await put(page, { lang: 'en' });
  assert.equal(await reader.evaluate(({ tags }) => tags.length), 0);
  await eventually(async () => assert.equal(await tagged(reader), 1));
  await eventually(async () => assert.notDeepEqual(await page.evaluate(() => Object.keys(localStorage)), []));
  reader = await put(page, { lang: 'en', readonly: '' });
  await eventually(async () => assert.equal(await reader.evaluate(({ tags }) => tags.length), 1, 'what was kept is shown'));
  assert.equal(await tagged(reader), 1);
  await reader.evaluate((reader) => { for (const { id } of reader.tags) reader.manicule(1).untag(id); reader.manicule(1).undo(); });
  assert.equal(await reader.evaluate(({ tags }) => tags.length), 1);
});

test('links, lists, tables and pictures stay what they are, marked inside', async (t) => {
  const page = await empty(t);
  const picture = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACADs=';
  const reader = await put(page, { lang: 'en' }, `<p>Ann Lee paid <a href="#there">$7 million</a>.</p><ol start="3"><li>Corvane</li></ol>
    <table><caption>Costs</caption><tr><th scope="col">Year<td>$40 million</table><figure><img alt="Cranes" src="${picture}"><figcaption>Cranes, 15% more</figcaption></figure>`);
  const found = await reader.evaluate(({ shadowRoot }) => {
    const text = shadowRoot.querySelector('.text');
    const one = (selector) => text.querySelector(selector);
    return [one('a[href="#there"] .money').textContent, one('ol').start, one('th').scope, one('td .money').textContent, one('img').naturalWidth, one('img').alt, one('figcaption .percent').textContent];
  });
  assert.deepEqual(found, ['$7 million', 3, 'col', '$40 million', 1, 'Cranes', '15%']);
});

test('a model of the page’s own adds marks to readers, by name', async (t) => {
  const page = await empty(t);
  const reader = await put(page, { lang: 'en' }, 'Nimbus Harrow said it lost $3 million.');
  await page.evaluate(async () => {
    const { registerAnalyzer } = await import('./manicule.js');
    window.take = registerAnalyzer(async (text) => [{ layer: 'entity', type: 'product', start: 0, end: text.indexOf(' said') }], { name: 'house list' });
  });
  const product = () => reader.evaluate((reader) => reader.manicule(1).refresh().then(() => [reader.shadowRoot.querySelector('.entity.product')?.textContent, Object.values(reader.annotations.provenance ?? {})]));
  assert.deepEqual(await product(), ['Nimbus Harrow', ['house list']]);
  await page.evaluate(() => window.take());
  assert.deepEqual((await product())[1], []);
});

test('two versions on one page each have their own element, and neither takes the other’s', async (t) => {
  const page = await empty(t);
  await page.evaluate(async () => { const { defineReader } = await import('./manicule.js?version=2'); defineReader('manicule-reader-2'); });
  await page.evaluate(() => document.body.replaceChildren(...['manicule-reader', 'manicule-reader-2'].map((name) => Object.assign(document.createElement(name), { innerHTML: 'Ann Lee paid $7 million.' }))));
  for (const name of ['manicule-reader', 'manicule-reader-2']) await page.locator(`${name} >> .figure.money`).waitFor();
  assert.equal(await page.evaluate(() => customElements.get('manicule-reader') === customElements.get('manicule-reader-2')), false);
});

// what a browser says its language is need not be one: `en-US@posix` makes every Intl throw
test('a browser whose language is no language has readers, too', async (t) => {
  const page = await site.open(t, 'about:blank');
  await page.addInitScript(() => Object.defineProperties(Navigator.prototype, { language: { get: () => 'en-US@posix' }, languages: { get: () => ['en-US@posix'] } }));
  await page.goto(`${site.url}demo.html`);
  await page.evaluate(() => document.documentElement.removeAttribute('lang'));
  await put(page, {}, 'Ann Lee paid $7 million.');
  await page.locator('manicule-reader >> .figure.money').click();
  await eventually(async () => assert.match(await page.locator('manicule-reader >> .card').textContent(), /7000000 USD/));
});
