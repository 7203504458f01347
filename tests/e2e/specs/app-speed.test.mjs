// Speed where a reader feels it. The limits are several times what a quiet machine needs, so that a busy one passes; ./dev bench measures.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests, settled, SLOWER } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { drop, marked } from '../app.mjs';

const app = browserTests();

/** The least milliseconds until the next frame after something is clicked, of a few times: a busy machine makes single ones longer. */
function frameAfter(page, selector, times) {
  return page.evaluate(async ([selector, times]) => {
    let least = Infinity;
    for (let nth = 0; nth < times; nth += 1) {
      const start = performance.now();
      [...document.querySelectorAll(selector)].at(-1).click();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      least = Math.min(least, performance.now() - start);
    }
    return least;
  }, [selector, times]);
}

test('a sample is marked soon, and nothing shifts', async (t) => {
  const page = await app.open(t);
  await page.evaluate(() => {
    window.shift = 0;
    const add = (entries) => entries.forEach((entry) => { if (!entry.hadRecentInput) window.shift += entry.value; });
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    window.shifted = () => { add(observer.takeRecords()); return window.shift; };
  });
  await page.click('[data-sample="zh-Hant"]');
  const start = Date.now();
  await page.waitForSelector('#article .figure');
  t.diagnostic(`marks after ${Date.now() - start} ms`);
  await marked(page);
  await page.waitForSelector('.voices .note');
  await settled(page);
  const shift = await page.evaluate(() => window.shifted());
  t.diagnostic(`layout shift ${shift.toFixed(4)}`);
  // the numbers of the layers may have a digit more than there is room for
  assert.ok(shift < 0.005, `layout shift ${shift}`);
});

test('with 20,000 marks in a million characters layers and filters answer at once', { timeout: 600_000 }, async (t) => {
  const page = await app.open(t);
  const line = (nth) => `第 ${nth} 段：據知情人士透露，Meta 將在 2026 年投入 ${nth} 億美元研發新模型，占營收 ${nth % 90 + 1}%。`.padEnd(200, '這是一段沒有標記的文字，') + '\n';
  await drop(page, 'long.txt', Buffer.from(Array.from({ length: 5000 }, (_, nth) => line(nth + 1)).join('')));
  await marked(page);
  const all = Math.ceil(5000 / 12);
  await page.waitForFunction((all) => document.querySelectorAll('.section').length === all, all);
  const count = await eventually(async () => {
    const count = await page.evaluate(() => [...document.querySelectorAll('.layer .number')].reduce((sum, e) => sum + Number(e.textContent.replaceAll(',', '')), 0));
    assert.ok(count >= 20_000, `${count} marks`);
    return count;
  }, 120_000);
  const toggle = await frameAfter(page, '.pill.layer.figures', 5);
  t.diagnostic(`a layer off: ${toggle.toFixed(0)} ms with ${count} marks`);
  assert.ok(toggle < 400 * SLOWER, `${toggle} ms`);
  await page.fill('#query', 'type:percent');
  await page.waitForFunction(() => / of /.test(document.querySelector('.count').textContent));
  // what is far away is dimmed or left out by sections, and stepped to all the same
  await page.fill('#query', '"第 4990 段"');
  await page.waitForFunction((all) => document.querySelectorAll('.section[data-miss]').length === all - 1, all);
  await page.press('#query', 'Enter');
  await page.click('text=Hide the rest');
  await page.keyboard.press('j');
  await page.waitForSelector('.block[data-here]:not([data-miss]) .text:has-text("第 4990 段")');
  await eventually(async () => assert.equal(await page.locator('.section:visible').count(), 1));
  // once only: the filter is gone then
  const clear = await frameAfter(page, '.found .pill', 1);
  t.diagnostic(`a filter off: ${clear.toFixed(0)} ms`);
  assert.ok(clear < 800 * SLOWER, `${clear} ms`);
});

test('marking a long text shows how far it is, stops when asked, and the text is complete and can be found in', { timeout: 300_000 }, async (t) => {
  const page = await app.open(t);
  const text = Array.from({ length: 12_000 }, (_, nth) => `Line ${nth}: on Tuesday Ann Lee of Corvane said the company would spend $${nth} million by 2027.\n`).join('\n');
  await drop(page, 'long.txt', Buffer.from(text));
  await page.waitForFunction(() => document.querySelector('.progress progress')?.value > 0);
  await page.click('.progress button');
  await page.waitForSelector('.trouble:has-text("Marking was stopped")');
  await page.waitForSelector('.panel:has-text("marks of this text are missing")');
  await page.waitForSelector('.progress', { state: 'detached' });
  await page.waitForFunction((all) => document.querySelectorAll('.section').length === all, Math.ceil(12_000 / 12));
  // far below, where nothing was ever drawn
  assert.equal(await page.evaluate(() => window.find('Line 11990:')), true);
  assert.match(await page.evaluate(() => getSelection().anchorNode.parentElement.closest('.section').textContent), /Line 11990:/);
  // and a way on
  await page.click('.trouble button');
  await marked(page);
  assert.equal(await page.locator('.trouble').count(), 0);
});
