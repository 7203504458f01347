// Filtering and going about: clicks and words say the same, the passages shown are counted, steps lead to them, and there is a way back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests, settled } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { forgetPlace, marked, select, showList } from '../app.mjs';

const app = browserTests();

const shown = (page) => page.locator('.block:not([data-miss])').count();

/** How many passages are shown, when the page and its count say the same: `5 of 33`, or all of them where nothing is asked for. */
const counted = (page, filtered) => eventually(async () => {
  const count = await shown(page);
  assert.match(await page.textContent('.count'), filtered ? new RegExp(`^${count} of `) : new RegExp(`^${count} (?!of )`));
  return count;
});

test('a kind of source filters, dims the rest, steps and lets go', async (t) => {
  const page = await app.open(t, '#sample=en');
  await marked(page);
  const all = await counted(page, false);
  await page.click('.legend-item:has-text("Anonymous")');
  const some = await counted(page, true);
  assert.ok(some > 1 && some < all);
  assert.match(await page.textContent('.count'), new RegExp(`^${some} of ${all}`));
  await page.waitForURL(/q=source%3Aanonymous/);
  await page.keyboard.press('j');
  const first = await page.getAttribute('.block[data-here]:not([data-miss])', 'data-b');
  await page.keyboard.press('j');
  await page.waitForSelector(`.block[data-here]:not([data-miss]):not([data-b="${first}"])`);
  await page.click('text=Hide the rest');
  await page.waitForFunction(() => [...document.querySelectorAll('.block[data-miss]')].every((block) => !block.checkVisibility()));
  assert.equal(await shown(page), some);
  await page.click('text=Show all');
  assert.equal(await counted(page, false), all);
});

test('queries combine by words, fields and comparisons; errors show at the place', async (t) => {
  const page = await app.open(t, '#sample=en');
  await marked(page);
  const count = async (query) => {
    await page.fill('#query', query);
    await page.waitForFunction((query) => decodeURIComponent(location.hash).endsWith(query), query);
    const found = await counted(page, true);
    await page.press('#query', 'Enter');
    await page.waitForFunction(() => document.querySelector('#query').value === '');
    await page.click('text=Show all');
    await counted(page, false);
    return found;
  };
  const [money, large, robots] = [await count('type:money'), await count('type:money >1bn'), await count('robots')];
  assert.ok(money > 0 && large <= money && robots > 0);
  const both = await count('type:money robots');
  assert.ok(both <= Math.min(money, robots));
  assert.equal(await count('type:money OR robots') + both, money + robots);
  assert.ok(await count('-type:money') > 0);
  await page.fill('#query', 'colour:red');
  await page.waitForSelector('.query.wrong');
  assert.match(await page.textContent('#query-error'), /no such field: colour/);
});

test('completion offers what there is, by keys too', async (t) => {
  const page = await app.open(t, '#sample=en');
  await marked(page);
  await page.keyboard.press('/');
  await page.keyboard.type('source:an');
  await page.waitForSelector('.offers:not([hidden]) [role=option]:first-child:has-text("anonymous")');
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector('.offers [role=option][aria-selected="true"]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.chip-value:text-is("anonymous")');
  await page.keyboard.press('Backspace');
  await eventually(async () => assert.equal(await page.inputValue('#query'), 'source:anonymous'));
  // a field with a hyphen in its name, also where it is left out
  for (const typed of ['said-by:', '-said-by:']) {
    await page.fill('#query', typed);
    await page.waitForSelector('.offers:not([hidden]) [role=option]:has-text("Ingrid Adeyemi") .number');
  }
  await page.fill('#query', 'type:money >many');
  await eventually(async () => assert.match(await page.textContent('#query-error'), /a number after the sign.*>many/));
});

test('rows of every list lead into the text', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant', { locale: 'zh-TW' });
  await marked(page);
  for (const tab of ['voices', 'entities', 'figures', 'time']) {
    await showList(page, tab);
    await forgetPlace(page);
    await page.click('.panel .row >> nth=1');
    await page.waitForSelector('#article [data-here]');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('.chip, .card'));
  }
});

test('a mark under the pointer has a card; layers go off and on', async (t) => {
  const page = await app.open(t, '#sample=zh-Hans', { locale: 'zh-CN' });
  await marked(page);
  await page.hover('#article .text .figure >> nth=2');
  await page.waitForSelector('.card');
  assert.match(await page.textContent('.card'), /原文/);
  await page.keyboard.press('Escape');
  await page.mouse.move(5, 5);
  await page.waitForFunction(() => !document.querySelector('.card, [data-lit]'));
  await settled(page);
  const ground = () => page.locator('#article .text .figure >> nth=2').evaluate((e) => getComputedStyle(e).backgroundColor);
  const before = await ground();
  await page.keyboard.press('2');
  await page.waitForFunction(() => document.documentElement.dataset.hide === 'figures');
  await eventually(async () => assert.notEqual(await ground(), before));
  await page.keyboard.press('2');
  await page.waitForFunction(() => document.documentElement.dataset.hide === '');
  await eventually(async () => assert.equal(await ground(), before));
});

test('keys go from mark to mark, and what is copied is the original', async (t) => {
  const page = await app.open(t, '#sample=en', { permissions: ['clipboard-read', 'clipboard-write'] });
  await marked(page);
  await page.keyboard.press('n');
  await page.waitForSelector('.card.pinned');
  const first = await page.textContent('.card');
  await page.keyboard.press('n');
  await page.waitForFunction((first) => document.querySelector('.card')?.textContent !== first, first);
  await page.keyboard.press('Escape');
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelector('#article')));
  await page.keyboard.press('Control+c');
  const text = await (await page.request.get(`${app.url}samples/en.txt`)).text();
  await eventually(async () => assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text.trim()));
  assert.ok(await select(page, 'Corvane'));
});
