// The app for everybody: no violation in any view, theme, language or width; nothing wider than the window.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { marked, select, showList } from '../app.mjs';

const app = browserTests();

const views = {
  start: async () => {},
  reading: async (page) => { await open(page); },
  card: async (page) => { await open(page); await page.keyboard.press('n'); await page.waitForSelector('.card'); },
  filter: async (page) => { await open(page); await page.fill('#query', 'type:money'); await page.waitForSelector('.block[data-miss]'); },
  offers: async (page) => { await open(page); await page.fill('#query', 'so'); await page.waitForSelector('.offers:not([hidden])'); },
  figures: async (page) => { await open(page); await page.keyboard.press('Escape'); await tab(page, 'figures'); },
  time: async (page) => { await open(page); await tab(page, 'time'); },
  voices: async (page) => { await open(page); await tab(page, 'voices'); await page.click('[data-chart="room"] summary'); },
  names: async (page) => { await open(page); await tab(page, 'entities'); await page.click('[data-chart="spread"] summary'); },
  history: async (page) => {
    await open(page);
    await page.keyboard.press('n');
    await page.waitForSelector('.card');
    await page.keyboard.press('x');
    await page.waitForSelector('.notice');
    // the next mark's card comes in its place
    await page.waitForSelector('.card.pinned');
    await page.keyboard.press('Escape');
    await tab(page, 'tags');
  },
  tag: async (page) => { await open(page); await page.keyboard.press('n'); await page.waitForSelector('.card'); await page.keyboard.press('t'); await page.waitForSelector('dialog[open]'); },
  export: async (page) => { await open(page); await page.keyboard.press('e'); await page.waitForSelector('dialog[open]'); },
  help: async (page) => { await page.keyboard.press('?'); await page.waitForSelector('dialog[open]'); },
};

async function open(page) {
  await page.click('[data-sample] >> nth=0');
  await marked(page);
}

async function tab(page, name) {
  if (await page.locator('.panel').count() === 0) await page.click('[aria-controls=panel]');
  await showList(page, name);
}

for (const [name, show] of Object.entries(views)) {
  test(`${name}: no violation in any theme and language`, async (t) => {
    for (const [colorScheme, locale, width] of [['light', 'en-GB', 1440], ['dark', 'zh-TW', 1440], ['light', 'zh-CN', 360]]) {
      const page = await app.open(t, '', { colorScheme, locale, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
      await page.waitForSelector('[data-sample]');
      await show(page);
      // colours are the same in every language
      await assertAccessible(page, { allThemes: locale === 'en-GB' });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${width}: ${wide} pixels wider than the window`);
    }
  });
}

test('a selection can be tagged by touch widths', async (t) => {
  const page = await app.open(t, '#sample=en', { viewport: { width: 360, height: 780 }, hasTouch: true });
  await marked(page);
  await select(page, 'Corvane');
  await page.waitForSelector('.selection-bar');
  await eventually(async () => {
    const box = await page.locator('.selection-bar').boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 360, JSON.stringify(box));
  });
});

test('themes and languages change and stay', async (t) => {
  const page = await app.open(t);
  await page.waitForSelector('[data-sample]');
  await page.selectOption('.theme select', 'sepia');
  await page.selectOption('.language select', 'zh-Hant');
  await page.waitForFunction(() => document.documentElement.lang === 'zh-Hant' && document.documentElement.dataset.theme === 'sepia');
  await page.reload();
  await page.waitForFunction(() => document.documentElement.lang === 'zh-Hant' && document.documentElement.dataset.theme === 'sepia');
});
