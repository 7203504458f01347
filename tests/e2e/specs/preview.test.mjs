// The text before the app: readable while the wasm is on its way, gone when the app shows it, still there when the app cannot start.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { kept, marked, originalText, paste } from '../app.mjs';

const app = browserTests();

/** Opens an address whose wasm does not come until the answer is called. */
async function held(t, path, options) {
  const page = await app.open(t, 'icons/manicule.svg', { expectErrors: /favicon/, ...options });
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  await page.route('**/app_bg.wasm', async (route) => { await released; await route.continue(); });
  await page.goto(`${app.url}${path}`);
  return { page, release };
}

for (const [sample, language] of [['en', 'en'], ['zh-Hant', 'zh-Hant'], ['zh-Hans', 'zh-Hans']]) {
  test(`the sample ${sample} can be read before the app is there`, async (t) => {
    const { page, release } = await held(t, `#sample=${sample}`);
    await page.waitForSelector('#preview .block');
    assert.equal(await page.getAttribute('#preview article', 'lang'), language);
    const before = await eventually(async () => {
      const texts = await page.locator('#preview .text').allTextContents();
      assert.ok(texts.join('').length > 1000);
      return texts;
    });
    assert.equal(await page.locator('#app').isVisible(), false);
    assert.ok(await page.locator('#preview').evaluate(({ clientHeight, scrollHeight }) => scrollHeight === clientHeight && clientHeight > innerHeight), 'nothing is cut off');
    release();
    await marked(page);
    await page.waitForSelector('#preview', { state: 'detached' });
    await eventually(async () => {
      const after = await originalText(page);
      assert.ok(before.every((paragraph) => after.includes(paragraph)), 'the preview shows what the app shows');
    });
  });
}

test('a kept text can be read before the app is there', async (t) => {
  const page = await app.open(t);
  await paste(page, 'A headline of one’s own\n\nThe minister said on Monday that the bridge would open.');
  await marked(page);
  await kept(page, 'texts', 'bridge would open');
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  await page.route('**/app_bg.wasm', async (route) => { await released; await route.continue(); });
  await page.reload();
  await page.waitForSelector('#preview .block');
  await eventually(async () => assert.match(await page.textContent('#preview'), /bridge would open/));
  release();
  await marked(page);
  await page.waitForSelector('#preview', { state: 'detached' });
});

test('where the app cannot start the text stays, and the reader is told', async (t) => {
  const page = await app.open(t, 'icons/manicule.svg', { expectErrors: /./ });
  await page.route('**/app_bg.wasm', (route) => route.abort());
  await page.goto(`${app.url}#sample=en`);
  await page.waitForSelector('p.noscript');
  await eventually(async () => assert.match(await page.textContent('p.noscript'), /could not start/));
  await page.waitForSelector('#preview .block');
});

test('an address that names nothing opens the start page', async (t) => {
  const page = await app.open(t, '#sample=nowhere');
  await page.waitForSelector('#paste');
  await page.waitForSelector('#preview', { state: 'detached' });
});
