// Without a network: the app opens from what the browser keeps, under a path of its own, and a newer build is told and comes whole.
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { marked } from '../app.mjs';

const folder = mkdtempSync(join(tmpdir(), 'manicule-'));
const site = join(folder, 'some', 'path');
cpSync(new URL('../../../dist', import.meta.url).pathname, site, { recursive: true, filter: (file) => !/\/(embed|pkg|extension)$/.test(file) });
after(() => rmSync(folder, { recursive: true, force: true }));

const app = browserTests(folder);
const kept = (page) => page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated' && navigator.serviceWorker.controller, null, { timeout: 120_000 });

test('what was open opens again without a network, marks and all', { timeout: 240_000 }, async (t) => {
  const page = await app.open(t, 'some/path/', { serviceWorkers: 'allow' });
  await kept(page);
  await page.context().setOffline(true);
  await page.reload();
  await page.click('[data-sample="zh-Hant"]');
  await marked(page);
  await eventually(async () => assert.ok(await page.locator('#article .text .figure').count() > 3));
  await page.reload();
  await marked(page);
});

test('it can be installed', async (t) => {
  const page = await app.open(t, 'some/path/');
  const address = await page.getAttribute('link[rel=manifest]', 'href');
  const manifest = await (await page.request.get(new URL(address, page.url()).href)).json();
  assert.equal(new URL(manifest.start_url, page.url()).href, `${app.url}some/path/`);
  assert.equal(manifest.display, 'standalone');
  for (const { src } of manifest.icons) assert.equal((await page.request.get(new URL(src, page.url()).href)).status(), 200);
});

test('a newer build is told, and comes whole when it is asked for', { timeout: 240_000 }, async (t) => {
  const page = await app.open(t, 'some/path/#sample=en', { serviceWorkers: 'allow' });
  await marked(page);
  await kept(page);
  assert.equal(await page.locator('.notice').count(), 0);
  const worker = join(site, 'offline.js');
  const before = readFileSync(worker, 'utf8');
  t.after(() => writeFileSync(worker, before));
  appendFileSync(join(site, 'styles.css'), '\n:root { --newer: 1; }\n');
  writeFileSync(worker, before.replace(/const BUILD = '\w+'/, "const BUILD = 'newer'"));
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.waitForSelector('.notice.warning .pill', { timeout: 120_000 });
  const newer = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--newer'));
  await page.reload();
  await page.waitForSelector('.notice.warning .pill', { timeout: 120_000 });
  assert.equal(await newer(), '', 'files of two builds do not meet');
  await Promise.all([page.waitForEvent('load'), page.click('.notice.warning .pill')]);
  await marked(page);
  await eventually(async () => assert.equal(await newer(), '1'));
  await eventually(async () => assert.deepEqual(await page.evaluate(() => caches.keys()), ['manicule-files-newer']));
});
