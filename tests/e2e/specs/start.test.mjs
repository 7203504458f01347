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

test('the first screen has no serious accessibility violation', async (t) => {
  const page = await app.open(t);
  await page.waitForSelector('main');
  await assertAccessible(page);
});
