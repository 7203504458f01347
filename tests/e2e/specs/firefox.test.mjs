// The element, the one-file build and the app in Firefox: the same files, another browser.
import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { select } from '../app.mjs';
import { eventually } from '../eventually.mjs';
import { firefoxTests, LIMIT, skip, until } from '../firefox.mjs';
import { assertPainted, assertUntouched, folders, putReader, rememberNodes } from '../page.mjs';
import { serve } from '../serve.mjs';

const dist = new URL('../../../dist/', import.meta.url).pathname;
const options = { skip, timeout: LIMIT };
const firefox = firefoxTests();
const servers = [];

/** The address of a folder, served until the tests are over. */
async function served(folder, more) {
  const server = await serve(folder, 0, more);
  servers.push(server);
  return server.url;
}
after(() => Promise.all(servers.map((server) => server.close())));

test('Firefox: the element marks an article, filters, and leaves the page’s own nodes alone', options, async (t) => {
  const page = await firefox.open(t, `${await served(folders.embed)}demo.html`);
  const own = () => document.querySelector('manicule-reader').innerHTML;
  const before = await page.evaluate(own);
  await until(page, () => [...document.querySelectorAll('manicule-reader')].every((reader) => reader.annotations));
  const counts = await page.evaluate(() => ['.figure.money', '.cue', '.source', '.content'].map((mark) => document.querySelector('manicule-reader').shadowRoot.querySelectorAll(mark).length));
  assert.ok(counts.every((count) => count > 0), counts.join());
  const hits = await page.evaluate(() => new Promise((resolve) => {
    const reader = document.querySelector('manicule-reader');
    reader.addEventListener('manicule-filter', ({ detail }) => resolve(detail.passages.length), { once: true });
    reader.setAttribute('filter', 'source:anonymous');
  }));
  assert.ok(hits > 0);
  await until(page, () => document.querySelector('manicule-reader').shadowRoot.querySelectorAll('.passage.miss').length > 0);
  assert.equal(await page.evaluate(own), before);
});

test('Firefox: from another origin the engine still has a worker of its own', options, async (t) => {
  const other = await served(folders.embed, { headers: { 'access-control-allow-origin': '*' } });
  const { origin } = new URL(other);
  const policy = `default-src 'none'; script-src 'self' ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; worker-src blob:; style-src 'self'; img-src data:`;
  const page = await firefox.open(t, `${await served(folders.pages, { headers: { 'content-security-policy': policy } })}plain.html`);
  const began = await page.evaluateHandle(() => {
    const { Worker } = window;
    const began = [];
    window.Worker = class extends Worker { constructor(url, ...more) { super(url, ...more); began.push(new URL(url, location).protocol); } };
    return began;
  });
  const went = await putReader(page, `${other}manicule.js`);
  assert.ok(went.marks > 1, JSON.stringify(went));
  assert.deepEqual(await began.jsonValue(), ['blob:']);
});

test('Firefox: a policy against WebAssembly is named, with what to add to it', options, async (t) => {
  const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; style-src 'self'; img-src data:";
  const page = await firefox.open(t, `${await served(folders.pages, { mounts: { '/embed/': folders.embed }, headers: { 'content-security-policy': policy } })}plain.html`, /blocked WebAssembly/);
  const went = await putReader(page, '/embed/manicule.js');
  assert.equal(went.code, 'csp', went.message);
  assert.match(went.message, /'wasm-unsafe-eval'/);
  assert.equal(went.shown, true);
});

test('Firefox: opened from a disk, the one file marks its page, and of the folder the text is there', options, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'manicule-one-'));
  t.after(() => rm(folder, { recursive: true }));
  await cp(`${folders.pages}one.html`, join(folder, 'page.html'));
  await cp(join(dist, 'one'), join(folder, 'one'), { recursive: true });
  const page = await firefox.open(t, `file://${folder}/page.html`, /Cross-Origin Request Blocked/);
  await until(page, () => document.querySelector('manicule-reader')?.annotations);
  const words = await page.evaluate(() => [...document.querySelector('manicule-reader').shadowRoot.querySelectorAll('.figure, .cue')].map((mark) => mark.textContent));
  assert.ok(words.some((word) => word.includes('$340 million')), words.join());
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(`file://${folders.embed}demo.html`);
  assert.match(await page.evaluate(() => document.body.innerText), /Tidewater Glass bets/);
  await eventually(() => assert.match(said.join('\n'), /serve the folder over http, or load one\/manicule\.js/));
});

test('Firefox: a page on a disk takes the page annotator from a site, and no node of it changes', options, async (t) => {
  const site = await served(folders.embed, { headers: { 'access-control-allow-origin': '*' } });
  const folder = await mkdtemp(join(tmpdir(), 'manicule-disk-'));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'page.html'), `<!doctype html><html lang="en"><meta charset="utf-8"><article><h1>Cranes</h1>
    <p>Saltmarsh Cranes said on Tuesday it would spend $340 million on electric cranes, its largest investment since 2011.</p></article>`);
  const page = await firefox.open(t, `file://${folder}/page.html`);
  await rememberNodes(page);
  await page.evaluate(async (url) => { window.manicule = await (await import(url)).annotatePage(null, { ui: 'en' }); }, `${site}page.js`);
  await assertPainted(page, 'figure', '$340 million');
  await assertUntouched(page);
});

test('Firefox: the app opens a sample, marks it, and filters it', options, async (t) => {
  const page = await firefox.open(t, `${await served(dist)}#sample=zh-Hant`);
  await page.waitForSelector('#article[aria-busy="false"] .block', { timeout: LIMIT });
  await page.waitForSelector('#article .figure', { timeout: LIMIT });
  await page.type('#query', 'source:anonymous');
  await page.waitForSelector('.block[data-miss]', { timeout: LIMIT });
});

test('Firefox: a tag in the app is kept, also where the tab is closed at once', options, async (t) => {
  const page = await firefox.open(t, `${await served(dist)}#sample=en`);
  await page.waitForSelector('#article[aria-busy="false"] .block', { timeout: LIMIT });
  assert.ok(await select(page, 'Corvane'));
  await page.waitForSelector('.selection-bar button');
  await page.click('.selection-bar button');
  await page.waitForSelector('#tag-names');
  await page.type('#tag-names', 'look');
  await page.click('dialog button[type=submit]');
  const tagged = (page) => page.waitForSelector('#article .tagged', { timeout: LIMIT });
  await tagged(page);
  const again = await page.browserContext().newPage();
  await page.close();
  await again.goto(page.url());
  assert.equal(await (await tagged(again)).evaluate((element) => element.textContent), 'Corvane');
});
