// Review: marks are judged, resized, merged, split and added, one by one and in bulk, by hand and by keys; the history leads back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { assertText, marked, originalText, paste, select, showList } from '../app.mjs';

const app = browserTests();
const names = (page) => page.textContent('.layer.entities .number').then((text) => Number(text.replaceAll(',', '')));
const until = (page, count) => page.waitForFunction((count) => Number(document.querySelector('.layer.entities .number').textContent) === count, count);

/** Opens a card by a click on a mark of an entity. */
async function card(page, nth = 0) {
  await page.click(`#article .text .entity >> nth=${nth}`);
  await page.waitForSelector('.card.pinned .review');
}

test('all of its like are rejected in one step, by key, and the history leads back and forth', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant', { locale: 'zh-TW' });
  await marked(page);
  const before = await names(page);
  // names only
  await page.keyboard.press('2');
  await page.keyboard.press('3');
  await page.keyboard.press('n');
  await page.waitForSelector('.card.pinned');
  const all = Number((await page.textContent('.card-steps .number')).split('/')[1]);
  assert.ok(all > 1);
  await page.keyboard.press('X');
  await until(page, before - all);
  // on to the next mark, without a hand on the mouse
  await page.waitForSelector('.card.pinned');
  await page.keyboard.press('x');
  await until(page, before - all - 1);
  await showList(page, 'tags');
  await eventually(async () => assert.equal(await page.locator('.history .step-row').count(), 3));
  await page.click('.history .step-row >> nth=-1');
  await until(page, before);
  await eventually(async () => assert.equal(await page.locator('.history .undone').count(), 2));
  await page.click('.history .step-row >> nth=0');
  await until(page, before - all - 1);
});

test('a mark is made longer and shorter by keys, and keeps its card', async (t) => {
  const page = await app.open(t);
  await paste(page, 'Ann Lee said that Corvane will spend $5 million this year.');
  await marked(page);
  const before = await originalText(page);
  await page.click('#article .text .figure >> nth=0');
  await page.waitForSelector('.card.pinned');
  const words = () => page.locator('#article .text [data-lit]').allTextContents().then((parts) => parts.join(''));
  const own = '$5 million';
  await eventually(async () => assert.equal(await words(), own));
  await page.keyboard.press(']');
  await eventually(async () => assert.ok((await words()).startsWith(`${own} `), await words()));
  await eventually(async () => assert.match(await page.textContent('.card-title'), /US\$5M/));
  await page.keyboard.press('[');
  await eventually(async () => assert.equal(await words(), own));
  await assertText(page, before);
});

test('names are merged and split, and the whole document follows', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant', { locale: 'zh-TW' });
  await marked(page);
  await showList(page, 'entities');
  const row = page.locator('[data-chart="spread"] tbody tr');
  await page.click('[data-chart="spread"] summary');
  const count = async (name) => {
    const own = row.filter({ has: page.locator(`button:text-is("${name}")`) });
    return await own.count() ? Number(await own.first().locator('td >> nth=1').textContent()) : 0;
  };
  await card(page);
  await page.click('.review-more summary');
  const name = await page.textContent('.card-title strong');
  const other = await page.locator('.review select >> nth=1').locator('option >> nth=1').getAttribute('value');
  const [one, two] = await eventually(async () => {
    const counts = [await count(name), await count(other)];
    assert.ok(counts.every((each) => each > 0), `${name} and ${other}: ${counts}`);
    return counts;
  });
  await page.selectOption('.review select >> nth=1', other);
  await page.waitForFunction((other) => document.querySelector('.card-title strong')?.textContent === other, other);
  await eventually(async () => assert.equal(await count(other), one + two));
  await page.click('.review button:text-is("另成一個實體")');
  await page.waitForFunction((other) => document.querySelector('.card-title strong')?.textContent !== other, other);
  await eventually(async () => assert.equal(await count(other), one + two - 1));
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.deepEqual([await count(name), await count(other)], [one, two]));
});

test('a missed name is marked by hand, and what a filter finds is judged at once', async (t) => {
  const page = await app.open(t, '#sample=en');
  await marked(page);
  const before = await names(page);
  assert.ok(await select(page, 'warehouse'));
  await page.waitForSelector('.selection-bar select');
  await page.selectOption('.selection-bar select', 'product');
  await until(page, before + 1);
  await page.fill('#query', 'entity:warehouse');
  await page.waitForSelector('.block[data-miss]');
  await showList(page, 'tags');
  await page.click('.bulk button >> nth=1');
  await until(page, before);
});
