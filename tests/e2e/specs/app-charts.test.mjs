// Charts: every element leads into the text, by keys too; the table says the same; both kinds of file are what they say.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { forgetPlace, marked, showList } from '../app.mjs';

const app = browserTests();
/** Closes the card and takes the filter off. */
async function letGo(page) {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('.chip, .card.pinned'));
}

const charts = { voices: ['kinds', 'room', 'whom'], entities: ['spread'], figures: ['money', 'percent'], time: ['time'] };

test('every chart has a table with the same numbers, and leads into the text', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant', { locale: 'zh-TW' });
  await marked(page);
  for (const [tab, names] of Object.entries(charts)) {
    await showList(page, tab);
    for (const name of names) {
      const chart = page.locator(`[data-chart="${name}"]`);
      await chart.locator('summary').click();
      await eventually(async () => assert.ok(await chart.locator('tbody tr').count() >= 2, `rows of ${name}`));
      await forgetPlace(page);
      await chart.locator('[data-n]').last().focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('#article [data-here]');
      await letGo(page);
      await chart.locator('tbody button').first().click();
      await page.waitForSelector('.card.pinned');
      await letGo(page);
    }
  }
});

test('a crossing of who speaks of whom filters by both, and lets both go', async (t) => {
  const page = await app.open(t, '#sample=en');
  await marked(page);
  const crossing = page.locator('[data-chart="whom"] [data-n]:has(circle)').first();
  assert.match(await crossing.getAttribute('aria-label'), / → .*: \d+$/);
  await crossing.click();
  await page.waitForFunction(() => document.querySelectorAll('.chip').length === 2);
  await eventually(() => assert.match(decodeURIComponent(page.url()), /said-by:.* entity:/));
  await eventually(async () => assert.equal(await crossing.getAttribute('aria-pressed'), 'true'));
  await crossing.click();
  await page.waitForFunction(() => document.querySelectorAll('.chip').length === 0);
});

test('the arrow keys go from shape to shape of one stop', async (t) => {
  const page = await app.open(t, '#sample=en');
  await marked(page);
  await eventually(async () => assert.equal(await page.locator('[data-chart="room"] [tabindex="0"][data-n]').count(), 1));
  await page.locator('[data-chart="room"] [data-n]').first().focus();
  const label = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  const first = await label();
  await page.keyboard.press('ArrowDown');
  await eventually(async () => assert.notEqual(await label(), first));
  await page.keyboard.press('ArrowUp');
  await eventually(async () => assert.equal(await label(), first));
});

test('a chart is saved as a picture that needs no style sheet', async (t) => {
  const page = await app.open(t, '#sample=en', { colorScheme: 'dark' });
  await marked(page);
  await page.click('[data-chart="kinds"] summary');
  const saved = async (kind) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.click(`[data-chart="kinds"] .save:text-is("${kind}")`)]);
    assert.equal(file.suggestedFilename(), `manicule-kinds.${kind.toLowerCase()}`);
    return readFile(await file.path());
  };
  const svg = (await saved('SVG')).toString();
  assert.match(svg, /^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.ok(!svg.includes('var(') && !svg.includes('class=') && svg.includes('fill="rgb('));
  const png = await saved('PNG');
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.equal(png.readUInt32BE(16), (280 + 24) * 3);
});
