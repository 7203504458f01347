// A browser and pages for the tests: one Chromium a file, a fresh profile a test, and nothing that goes wrong in it unnoticed.
// Knows Playwright and the server; must not know the app's markup.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before } from 'node:test';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const OUTPUT = new URL('output/', import.meta.url).pathname;
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** How many times slower than this machine the pages' processor is to be: what is racy shows under `E2E_SLOWER=4`. */
export const SLOWER = Number(process.env.E2E_SLOWER ?? 1);

/** Long enough for a busy machine; what takes so long has failed. */
const LIMIT = 60_000 * SLOWER;

/** Gives the pages of a context that time, and makes them as slow as asked. */
export function paced(context) {
  context.setDefaultTimeout(LIMIT);
  const slow = async (page) => (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  // a page that is gone already needs nothing
  if (SLOWER > 1) context.on('page', (page) => slow(page).catch(() => {}));
  return context;
}

/** A headless Chromium with a fresh profile; close it. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS });
}

/**
 * Starts the server and the browser for a file of tests and ends them after it. Call it once, at the top.
 * @param {string} [folder] what is served; the built app, unless given
 * @param {object} [more] as `serve` takes it
 * @returns {{url: string, open: typeof open}} filled in before the first test runs
 */
export function browserTests(folder = new URL('../../dist', import.meta.url).pathname, more = {}) {
  const fixture = {};
  before(async () => {
    fixture.server = await serve(folder, 0, more);
    fixture.url = fixture.server.url;
    fixture.browser = await launch();
  });
  after(async () => {
    await fixture.browser?.close();
    await fixture.server?.close();
  });
  fixture.open = (test, path, options) => open(fixture, test, path, options);
  return fixture;
}

/**
 * Opens a page in a profile of its own. When the test ends, an error on the page's console, an exception or a breach of the content
 * security policy fails it, and a failed test leaves a screenshot in tests/e2e/output/.
 * @param {object} fixture
 * @param {import('node:test').TestContext} test
 * @param {string} [path] relative to the server's root
 * @param {import('playwright-core').BrowserContextOptions & {expectErrors?: RegExp}} [options] `expectErrors`: messages that belong to the test;
 *   `serviceWorkers: 'allow'`: the app keeps its files, which the other tests need not wait for
 * @returns {Promise<import('playwright-core').Page>}
 */
async function open(fixture, test, path = '', { expectErrors, ...options } = {}) {
  const context = paced(await fixture.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', serviceWorkers: 'block', ...options }));
  const page = await context.newPage();
  const trouble = [];
  page.on('console', (message) => { if (message.type() === 'error') trouble.push(`${message.text()} (${message.location().url})`); });
  page.on('pageerror', (error) => trouble.push(String(error)));
  test.after(async () => {
    await leaveScreenshot(page, test);
    await context.close();
    assert.deepEqual(trouble.filter((message) => !expectErrors?.test(message)), [], 'the page reported errors');
  });
  await page.goto(new URL(path, fixture.url).href);
  return page;
}

/** Always taken, since a hook cannot tell whether its test failed; they are small, and good to look at. */
async function leaveScreenshot(page, test) {
  mkdirSync(OUTPUT, { recursive: true });
  const name = test.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);
  await page.screenshot({ path: `${OUTPUT}${name}.png` }).catch(() => {});
}

/** Waits until what was begun is drawn and nothing moves any more. */
export async function settled(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
}

/** The themes a reader can choose besides light; only colours differ in them. */
const OTHER_THEMES = ['dark', 'sepia', 'contrast'];

/** Rules about a page as a whole, which is its host's where ours is a part of it. */
const WHOLE_PAGE = ['landmark-one-main', 'landmark-unique', 'region'];

/**
 * Fails where axe finds any violation, in the theme shown; and where `allThemes`, of contrast in all others. In a `hosted` page, of what
 * the host does not answer for.
 * @param {import('playwright-core').Page} page
 * @param {{allThemes?: boolean, hosted?: boolean}} [options]
 */
export async function assertAccessible(page, { allThemes = false, hosted = false } = {}) {
  await settled(page);
  // Evaluated from outside the page: the content security policy would refuse it as a script.
  await page.evaluate(axe.source);
  const found = await page.evaluate(async ([themes, off]) => {
    const root = document.documentElement;
    const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
    const run = async (options = {}) => (await window.axe.run(document, { resultTypes: ['violations'], rules, ...options })).violations
      .map(({ id, nodes }) => `${root.dataset.theme}, ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    const violations = await run();
    const shown = root.dataset.theme;
    for (const theme of themes) {
      root.dataset.theme = theme;
      violations.push(...await run({ runOnly: ['color-contrast'] }));
    }
    root.dataset.theme = shown;
    return violations;
  }, [allThemes ? OTHER_THEMES : [], hosted ? WHOLE_PAGE : []]);
  assert.deepEqual(found, []);
}
