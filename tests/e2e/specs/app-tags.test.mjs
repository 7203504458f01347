// Tagging: a selection, a passage, a mark; tags stay after a reload, can be undone, filtered and exported.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { kept, marked, noDialog, originalText, paste, select, showList } from '../app.mjs';

const app = browserTests();

async function writeTag(page, names, note = '') {
  await page.waitForSelector('dialog[open] #tag-names');
  await page.fill('#tag-names', names);
  await page.fill('#tag-note', note);
  await page.click('dialog button[type=submit]');
  await noDialog(page);
}

async function exported(page, kind) {
  await page.keyboard.press('e');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(`[data-export="${kind}"]`)]);
  await noDialog(page);
  return JSON.parse(await readFile(await file.path(), 'utf8'));
}

test('a selection is tagged, stays after a reload, is filtered, undone and redone', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant', { locale: 'zh-TW' });
  await marked(page);
  assert.ok(await select(page, '三名知情人士'));
  await page.click('.selection-bar button >> nth=0');
  await writeTag(page, '查證、來源', '誰？');
  await page.waitForSelector('#article .tagged:text-is("三名知情人士")');
  await kept(page, 'tags', '查證');
  await page.reload();
  await marked(page);
  await page.waitForSelector('#article .tagged');
  await eventually(async () => assert.match(await page.textContent('.tag-note'), /查證 · 來源：誰？/));
  await page.fill('#query', 'tag:查證');
  await page.waitForSelector('.block[data-miss]');
  await eventually(async () => assert.equal(await page.locator('.block:not([data-miss])').count(), 1));
  await page.press('#query', 'Escape');
  await page.keyboard.press('Control+z');
  await page.waitForSelector('#article .tagged', { state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await page.waitForSelector('#article .tagged');
});

test('a passage and a mark are tagged by keys, edited and removed', async (t) => {
  const page = await app.open(t, '#sample=en');
  await marked(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.waitForSelector('.block[data-here]');
  await page.keyboard.press('t');
  await writeTag(page, 'lead');
  await page.keyboard.press('n');
  await page.waitForSelector('.card.pinned');
  await page.keyboard.press('t');
  await writeTag(page, 'first name');
  await showList(page, 'tags');
  await eventually(async () => assert.equal(await page.locator('.tag-row').count(), 2));
  await page.click('.tag-row .more >> nth=0');
  await page.click('dialog .danger');
  await page.waitForFunction(() => document.querySelectorAll('.tag-row').length === 1);
  await page.click('.notice button:has-text("Undo")');
  await page.waitForFunction(() => document.querySelectorAll('.tag-row').length === 2);
});

test('the same words elsewhere are tagged in one step', async (t) => {
  const page = await app.open(t);
  await paste(page, 'Ann said no.\n\nThen Ann said yes.\n\nBob left.');
  await marked(page);
  await select(page, 'Ann said');
  await page.keyboard.press('t');
  await page.waitForSelector('dialog[open]');
  await page.check('dialog input[type=checkbox]');
  await page.waitForSelector('.same mark:text-is("Ann said")');
  await writeTag(page, 'ann');
  await page.waitForFunction(() => document.querySelectorAll('.tag-note').length === 2);
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => document.querySelectorAll('.tag-note').length === 0);
});

test('a note is Markdown shown as nodes, a colour is the reader\'s own, names are completed, the list is sorted', async (t) => {
  const page = await app.open(t, '#sample=en');
  await marked(page);
  await select(page, 'Corvane');
  await page.keyboard.press('t');
  await page.waitForSelector('dialog[open]');
  await page.fill('dialog input[type=color]', '#12ab34');
  await writeTag(page, 'zeta', '**Who** says? [src](https://example.org/x) [bad](javascript:window.hacked=1) <img src=x onerror="window.hacked=1">\n- one\n- two');
  await showList(page, 'tags');
  await page.waitForSelector('.tag-text strong:text-is("Who")');
  await eventually(async () => assert.equal(await page.locator('.tag-text li').count(), 2));
  assert.deepEqual(await page.locator('.tag-text a').evaluateAll((links) => links.map((link) => [link.href, link.rel])), [['https://example.org/x', 'noopener noreferrer']]);
  assert.equal(await page.locator('.tag-text img').count(), 0);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  const ground = () => page.locator('#article .tag-c12ab34').first().evaluate((e) => getComputedStyle(e).backgroundColor);
  await eventually(async () => assert.notEqual(await ground(), 'rgba(0, 0, 0, 0)'));
  await select(page, 'carmakers');
  await page.keyboard.press('t');
  await page.waitForSelector('dialog[open] .known .pill:text-is("zeta")');
  await page.click('.known .pill');
  await eventually(async () => assert.equal(await page.inputValue('#tag-names'), 'zeta'));
  await writeTag(page, 'alpha');
  await page.waitForFunction(() => document.querySelectorAll('.tag-row').length === 2);
  await page.selectOption('.seek-row select', 'name');
  await page.waitForFunction(() => document.querySelector('.tag-row strong').textContent === 'alpha');
});

test('exports: the contract counts code points, Web Annotations quote the text', async (t) => {
  const page = await app.open(t);
  await paste(page, '😀 據知情人士透露，Meta 將投入 143 億美元。');
  await marked(page);
  await select(page, '知情人士');
  await page.keyboard.press('t');
  await writeTag(page, '查證', 'why?');
  const document = await exported(page, 'json');
  assert.equal(document.schema, 'manicule/1');
  assert.equal(document.offsets, 'code-point');
  const points = [...await originalText(page)];
  const money = document.annotations.find((mark) => mark.layer === 'figure' && mark.type === 'money');
  assert.equal(points.slice(money.start, money.end).join(''), '143 億美元');
  assert.deepEqual([money.value.amount, money.value.currency], ['14300000000', 'USD']);
  const collection = await exported(page, 'jsonld');
  assert.equal(collection.type, 'AnnotationCollection');
  const tag = collection.first.items.find((item) => item.motivation === 'tagging');
  assert.match(tag.id, /^urn:uuid:[0-9a-f-]{36}$/);
  const [quote, position] = tag.target.selector;
  assert.equal(quote.exact, '知情人士');
  assert.equal(points.slice(position.start, position.end).join(''), '知情人士');
  assert.deepEqual(tag.body.slice(0, 2).map((body) => body.value), ['查證', 'why?']);
  // what the standard has no words for: the colour the reader chose
  assert.deepEqual(tag.body.slice(2).map(({ purpose, value }) => [purpose, Object.keys(JSON.parse(value))]), [['describing', ['colour']]]);
});

test('a mark is rejected, retyped and confirmed; verdicts stay and can be undone', async (t) => {
  const page = await app.open(t, '#sample=en');
  await marked(page);
  const names = () => page.textContent('.layer.entities .number').then(Number);
  const before = await names();
  await page.click('#article .text .entity >> nth=1');
  await page.waitForSelector('.card.pinned');
  await page.selectOption('.review select', 'work');
  await page.waitForSelector('#article .entity.work');
  await page.click('#article .text .entity >> nth=0');
  await page.waitForFunction(() => document.querySelector('#article .text .entity').hasAttribute('data-lit'));
  await page.click('.review button >> nth=1');
  await page.waitForFunction((before) => Number(document.querySelector('.layer.entities .number').textContent) === before - 1, before);
  await kept(page, 'tags', 'reject');
  await page.reload();
  await marked(page);
  await page.waitForFunction((before) => Number(document.querySelector('.layer.entities .number').textContent) === before - 1, before);
  await page.keyboard.press('Control+z');
  await page.waitForFunction((before) => Number(document.querySelector('.layer.entities .number').textContent) === before, before);
  await page.waitForSelector('#article .entity.work');
});
