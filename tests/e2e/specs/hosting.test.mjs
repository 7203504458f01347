// The element where sites put it: on another origin, under policies that forbid it things, with files missing, opened from a disk.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { folders, mounts, putReader } from '../page.mjs';
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

test('opened from a disk the text is there', async (t) => {
  const page = await plain.open(t, 'about:blank', { expectErrors: /./ });
  await page.goto(`file://${folders.embed}demo.html`);
  await page.getByText('Tidewater Glass bets').waitFor();
});
