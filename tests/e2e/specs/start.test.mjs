// The app comes up under its content security policy, and can be used without a pointer or good eyes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, browserTests } from '../browser.mjs';

const app = browserTests();

test('the app starts', async (t) => {
  const page = await app.open(t);
  await page.waitForSelector('main');
  assert.match(await page.title(), /Manicule/);
});

// what a browser says its language is need not be one: `en-US@posix` makes every Intl throw
test('the app starts and marks where the browser’s language is no language', async (t) => {
  const page = await app.open(t, 'about:blank');
  await page.addInitScript(() => Object.defineProperties(Navigator.prototype, { language: { get: () => 'en-US@posix' }, languages: { get: () => ['en-US@posix'] } }));
  await page.goto(`${app.url}#sample=en`);
  await page.locator('#article .figure').first().waitFor();
});

test('the first screen has no serious accessibility violation', async (t) => {
  const page = await app.open(t);
  await page.waitForSelector('main');
  await assertAccessible(page);
});
