// The one-file build: from a disk, where nothing can be fetched, and over http under a strict policy, where it is its own worker.
import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { assertPainted, assertUntouched, folders, rememberNodes } from '../page.mjs';

const one = new URL('../../../dist/one/', import.meta.url).pathname;
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types manicule";
const site = browserTests(folders.pages, { mounts: { '/one/': one }, headers: { 'content-security-policy': policy } });

async function markedWords(page) {
  await page.waitForFunction(() => document.querySelector('manicule-reader')?.annotations);
  return page.evaluate(() => [...document.querySelector('manicule-reader').shadowRoot.querySelectorAll('.figure, .cue')].map((mark) => mark.textContent));
}

test('opened from a disk, the page is marked', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'manicule-one-'));
  t.after(() => rm(folder, { recursive: true }));
  await cp(`${folders.pages}one.html`, join(folder, 'page.html'));
  await cp(one, join(folder, 'one'), { recursive: true });
  const page = await site.open(t, 'about:blank');
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').pop()));
  await page.goto(`file://${folder}/page.html`);
  const words = await markedWords(page);
  assert.ok(words.some((word) => word.includes('$340 million')), words.join());
  assert.deepEqual(asked, ['page.html', 'manicule.js']);
});

test('opened from a disk, a page is annotated in place, and no node of it changes', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'manicule-one-'));
  t.after(() => rm(folder, { recursive: true }));
  await cp(one, join(folder, 'one'), { recursive: true });
  await writeFile(join(folder, 'page.html'), `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><article><h1>Cranes</h1>
    <p>Saltmarsh Cranes said on Tuesday it would spend $340 million on electric cranes, its largest investment since 2011.</p></article><script src="one/manicule.js"></script>`);
  const page = await site.open(t, 'about:blank');
  await page.goto(`file://${folder}/page.html`);
  await rememberNodes(page);
  await page.evaluate(async () => { await window.manicule.annotatePage(null, { ui: 'en' }); });
  await assertPainted(page, 'figure', '$340 million');
  await assertUntouched(page);
});

test('over http it is its own worker, under a strict policy, and asks for nothing else', async (t) => {
  const page = await site.open(t, 'about:blank', { expectErrors: /favicon/ });
  const workers = [];
  page.on('worker', (worker) => workers.push(new URL(worker.url()).pathname));
  await page.goto(`${site.url}one.html`);
  const words = await markedWords(page);
  assert.ok(words.some((word) => word.includes('$340 million')), words.join());
  await eventually(() => assert.deepEqual(workers, ['/one/manicule.js']));
  assert.equal(await page.evaluate(() => typeof window.manicule.annotatePage), 'function');
});
