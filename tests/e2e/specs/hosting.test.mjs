// The element where sites put it: on another origin, under policies that forbid it things, with files missing, opened from a disk.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { assertPainted, assertUntouched, folders, mounts, putReader, rememberNodes } from '../page.mjs';
import { serve } from '../serve.mjs';

const strict = browserTests(folders.pages, { mounts, headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; style-src 'self'; img-src data:" } });
const plain = browserTests(folders.pages, { mounts, headers: { 'content-security-policy': null } });

test('from another origin the engine still has a worker of its own', async (t) => {
  const other = await serve(folders.embed, 0, { headers: { 'access-control-allow-origin': '*' } });
  const origin = new URL(other.url).origin;
  const policy = `default-src 'none'; script-src 'self' ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; worker-src blob:; style-src 'self'; img-src data:`;
  const host = await serve(folders.pages, 0, { headers: { 'content-security-policy': policy } });
  t.after(() => Promise.all([other.close(), host.close()]));
  const page = await plain.open(t, 'about:blank');
  await page.goto(`${host.url}plain.html`);
  const workers = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  const went = await putReader(page, `${other.url}manicule.js`);
  assert.ok(went.marks > 1, JSON.stringify(went));
  await eventually(() => assert.match(workers[0] ?? 'none', /^blob:/));
});

test('a policy against WebAssembly is named, with what to add to it', async (t) => {
  const page = await strict.open(t, 'plain.html', { expectErrors: /./ });
  const went = await putReader(page, '/embed/manicule.js');
  assert.equal(went.code, 'csp');
  assert.match(went.message, /'wasm-unsafe-eval'/);
  assert.equal(went.shown, true);
});

test('a missing file is named', async (t) => {
  const page = await plain.open(t, 'plain.html', { expectErrors: /./ });
  await page.route('**/worker_bg.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  const went = await putReader(page, '/embed/manicule.js');
  assert.equal(went.code, 'missing');
  assert.match(went.message, /worker_bg\.wasm answers 404/);
});

test('scripts sent as something else are named', async (t) => {
  const page = await plain.open(t, 'plain.html', { expectErrors: /./ });
  await page.route(/\/embed\/worker\.js$/, async (route) => { const response = await route.fetch(); await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'text/plain' } }); });
  const went = await putReader(page, '/embed/manicule.js');
  assert.equal(went.code, 'mime');
});

test('another origin that allows nothing is named', async (t) => {
  const closed = await serve(folders.embed);
  t.after(() => closed.close());
  const page = await plain.open(t, 'plain.html', { expectErrors: /./ });
  const code = await page.evaluate(async ([faults, module]) => (await (await import(faults)).explain(new Error('no'), module)).code, ['/embed/engine/faults.js', `${closed.url}worker.js`]);
  assert.equal(code, 'cors');
});

/** What a page's console says of the element. */
function said(page) {
  const lines = [];
  page.on('console', (message) => { if (message.text().startsWith('manicule-reader: ')) lines.push(message.text()); });
  return lines;
}

test('opened from a disk the text is there, and what to do is said', async (t) => {
  const page = await plain.open(t, 'about:blank', { expectErrors: /./ });
  const lines = said(page);
  await page.goto(`file://${folders.embed}demo.html`);
  await page.getByText('Tidewater Glass bets').waitFor();
  await eventually(() => assert.match(lines.join('\n'), /serve the folder over http, or load one\/manicule\.js/));
});

test('an element’s script that is missing, or sent as something else, is named by the check beside it', async (t) => {
  for (const [answer, code] of [[{ status: 404, body: '' }, /answers 404/], [{ body: 'void 0', contentType: 'text/plain' }, /sent as “text\/plain”: send \.js files as text\/javascript/]]) {
    const page = await plain.open(t, 'about:blank', { expectErrors: /./ });
    const lines = said(page);
    await page.route(/\/embed\/manicule\.js$/, (route) => route.fulfill(answer));
    await page.goto(`${plain.url}embed/demo.html`);
    await eventually(() => assert.match(lines.join('\n'), code));
    await page.getByText('Tidewater Glass bets').waitFor();
  }
});

test('where the element is there, the check says nothing', async (t) => {
  const page = await plain.open(t, 'about:blank');
  const lines = said(page);
  await page.goto(`${plain.url}embed/demo.html`);
  await page.waitForFunction(() => document.querySelector('manicule-reader').annotations);
  assert.deepEqual(lines, []);
});

const OLD = {
  'no WebAssembly': [() => { delete globalThis.WebAssembly; }, 'no-wasm'],
  'WebAssembly without vectors': [() => {
    WebAssembly.validate = () => false;
    for (const name of ['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming']) WebAssembly[name] = async () => { throw new WebAssembly.CompileError('invalid value type 0x7b'); };
  }, 'old-browser'],
  'no adopted style sheets': [() => { for (const { prototype } of [Document, ShadowRoot]) delete prototype.adoptedStyleSheets; }, 'old-browser'],
};

for (const [lack, [take, code]] of Object.entries(OLD)) test(`a browser with ${lack} shows the text, and the page is told`, async (t) => {
  const page = await plain.open(t, 'about:blank', { expectErrors: /./ });
  await page.addInitScript(take);
  await page.goto(`${plain.url}plain.html`);
  // the page's own thread: what a worker lacks cannot be taken away from here
  const went = await page.evaluate(async () => {
    const reader = Object.assign(document.createElement('manicule-reader'), { textContent: 'Ann Lee paid $7 million.' });
    reader.setAttribute('worker', 'off');
    document.querySelector('article').prepend(reader);
    const told = new Promise((resolve) => reader.addEventListener('manicule-error', ({ detail }) => resolve(detail)));
    await import('/embed/manicule.js');
    const { code, message } = await told;
    return { code, message, shown: document.querySelector('article').innerText.startsWith('Ann Lee paid') && reader.getBoundingClientRect().height > 10 };
  });
  assert.deepEqual([went.code, went.shown], [code, true], went.message);
  assert.match(went.message, /text is shown without marks/);
});

test('a page on a disk takes the element and the page annotator from a site', async (t) => {
  const site = await serve(folders.embed, 0, { headers: { 'access-control-allow-origin': '*' } });
  const folder = await mkdtemp(join(tmpdir(), 'manicule-disk-'));
  t.after(() => Promise.all([site.close(), rm(folder, { recursive: true })]));
  await writeFile(join(folder, 'page.html'), `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><article><h1>Cranes</h1>
    <p>Saltmarsh Cranes said on Tuesday it would spend $340 million on electric cranes, its largest investment since 2011.</p></article>`);
  const page = await plain.open(t, 'about:blank');
  await page.goto(`file://${folder}/page.html`);
  await rememberNodes(page);
  await page.evaluate(async (url) => { window.manicule = await (await import(url)).annotatePage(null, { ui: 'en' }); }, `${site.url}page.js`);
  await assertPainted(page, 'figure', '$340 million');
  await assertUntouched(page);
  const went = await putReader(page, `${site.url}manicule.js`);
  assert.ok(went.marks > 1, JSON.stringify(went));
});

test('a bookmark brings the page annotator from another origin into a page', async (t) => {
  const site = await serve(folders.embed, 0, { headers: { 'access-control-allow-origin': '*' } });
  t.after(() => site.close());
  const [, bookmark] = /`javascript:(.+?)`/.exec(await readFile(new URL('../../../HOSTING.md', import.meta.url), 'utf8'));
  const page = await plain.open(t, 'plain.html');
  await rememberNodes(page);
  await page.evaluate((bookmark) => { location.href = `javascript:${bookmark}`; }, bookmark.replace('https://YOUR.SITE/embed/', site.url));
  await assertPainted(page, 'figure', '$340 million');
  await assertUntouched(page);
});
