// The extension in Firefox, whose scripts see a page as if behind glass: marks, tags and storage. The browser's buttons cannot be pressed
// from outside; in a copy, a script of its own passes on what the test presses, with the right to the page that a press would give.
import assert from 'node:assert/strict';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { eventually } from '../eventually.mjs';
import { firefoxTests, LIMIT, skip, until } from '../firefox.mjs';
import { assertPainted, assertPaintedOnly, assertUntouched, folders, headers, middleOf, rememberNodes, selectWords } from '../page.mjs';
import { serve } from '../serve.mjs';

const options = { skip, timeout: LIMIT };
let place, server;

const firefox = firefoxTests(async (browser) => {
  place = await mkdtemp(join(tmpdir(), 'manicule-'));
  await cp(new URL('../../../dist/extension/firefox/', import.meta.url).pathname, place, { recursive: true });
  const file = join(place, 'manifest.json');
  const rights = { host_permissions: ['http://127.0.0.1/*'], content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['press.js'] }] };
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file)), ...rights }));
  await writeFile(join(place, 'press.js'), "addEventListener('message', ({ data }) => { if (data.wish) browser.runtime.sendMessage(data); });");
  await appendFile(join(place, 'background.js'), `
    const show = async (tab) => {
      await showPanel(tab).catch(() => {});
      await api.tabs.create({ url: await api.sidebarAction.getPanel({ tabId: tab.id }), active: false });
    };
    // the browser's own question, which nobody can answer from outside: the reader says yes
    Object.assign(api.permissions, { request: async () => true, remove: async () => true });
    const count = async (tab) => {
      const args = [(await api.scripting.getRegisteredContentScripts()).length];
      await api.scripting.executeScript({ target: { tabId: tab.id }, args, func: (sites) => { document.documentElement.dataset.sites = sites; } });
    };
    const acts = { panel: show, count, site: (tab) => switchSite(tab).then(() => count(tab)) };
    api.runtime.onMessage.addListener(({ wish }, { tab }) => { if (wish) acts[wish] ? acts[wish](tab) : enter(tab, wish); });
  `);
  // nor can a test see into an extension's page here: the copy's panel goes to a name by itself, as soon as it lists it
  await appendFile(join(place, 'panel.js'), `
    port.onMessage.addListener((state) => {
      const entry = state?.lists.names.find(({ label }) => label === 'Moira Adeyemi');
      if (entry) act('goTo')(entry);
    });
  `);
  await browser.installExtension(place);
  server = await serve(folders.pages, 0, { headers });
});

after(async () => {
  await server?.close();
  if (place) await rm(place, { recursive: true });
});

const press = (page, wish) => page.evaluate((wish) => postMessage({ wish }), wish);

for (const [path, ...figures] of [['plain.html', '$340 million', 'about 15%'], ['shadow.html', '12%', '$25 million'], ['frame.html', '$25 million']]) {
  test(`Firefox: the extension marks ${path} under a strict policy, and no node of it changes`, options, async (t) => {
    const page = await firefox.open(t, server.url + path);
    await rememberNodes(page);
    await press(page, 'toggle');
    await assertPainted(page, 'figure', ...figures);
    assert.equal(await page.evaluate(() => typeof globalThis.maniculeWishes), 'undefined', 'the page does not see the extension’s script');
    const colour = () => {
      const scope = document.querySelector('news-story')?.shadowRoot ?? document;
      return getComputedStyle(scope.querySelector('main, article'), '::highlight(manicule-1-figure)').backgroundColor;
    };
    assert.equal(await page.evaluate(colour), 'rgb(248, 235, 187)', 'the rules are taken up by the page');
    await assertUntouched(page);
  });
}

test('Firefox: a tag is kept in the extension’s own storage, not in the site’s, and found again', options, async (t) => {
  const page = await firefox.open(t, `${server.url}plain.html`);
  await press(page, 'open');
  await assertPainted(page, 'figure', '$340 million');
  assert.ok(await selectWords(page, 'largest investment', 'article'));
  await press(page, 'tag');
  await until(page, () => document.activeElement.localName === 'manicule-page');
  await page.keyboard.type('money');
  await page.keyboard.press('Enter');
  await assertPaintedOnly(page, 'tag', 'largest investment');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.reload();
  await press(page, 'open');
  await assertPaintedOnly(page, 'tag', 'largest investment');
});

test('Firefox: a site that is turned on is read at every visit, until it is turned off', options, async (t) => {
  const page = await firefox.open(t, `${server.url}plain.html`);
  const sites = (count) => until(page, (count) => document.documentElement.dataset.sites === count, count);
  await press(page, 'site');
  await sites('1');
  await assertPainted(page, 'figure', '$340 million');
  await page.reload();
  await assertPainted(page, 'figure', '$340 million');
  await press(page, 'site');
  await sites('0');
  await page.reload();
  // what is asked for now comes after what would have come by itself
  await press(page, 'count');
  await sites('0');
  assert.equal(await page.evaluate(() => document.querySelectorAll('manicule-page').length + CSS.highlights.size), 0);
});

test('Firefox: pointing at a figure shows the extension’s card', options, async (t) => {
  const page = await firefox.open(t, `${server.url}plain.html`);
  await press(page, 'open');
  await assertPainted(page, 'figure', '$340 million');
  const [x, y] = await middleOf(page, '$340 million');
  // closed to the page, the card can only be met: what lies under a point below the words is ours then
  const below = ([x, y]) => document.elementFromPoint(x, y).localName;
  assert.notEqual(await page.evaluate(below, [x, y + 60]), 'manicule-page');
  await page.mouse.move(x, y);
  await until(page, ([x, y]) => document.elementFromPoint(x, y + 60).localName === 'manicule-page', [x, y]);
});

test('Firefox: the panel beside a page has what the page’s own would, and does it there', options, async (t) => {
  const page = await firefox.open(t, `${server.url}plain.html`);
  const own = () => page.evaluate(() => document.elementFromPoint(innerWidth - 40, 200)?.localName);
  // opening it takes a reader's own press: what would stand in the sidebar is shown in a tab
  await press(page, 'panel');
  await assertPainted(page, 'figure', '$340 million');
  await assertPaintedOnly(page, 'chosen', 'Moira Adeyemi');
  await eventually(async () => assert.notEqual(await own(), 'manicule-page', 'one panel is enough'));
});
