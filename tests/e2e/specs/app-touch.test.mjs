// Under a finger: everything that can be pressed is at least 44 pixels high and wide, in every view; a long press selects.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests, settled } from '../browser.mjs';
import { forgetPlace, marked, select } from '../app.mjs';
import { eventually } from '../eventually.mjs';

const app = browserTests();
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, locale: 'zh-TW' };

/** What can be pressed and is smaller: words of the text and shapes of a chart are as large as they are. */
function small(page) {
  return page.evaluate(() => {
    const found = [];
    const root = document.querySelector('dialog[open]') ?? document;
    for (const element of root.querySelectorAll('button, select, summary, input, textarea, label.check, label.file-choice, [role=tab]')) {
      // an input that is drawn as its label
      const target = element.matches('.swatch input, .file-choice input, .check input') ? element.closest('label') : element;
      const { width, height } = target.getBoundingClientRect();
      const shown = element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && width > 2 && height > 2;
      if (shown && (width < 43.5 || height < 43.5)) found.push(`${target.tagName}.${target.className} ${Math.round(width)}x${Math.round(height)} ${target.textContent.slice(0, 20)}`);
    }
    return [...new Set(found)];
  });
}

const views = {
  start: async () => {},
  reading: async (page) => { await open(page); },
  card: async (page) => { await open(page); await page.tap('#article .text .entity >> nth=1'); await page.waitForSelector('.card'); await page.tap('.review-more summary'); },
  filter: async (page) => { await open(page); await page.fill('#query', 'type:money'); await page.press('#query', 'Enter'); await page.waitForSelector('.chip'); },
  panel: async (page) => { await open(page); await page.tap('[aria-controls=panel]'); await page.tap('[data-chart="kinds"] summary'); },
  names: async (page) => { await open(page); await page.tap('[aria-controls=panel]'); await page.tap('#tab-entities'); await page.waitForSelector('#tab-entities[aria-selected="true"]'); },
  tags: async (page) => { await tagged(page); await page.tap('[aria-controls=panel]'); await page.tap('#tab-tags'); await page.waitForSelector('.tag-row'); },
  tag: async (page) => { await open(page); assert.ok(await select(page, '知情人士')); await page.tap('.selection-bar button >> nth=0'); await page.waitForSelector('dialog[open]'); },
  export: async (page) => { await open(page); await page.tap('.bar .wide-label >> nth=1'); await page.waitForSelector('dialog[open]'); },
  help: async (page) => { await page.tap('.bar-tools .square >> nth=0'); await page.waitForSelector('dialog[open]'); },
};

async function open(page) {
  await page.tap('[data-sample] >> nth=0');
  await marked(page);
}

async function tagged(page) {
  await views.tag(page);
  await page.fill('#tag-names', '查證');
  await page.tap('dialog button[type=submit]');
  await page.waitForSelector('#article .tagged');
}

for (const [name, show] of Object.entries(views)) {
  test(`${name}: every target is 44 pixels high and wide`, async (t) => {
    const page = await app.open(t, '', PHONE);
    await page.waitForSelector('[data-sample]');
    await show(page);
    await settled(page);
    assert.deepEqual(await small(page), []);
  });
}

/**
 * Presses a finger on the first words of a passage for as long as it takes the browser to see a long press, and fails where the app makes
 * anything of it: the press is the platform's, which selects the word under it (headless Chromium sees the gesture and selects nothing).
 */
async function pressLong(page, text) {
  await text.evaluate((element) => {
    window.touched = [];
    for (const name of ['touchstart', 'touchend', 'touchcancel', 'contextmenu', 'click']) {
      addEventListener(name, (event) => setTimeout(() => window.touched.push(event.defaultPrevented ? `${name} taken` : name)), { once: true });
    }
    element.scrollIntoView({ block: 'center' });
  });
  const { x, y } = await text.boundingBox();
  const session = await page.context().newCDPSession(page);
  await session.send('Input.synthesizeTapGesture', { x: x + 20, y: y + 20, duration: 1500, gestureSourceType: 'touch' });
  await eventually(async () => assert.deepEqual(await page.evaluate(() => window.touched.slice(0, 2)), ['touchstart', 'touchend']));
  await settled(page);
  assert.deepEqual(await page.evaluate(() => window.touched.filter((name) => name.endsWith('taken') || name === 'click')), []);
  assert.equal(await page.locator('.card').count(), 0, 'a long press is no tap');
  assert.notEqual(await text.evaluate((element) => getComputedStyle(element).userSelect), 'none');
}

test('words that a long press selects can be tagged, and the bar leaves them and their handles free', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant', PHONE);
  await marked(page);
  const text = page.locator('#article .text', { hasText: '知情人士' }).first();
  await text.scrollIntoViewIfNeeded();
  await pressLong(page, text);
  assert.ok(await select(page, '知情'));
  await page.waitForSelector('.selection-bar');
  const apart = () => page.evaluate(() => {
    const [own, bar] = [getSelection().getRangeAt(0).getBoundingClientRect(), document.querySelector('.selection-bar').getBoundingClientRect()];
    return bar.top >= own.bottom + 30 && bar.bottom <= innerHeight && bar.left >= 0 && bar.right <= innerWidth;
  });
  await eventually(async () => assert.ok(await apart()));
  // a handle is drawn
  await page.evaluate(() => getSelection().modify('extend', 'forward', 'line'));
  await eventually(async () => assert.ok(await apart()));
  await page.tap('.selection-bar button >> nth=0');
  await page.waitForSelector('dialog[open]');
  assert.match(await page.textContent('dialog'), /知情人士/);
});

test('on a phone the way through the hits stays under the thumb when the filter has scrolled away', async (t) => {
  for (const locale of ['en-GB', 'zh-TW']) {
    const page = await app.open(t, '#sample=zh-Hant&q=source%3Aanonymous', { ...PHONE, locale });
    await marked(page);
    await page.waitForSelector('.found .pill');
    const hits = await page.locator('.block:not([data-miss])').count();
    const seen = new Set();
    for (let nth = 0; nth < hits; nth += 1) {
      await forgetPlace(page);
      await page.tap('.steps .step >> nth=1');
      const here = page.locator('.block[data-here]:not([data-miss])');
      await here.waitFor();
      await settled(page);
      seen.add(await here.getAttribute('data-b'));
      // what was gone to is not under it
      await eventually(async () => {
        const [bar, block] = [await page.locator('.steps').boundingBox(), await here.boundingBox()];
        assert.ok(bar.y > 600 && bar.y + bar.height <= 780 && bar.x >= 0 && bar.x + bar.width <= 360, JSON.stringify(bar));
        assert.ok(block.y < bar.y, JSON.stringify(block));
      });
    }
    assert.equal(seen.size, hits);
    assert.ok(await page.evaluate(() => scrollY) > 1000);
    // in one row with what else there is to a filter
    const rows = await page.evaluate(() => new Set([...document.querySelectorAll('.found > :not(.steps)')].map((part) => Math.round(part.getBoundingClientRect().top / 20))).size);
    assert.equal(rows, 1);
  }
});
