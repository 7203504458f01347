// What leaves the screen: one saved page that reads alone, paper, and a page twice as large.
import assert from 'node:assert/strict';
import { readFile, mkdtemp, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { browserTests, settled } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { marked, tag } from '../app.mjs';

const app = browserTests();
const WORDS = { en: ['Anonymous', 'Corvane'], 'zh-Hant': ['匿名', '知情人士'], 'zh-Hans': ['匿名', '温以宁'] };

/** Saves the open article as a page, and answers where the file lies. */
async function saved(page) {
  await page.keyboard.press('e');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('dialog [data-export="html"]')]);
  assert.match(download.suggestedFilename(), /\.html$/);
  const path = join(await mkdtemp(join(tmpdir(), 'manicule-')), 'page.html');
  await rename(await download.path(), path);
  return path;
}

for (const [sample, [kind, name]] of Object.entries(WORDS)) {
  test(`a saved page reads alone without script: ${sample}`, async (t) => {
    const page = await app.open(t, `#sample=${sample}`);
    await marked(page);
    assert.ok(await tag(page, name, 'check <b>', 'why?'));
    await page.waitForSelector('#article .tagged');
    const path = await saved(page);
    const text = await readFile(new URL(`../../../www/samples/${sample}.txt`, import.meta.url), 'utf8');
    for (const [colorScheme, width] of [['light', 1440], ['dark', 360]]) {
      const alone = await app.open(t, 'icons/manicule.svg', { javaScriptEnabled: false, expectErrors: /favicon/, colorScheme, viewport: { width, height: 900 } });
      const asked = [];
      alone.on('request', (request) => asked.push(request.url()));
      await alone.goto(`file://${path}`);
      assert.equal(await alone.locator('html').getAttribute('lang'), sample);
      const told = await alone.locator('.passage > :is(h1, h2, p, blockquote)').allTextContents();
      assert.deepEqual(told, text.split('\n').map((line) => line.trim()).filter(Boolean));
      assert.ok(await alone.locator('.who .anonymous', { hasText: kind }).count() > 0);
      assert.ok(await alone.locator('.worth b').count() > 5);
      assert.match(await alone.locator('mark.tag >> nth=0').getAttribute('title'), /check <b>: why\?/);
      assert.deepEqual(asked, [`file://${path}`]);
      const [ink, paper] = await alone.locator('body').evaluate((body) => [getComputedStyle(body).color, getComputedStyle(body).backgroundColor]);
      assert.equal(Number(ink.match(/\d+/)[0]) > Number(paper.match(/\d+/)[0]), colorScheme === 'dark');
      assert.ok(await alone.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }
  });
}

test('on paper stands the article with its margins, dark on white, and nothing else', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant', { locale: 'zh-TW', colorScheme: 'dark' });
  await marked(page);
  await page.fill('#query', 'type:money');
  await page.waitForSelector('.block[data-miss]');
  await page.click('.found .pill >> nth=0');
  await page.emulateMedia({ media: 'print' });
  const shown = await page.evaluate(() => ['.bar', '.filter', '.panel', '.overview', '.first'].filter((part) => document.querySelector(part)?.checkVisibility()));
  assert.deepEqual(shown, []);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('#article .block')].every((block) => block.checkVisibility())), true);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgb(255, 255, 255)');
  assert.ok(await page.locator('.voices .note').count() > 5 && await page.locator('.worth').count() > 5);
});

test('at twice the size nothing is cut off, and what is found is where it was', async (t) => {
  for (const [width, height] of [[640, 450], [384, 512]]) {
    // so many pixels of its own has a window of twice the size
    const page = await app.open(t, '#sample=en', { viewport: { width, height }, deviceScaleFactor: 2 });
    await marked(page);
    await settled(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width}`);
    await page.keyboard.press('n');
    await page.waitForSelector('.card.pinned');
    await eventually(async () => {
      const card = await page.locator('.card').boundingBox();
      assert.ok(card.x >= 0 && card.x + card.width <= width && card.y + card.height <= height + 1, JSON.stringify(card));
    });
  }
});

test('where motion is not wanted nothing moves', async (t) => {
  const page = await app.open(t, '#sample=en', { reducedMotion: 'reduce' });
  await marked(page);
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await page.waitForSelector('.caret');
  const moving = await page.evaluate(() => document.getAnimations().map((animation) => animation.effect.getComputedTiming().duration).filter((duration) => duration > 10));
  assert.deepEqual(moving, []);
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'smooth');
});
