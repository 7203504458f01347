// What the eye finds: values in words, one line under what is said, no row that says nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests, settled } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { forgetPlace, marked, openedWith, paste, showList } from '../app.mjs';

const app = browserTests();

test('values are in the reader’s words, in the margin, the lists, the charts and the card', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant', { locale: 'zh-TW' });
  await marked(page);
  await page.waitForSelector('.value-note .worth:text-is("2026年3月6日")');
  await page.waitForSelector('.value-note .worth:text-is("US$1.25億")');
  await showList(page, 'figures');
  await page.waitForSelector('[data-chart="money"] text.head:text-is("新台幣")');
  await page.waitForSelector('.figure-row:has-text("1 億 2,500 萬美元") .worth:text-is("US$1.25億")');
  await forgetPlace(page);
  await page.click('#article h1 .figure >> nth=0');
  await page.waitForSelector('.card.pinned .card-title strong:text-matches("^18 ?年$")');
  // how it was read stays beside it
  assert.match(await page.textContent('.card'), /P18Y/);
  for (const raw of await page.locator('.worth, .card-title strong').allTextContents()) assert.doesNotMatch(raw, /\bP\d|\d{4}-(\d\d|[QHW])|\bUSD\b/);
});

test('the day of an article is worded like every other, and a row says nothing twice', async (t) => {
  for (const [locale, day] of [['en-GB', 'Mar 12, 2026'], ['zh-TW', '2026年3月12日']]) {
    const page = await app.open(t, '#sample=zh-Hant', { locale });
    await marked(page);
    assert.match(await page.textContent('.byline'), new RegExp(`^${day} · `));
    await showList(page, 'time');
    await page.waitForSelector('.figure-row:has-text("2008 年")');
    const worded = await page.locator('.figure-row:has-text("2008 年") .worth').count();
    assert.equal(worded, locale === 'zh-TW' ? 0 : 1);
  }
});

test('types of names differ in form, with and without hue', async (t) => {
  for (const options of [{}, { forcedColors: 'active' }]) {
    const page = await app.open(t, '', options);
    await page.waitForSelector('[data-sample]');
    await page.keyboard.press('?');
    const forms = await page.locator('dialog .entity').evaluateAll((all) => all.map((one) => {
      const { textDecorationLine, textDecorationStyle, textDecorationThickness } = getComputedStyle(one);
      return [textDecorationLine, textDecorationStyle, textDecorationThickness].join(' ');
    }));
    assert.ok(forms.length === 6 && forms.every((form) => form.startsWith('underline')));
    assert.equal(new Set(forms).size, 6, forms.join(', '));
  }
});

test('where the system’s colours are forced the layers still differ', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant', { locale: 'zh-TW', forcedColors: 'active' });
  await marked(page);
  const look = (selector) => page.locator(`#article ${selector}`).first().evaluate((one) => {
    const { borderBlockStartWidth, borderBlockEndStyle, borderBlockEndWidth, textDecorationLine, fontWeight } = getComputedStyle(one);
    return { boxed: parseFloat(borderBlockStartWidth) > 0, foot: parseFloat(borderBlockEndWidth) > 0 && borderBlockEndStyle, line: textDecorationLine, weight: fontWeight };
  });
  assert.equal((await look('.figure')).boxed, true);
  assert.equal((await look('.entity:not(.figure)')).line, 'underline');
  assert.equal((await look('.said:not(.figure, .anonymous)')).foot, 'solid');
  assert.equal((await look('.said.anonymous:not(.figure)')).foot, 'dashed');
  assert.equal((await look('.cue')).weight, '700');
});

test('a language that is chosen words the values anew', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant', { locale: 'zh-TW' });
  await marked(page);
  await page.selectOption('.language select', 'en');
  await page.waitForSelector('.value-note .worth:text-is("Mar 6, 2026")');
});

test('the line under what is said runs on under every kind of name', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant', { locale: 'zh-TW' });
  await marked(page);
  const feet = await page.locator('#article .said.entity').evaluateAll((all) => all.map((piece) => getComputedStyle(piece).paddingBlockEnd));
  assert.ok(feet.length > 5);
  assert.equal(new Set(feet).size, 1, feet.join(' '));
});

test('the filter takes a second row only when there is something to say in it', async (t) => {
  for (const width of [360, 768]) {
    const page = await app.open(t, '#sample=en', { viewport: { width, height: 900 } });
    await marked(page);
    await settled(page);
    const rows = () => page.evaluate(() => new Set([...document.querySelectorAll('.query, .found, .layers')].filter((part) => part.offsetHeight > 2)
      .map((part) => Math.round((part.getBoundingClientRect().top + part.getBoundingClientRect().bottom) / 2))).size);
    assert.equal(await rows(), width === 360 ? 2 : 1);
    await page.fill('#query', 'type:money');
    await page.waitForSelector('.found .pill');
    assert.equal(await rows(), width === 360 ? 3 : 2);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    // one that is kept is offered without a filter
    await page.click('.star');
    await page.fill('#query', '');
    await page.waitForSelector('.found .saved');
    await eventually(async () => assert.equal(await page.locator('.found').evaluate((found) => found.offsetHeight < 60), true));
  }
});

test('what went wrong is told in full, in the reader’s language, and can be closed on a narrow screen', async (t) => {
  for (const [locale, told] of [['en-GB', /could not be marked/], ['zh-TW', /無法標註/], ['zh-CN', /无法标注/]]) {
    const page = await openedWith(app, t, (page) => page.route('**/worker_bg.wasm', (route) => route.fulfill({ status: 404 })), '', { locale, viewport: { width: 360, height: 780 } });
    await page.waitForSelector('[data-sample]');
    await paste(page, '據知情人士透露，Meta 將投入 143 億美元。');
    await page.waitForSelector('.trouble');
    await page.waitForSelector('.notice.error');
    assert.match(await page.textContent('.notices'), told);
    await settled(page);
    for (const part of ['.notice.error', '.notice.error .notice-close', '.trouble']) {
      const box = await page.locator(part).first().boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 360, `${locale} ${part} ${JSON.stringify(box)}`);
    }
    await page.click('.notice.error .notice-close');
    await page.waitForSelector('.notice.error', { state: 'detached' });
  }
});
