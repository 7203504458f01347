// The element, the page annotator and the app in Firefox, where it is installed (or named in FIREFOX): the same files, another browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { folders, headers, mounts } from '../page.mjs';
import { serve } from '../serve.mjs';

const executablePath = [process.env.FIREFOX, 'firefox-esr', 'firefox'].filter(Boolean).map((name) => {
  try {
    return execFileSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}).find(Boolean);
const skip = executablePath ? false : 'Firefox is not installed';
const site = {};

before(async () => {
  if (skip) return;
  site.browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  site.servers = await Promise.all([serve(folders.embed), serve(folders.pages, 0, { mounts, headers }), serve(new URL('../../../dist', import.meta.url).pathname)]);
  [site.embed, site.pages, site.app] = site.servers.map(({ url }) => url);
});
after(async () => {
  await site.browser?.close();
  await Promise.all((site.servers ?? []).map((server) => server.close()));
});

/** Opens a page in a profile of its own; what it reports as an error fails the test. */
async function open(t, address) {
  const context = await site.browser.createBrowserContext();
  const page = await context.newPage();
  const trouble = [];
  page.on('pageerror', (error) => trouble.push(String(error)));
  t.after(async () => {
    await context.close();
    assert.deepEqual(trouble, []);
  });
  await page.goto(address);
  return page;
}

/** Waits until something holds in the page. (`waitForFunction` of puppeteer makes a function there, which the policy forbids.) */
async function until(page, holds, limit = 120_000) {
  for (const end = Date.now() + limit; !(await page.evaluate(holds)); await new Promise((resolve) => setTimeout(resolve, 100))) {
    assert.ok(Date.now() < end, `never: ${holds}`);
  }
}

test('Firefox: the element marks an article, filters, and leaves the page’s own nodes alone', { skip, timeout: 600_000 }, async (t) => {
  const page = await open(t, `${site.embed}demo.html`);
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
});

test('Firefox: a page is marked in place without a change to its nodes, and left as it was', { skip, timeout: 600_000 }, async (t) => {
  const page = await open(t, `${site.pages}plain.html`);
  const before = await page.evaluate(() => document.body.outerHTML);
  await page.evaluate(async () => {
    const { annotatePage } = await import('/embed/page.js');
    window.manicule = await annotatePage(null, { ui: 'en' });
  });
  await until(page, () => [...CSS.highlights].some(([name, highlight]) => /^manicule-\d/.test(name) && highlight.size > 0));
  assert.equal(await page.evaluate(() => document.body.outerHTML), before);
  await page.evaluate(() => window.manicule.close());
  await until(page, () => !document.querySelector('manicule-page'));
  assert.equal(await page.evaluate(() => document.body.outerHTML), before);
});

test('Firefox: the app opens a sample, marks it, and filters it', { skip, timeout: 600_000 }, async (t) => {
  const page = await open(t, `${site.app}#sample=zh-Hant`);
  await page.waitForSelector('#article[aria-busy="false"] .block', { timeout: 120_000 });
  await page.waitForSelector('#article .figure', { timeout: 120_000 });
  await page.type('#query', 'source:anonymous');
  await page.waitForSelector('.block[data-miss]', { timeout: 120_000 });
});
