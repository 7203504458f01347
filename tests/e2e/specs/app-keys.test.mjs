// Keys: all that a mouse can do; changed ones stay; a caret selects; a screen reader is told of a mark when it is asked for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { marked, noDialog, paste } from '../app.mjs';

const app = browserTests();

/** What a screen reader is told of the mark that the key `m` leads to. */
async function firstMark(page) {
  await page.keyboard.press('m');
  await page.waitForSelector('.card.pinned');
  return eventually(async () => {
    const told = await page.textContent('.unseen[role=status]');
    assert.match(told, /\d+ \/ \d+/);
    return told;
  });
}

test('a key is changed in the help, works at once and after a reload', async (t) => {
  const page = await app.open(t, '#sample=en');
  await marked(page);
  await page.keyboard.press('?');
  await page.click('dialog .key-button >> nth=2');
  await page.keyboard.press('m');
  await page.waitForSelector('dialog .key-button:has-text("m")');
  await page.keyboard.press('Escape');
  await noDialog(page);
  // the key of before does nothing: the first that works leads to the first mark, as it does where it is pressed alone
  await page.keyboard.press('n');
  const both = await firstMark(page);
  await page.reload();
  await marked(page);
  assert.equal(await firstMark(page), both);
});

test('the caret selects words without a mouse, and they are tagged', async (t) => {
  const page = await app.open(t);
  await paste(page, '禾光科技宣布新計畫。\n\nThe second passage is English.');
  await marked(page);
  await page.keyboard.press('c');
  await page.waitForSelector('.caret');
  for (let nth = 0; nth < 3; nth += 1) await page.keyboard.press('Shift+ArrowRight');
  await eventually(async () => assert.equal(await page.evaluate(() => getSelection().toString()), '禾光科'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await eventually(async () => assert.match(await page.evaluate(() => getSelection().toString()), /^The\s?$/));
  await page.keyboard.press('Enter');
  await page.waitForSelector('dialog[open] #tag-names');
  await page.waitForSelector('.tag-quote:text-is("The")');
  await page.keyboard.press('Escape');
  await noDialog(page);
  await page.keyboard.press('Escape');
  await page.waitForSelector('.caret', { state: 'detached' });
});

test('a selection snaps to words, unless a key turns that off', async (t) => {
  const page = await app.open(t);
  await paste(page, 'Warehouses everywhere are robotic.');
  await marked(page);
  const tagged = async () => {
    await page.evaluate(() => {
      const node = document.createTreeWalker(document.querySelector('#article .text'), NodeFilter.SHOW_TEXT).nextNode();
      getSelection().setBaseAndExtent(node, 3, node, 6);
    });
    await page.keyboard.press('t');
    await page.waitForSelector('dialog[open] .tag-quote');
    const words = await page.textContent('.tag-quote');
    await page.keyboard.press('Escape');
    await noDialog(page);
    return words;
  };
  assert.equal(await tagged(), 'Warehouses');
  await page.keyboard.press('w');
  assert.equal(await tagged(), 'eho');
});

test('the first hint goes and stays away; a filter is kept', async (t) => {
  const page = await app.open(t, '#sample=en');
  await marked(page);
  await page.click('.first button');
  await page.waitForSelector('.first', { state: 'detached' });
  await page.fill('#query', 'source:anonymous');
  await page.click('.star');
  await page.waitForSelector('.saved');
  await page.reload();
  await marked(page);
  assert.equal(await page.locator('.first').count(), 0);
  await page.waitForSelector('.block[data-miss]');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.block[data-miss]', { state: 'detached' });
  await page.selectOption('.saved select', 'source:anonymous');
  await page.waitForSelector('.block[data-miss]');
});

test('a selection never parts what is one sign', async (t) => {
  const page = await app.open(t);
  await paste(page, '據家人👨‍👩‍👧透露，此事屬實。');
  await marked(page);
  await page.keyboard.press('w');
  await page.waitForSelector('.notice');
  // from between two of the family to the word behind it
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('#article .text'), NodeFilter.SHOW_TEXT);
    const parts = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) parts.push(...[...node.data].map((sign, nth, all) => [node, all.slice(0, nth).join('').length]));
    const text = parts.map(([node, at]) => node.data.slice(at, at + 2));
    const from = text.findIndex((sign) => sign.startsWith('👩'));
    const to = text.findIndex((sign) => sign.startsWith('露'));
    getSelection().setBaseAndExtent(...parts[from], parts[to][0], parts[to][1] + 1);
  });
  await page.waitForSelector('.selection-bar');
  await page.keyboard.press('t');
  await page.waitForSelector('dialog[open]');
  assert.equal(await page.textContent('.tag-quote'), '👨‍👩‍👧透露');
});
