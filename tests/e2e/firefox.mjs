// Firefox for the tests, where it is installed: one a file, a fresh profile a page. Knows Puppeteer, since Playwright
// cannot drive a Firefox that it did not build; must not know the app's markup.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before } from 'node:test';
import puppeteer from 'puppeteer-core';

const executablePath = process.env.FIREFOX || '/usr/bin/firefox-esr';

/** Why the tests are left out, or false. */
export const skip = existsSync(executablePath) ? false : 'Firefox is not installed';

/** Longer than anything takes that still works. */
export const LIMIT = 120_000;

/**
 * Starts Firefox for a file of tests and ends it after it. Call it once, at the top.
 * @param {(browser: import('puppeteer-core').Browser) => Promise<void>} [prepare] done before the first test; node's runner waits for no hook with the next
 * @returns {{open: (t: import('node:test').TestContext, address: string, expectErrors?: RegExp) => Promise<import('puppeteer-core').Page>}}
 *   `open` shows a page in a profile of its own; what it throws fails the test, unless expected
 */
export function firefoxTests(prepare = async () => {}) {
  const fixture = {};
  before(async () => {
    if (skip) return;
    // Puppeteer's own profile lets pages on a disk read their neighbours, which readers' browsers do not
    const extraPrefsFirefox = { 'security.fileuri.strict_origin_policy': true };
    fixture.browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true, defaultViewport: { width: 1440, height: 900 }, extraPrefsFirefox });
    await prepare(fixture.browser);
  });
  after(() => fixture.browser?.close());
  fixture.open = async (t, address, expectErrors) => {
    const context = await fixture.browser.createBrowserContext();
    const page = await context.newPage();
    const trouble = [];
    page.on('pageerror', (error) => trouble.push(String(error)));
    t.after(async () => {
      await context.close();
      assert.deepEqual(trouble.filter((message) => !expectErrors?.test(message)), []);
    });
    await page.goto(address);
    return page;
  };
  return fixture;
}

/** Waits until something holds in the page. (`waitForFunction` of Puppeteer makes a function there, which strict policies forbid.) */
export async function until(page, holds, argument) {
  for (const end = Date.now() + LIMIT; !(await page.evaluate(holds, argument)); await new Promise((resolve) => setTimeout(resolve, 100))) {
    assert.ok(Date.now() < end, `never: ${holds}`);
  }
}
