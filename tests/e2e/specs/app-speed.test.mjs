// Speed where a reader feels it. The limits are several times what a quiet machine needs, so that a busy one passes; ./dev bench measures.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { drop, marked } from '../app.mjs';

const app = browserTests();

/** Milliseconds until the next frame after something is done in the page. */
function frameAfter(page, action) {
  return page.evaluate(async (source) => {
    const start = performance.now();
    new Function(source)();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
  }, action);
}

test('a sample is marked soon, and nothing shifts', async (t) => {
  const page = await app.open(t);
  await page.evaluate(() => {
    window.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { if (!entry.hadRecentInput) window.shift += entry.value; }))
      .observe({ type: 'layout-shift', buffered: true });
  });
  await page.click('[data-sample="zh-Hant"]');
  const start = Date.now();
  await page.waitForSelector('#article .figure');
  t.diagnostic(`marks after ${Date.now() - start} ms`);
  await page.waitForTimeout(800);
  const shift = await page.evaluate(() => window.shift);
  t.diagnostic(`layout shift ${shift.toFixed(4)}`);
  assert.ok(shift < 0.1, `layout shift ${shift}`);
});

test('with 20,000 marks in a million characters layers and filters answer at once', { timeout: 180_000 }, async (t) => {
  const page = await app.open(t);
  const line = (nth) => `第 ${nth} 段：據知情人士透露，Meta 將在 2026 年投入 ${nth} 億美元研發新模型，占營收 ${nth % 90 + 1}%。`.padEnd(200, '這是一段沒有標記的文字，') + '\n';
  await drop(page, 'long.txt', Buffer.from(Array.from({ length: 5000 }, (_, nth) => line(nth + 1)).join('')));
  await marked(page);
  const all = Math.ceil(5000 / 24);
  await page.waitForFunction((all) => document.querySelectorAll('.section').length === all, all, { timeout: 60_000 });
  await page.waitForTimeout(1500);
  const count = await page.evaluate(() => [...document.querySelectorAll('.layer .number')].reduce((sum, e) => sum + Number(e.textContent.replaceAll(',', '')), 0));
  assert.ok(count >= 20_000, `${count} marks`);
  await page.keyboard.press('Escape');
  const toggle = await frameAfter(page, "document.querySelector('.pill.layer.figures').click()");
  t.diagnostic(`a layer off: ${toggle.toFixed(0)} ms with ${count} marks`);
  assert.ok(toggle < 400, `${toggle} ms`);
  await page.fill('#query', 'type:percent');
  await page.waitForTimeout(3000);
  // what is far away is dimmed or left out by sections, and stepped to all the same
  await page.fill('#query', '"第 4990 段"');
  await page.waitForFunction((all) => document.querySelectorAll('.section[data-miss]').length === all - 1, all);
  await page.press('#query', 'Enter');
  await page.click('text=Hide the rest');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.waitForSelector('.block[data-here]:not([data-miss])');
  assert.match(await page.textContent('.block[data-here] .text'), /第 4990 段/);
  assert.equal(await page.locator('.section:visible').count(), 1);
  const clear = await frameAfter(page, "[...document.querySelectorAll('.found .pill')].at(-1).click()");
  t.diagnostic(`a filter off: ${clear.toFixed(0)} ms`);
  assert.ok(clear < 800, `${clear} ms`);
});
