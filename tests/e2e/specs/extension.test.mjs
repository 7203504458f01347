// The extension in Chromium: comes into a page with a strict policy, marks it with the engine of its own page, keeps tags in its own storage.
// The browser's buttons cannot be pressed from outside; the same functions are called in the extension's worker, with the right to the page
// that a press would give written into the manifest of a copy.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { paced } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { assertPainted, assertPaintedOnly, assertUntouched, folders, headers, painted, paintedWords, rememberNodes, selectWords } from '../page.mjs';
import { serve } from '../serve.mjs';

const built = new URL('../../../dist/extension/', import.meta.url).pathname;
let place, context, server, worker;

before(async () => {
  place = await mkdtemp(join(tmpdir(), 'manicule-'));
  await cp(join(built, 'chromium'), join(place, 'extension'), { recursive: true });
  const file = join(place, 'extension', 'manifest.json');
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file)), host_permissions: ['http://127.0.0.1/*'] }));
  server = await serve(folders.pages, 0, { headers });
  const flags = [`--disable-extensions-except=${join(place, 'extension')}`, `--load-extension=${join(place, 'extension')}`, '--no-sandbox', '--disable-gpu'];
  context = await chromium.launchPersistentContext(join(place, 'profile'), { executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: flags, ignoreDefaultArgs: ['--disable-extensions'], locale: 'en-GB' });
  paced(context);
  worker = context.serviceWorkers()[0] ?? await context.waitForEvent('serviceworker', { timeout: 120_000 });
});

after(async () => {
  await context?.close();
  await server?.close();
  await rm(place, { recursive: true, force: true });
});

const enter = (wish) => worker.evaluate(async (wish) => { const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true }); await globalThis.manicule.enter(tab, wish); return chrome.action.getTitle({ tabId: tab.id }); }, wish);

test('a page with a strict policy is marked, no node of it changes, and the button folds the panel', async () => {
  const page = await context.newPage();
  await page.goto(`${server.url}plain.html`);
  await rememberNodes(page);
  assert.equal(await enter('toggle'), 'Read this page with Manicule');
  await painted(page);
  await assertPainted(page, 'figure', '$340 million');
  assert.equal(await page.evaluate(() => typeof globalThis.maniculeWishes), 'undefined', 'the page does not see the extension’s script');
  await assertUntouched(page);
  await page.close();
});

test('a tag is kept in the extension’s own storage, not in the site’s', async () => {
  const page = await context.newPage();
  await page.goto(`${server.url}plain.html`);
  await enter('open');
  await painted(page);
  assert.ok(await selectWords(page, 'largest investment', 'article'));
  await enter('tag');
  // the panel is shut off from the page: that it has the focus is all that can be seen
  await page.waitForFunction(() => document.activeElement.localName === 'manicule-page');
  await page.keyboard.type('money');
  await page.keyboard.press('Enter');
  await assertPaintedOnly(page, 'tag', 'largest investment');
  await eventually(async () => {
    const [kept] = Object.values(await worker.evaluate(() => chrome.storage.local.get(null)));
    assert.deepEqual(kept?.tags[0].names, ['money']);
  });
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.close();
});

test('the panel beside a page shows what the page’s own would, and does it there', async () => {
  const page = await context.newPage();
  await page.goto(`${server.url}plain.html`);
  // opening it takes a reader's own press: what comes of it is shown in a tab instead
  const path = await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    await globalThis.manicule.showPanel(tab).catch(() => {});
    return (await chrome.sidePanel.getOptions({ tabId: tab.id })).path;
  });
  await painted(page);
  const own = () => page.evaluate(() => document.elementFromPoint(innerWidth - 40, 200)?.localName);
  await eventually(async () => assert.equal(await own(), 'manicule-page'));
  const panel = await context.newPage();
  await panel.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function open(init) { return attach.call(this, { ...init, mode: 'open' }); };
  });
  await panel.goto(new URL(path, worker.url()).href);
  await panel.getByRole('tab', { name: 'Names' }).click();
  await panel.getByRole('button', { name: /Moira Adeyemi/ }).click();
  await assertPaintedOnly(page, 'chosen', 'Moira Adeyemi');
  assert.notEqual(await own(), 'manicule-page', 'one panel is enough');
  await panel.getByRole('searchbox').fill('type:money');
  await eventually(async () => assert.ok((await paintedWords(page, 'miss')).length > 0));
  await panel.getByText(/^\d+ of \d+/).waitFor();
  await page.reload();
  await panel.getByText('This page is not being read').waitFor();
  await page.bringToFront();
  await enter('open');
  await panel.getByRole('button', { name: /Moira Adeyemi/ }).waitFor();
  assert.equal(await panel.getByRole('searchbox').inputValue(), '', 'the page is read anew, and so is the panel');
  await panel.close();
  await eventually(async () => assert.equal(await own(), 'manicule-page'));
  await page.close();
});

test('a site that is turned on is read at every visit, until it is turned off', async () => {
  const page = await context.newPage();
  await page.goto(`${server.url}plain.html`);
  // the browser's own question, which nobody can answer from outside: the reader says yes
  const turn = () => worker.evaluate(async () => {
    Object.assign(chrome.permissions, { request: async () => true, remove: async () => true });
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    await globalThis.manicule.switchSite(tab);
    return (await chrome.scripting.getRegisteredContentScripts()).map(({ matches }) => matches);
  });
  assert.deepEqual(await turn(), [['http://127.0.0.1/*']]);
  await painted(page);
  await page.reload();
  await painted(page);
  assert.deepEqual(await turn(), []);
  await page.reload();
  // a script asked for now comes after those that are registered
  const ours = await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: tab.id }, func: () => Boolean(globalThis.maniculeWishes) });
    return result;
  });
  assert.equal(ours, false);
  assert.equal(await page.locator('manicule-page').count(), 0);
  await page.close();
});

test('the manifests ask for little', async () => {
  for (const kind of ['chromium', 'firefox']) {
    const manifest = JSON.parse(await readFile(join(built, kind, 'manifest.json')));
    const own = kind === 'chromium' ? ['sidePanel'] : [];
    assert.deepEqual(manifest.permissions, ['activeTab', 'storage', 'scripting', 'contextMenus', ...own], kind);
    assert.equal(manifest.host_permissions, undefined);
    assert.equal(manifest.manifest_version, 3);
    assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
  }
});

test('what the browser shows of it is said in three languages', async () => {
  const said = async (tongue) => JSON.parse(await readFile(join(built, 'chromium', '_locales', tongue, 'messages.json')));
  const [english, ...others] = await Promise.all(['en', 'zh_TW', 'zh_CN'].map(said));
  for (const other of others) {
    assert.deepEqual(Object.keys(other), Object.keys(english));
    for (const [key, { message }] of Object.entries(other)) assert.match(message, /\p{Script=Han}/u, key);
  }
  assert.equal(await worker.evaluate(() => chrome.i18n.getMessage('tag')), 'Tag with Manicule');
  assert.equal(await worker.evaluate(() => chrome.i18n.getMessage('refused', 'no')), 'Manicule cannot read this page: no');
  // the menus are there under their names: one that is not cannot be changed
  const menus = await worker.evaluate(() => Promise.all(['tag', 'panel', 'site'].map((id) => chrome.contextMenus.update(id, { visible: true }).then(() => id))));
  assert.deepEqual(menus, ['tag', 'panel', 'site']);
});
