// Marks from files come into the open article, other tabs see what changes, and full storage is said and loses nothing.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { drop, marked, noDialog, originalText, tag } from '../app.mjs';

const app = browserTests();
const WORDS = '三名知情人士';

async function writeTag(page, names) {
  assert.ok(await tag(page, WORDS, names));
  await noDialog(page);
}

test('marks of a dropped file come in with a report, once, and go in one step', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant');
  await marked(page);
  const text = await eventually(async () => {
    const text = await originalText(page);
    assert.ok(text.includes(WORDS));
    return text;
  });
  const at = [...text.slice(0, text.indexOf(WORDS))].length;
  const file = JSON.stringify({ text, label: [[at, at + [...WORDS].length, '來源'], [9_999_999, 10_000_000, 'far']] });
  await drop(page, 'marks.jsonl', Buffer.from(file));
  await page.waitForSelector('dialog .losses li');
  assert.match(await page.textContent('dialog'), /1 tag came in/);
  await page.keyboard.press('Escape');
  await noDialog(page);
  await page.waitForSelector(`#article .tagged:text-is("${WORDS}")`);
  await drop(page, 'marks.jsonl', Buffer.from(file));
  await page.waitForSelector('dialog .losses li');
  assert.match(await page.textContent('dialog'), /1 tag was there already/);
  await page.keyboard.press('Escape');
  await noDialog(page);
  await page.keyboard.press('Control+z');
  await page.waitForSelector('#article .tagged', { state: 'detached' });
});

test('what one tab exports another imports through the menu; a broken file is told', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant');
  await marked(page);
  await writeTag(page, '查證');
  await page.keyboard.press('e');
  const [saved] = await Promise.all([page.waitForEvent('download'), page.click('[data-export="tags"]')]);
  const file = await readFile(await saved.path());
  await noDialog(page);
  await page.keyboard.press('Control+z');
  await page.waitForSelector('#article .tagged', { state: 'detached' });
  await page.keyboard.press('e');
  await page.setInputFiles('#import', { name: 'tags.jsonld', mimeType: 'application/ld+json', buffer: file });
  await page.waitForSelector('#article .tagged');
  await page.keyboard.press('Escape');
  await noDialog(page);
  await page.keyboard.press('e');
  await page.setInputFiles('#import', { name: 'tags.jsonld', mimeType: 'application/ld+json', buffer: Buffer.from('{"@context":"http://www.w3.org/ns/anno.jsonld"') });
  await page.waitForFunction(() => /tags\.jsonld cannot be imported/.test(document.body.textContent));
});

test('two tabs keep in step', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant');
  await marked(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await marked(other);
  await writeTag(page, '查證');
  await other.waitForSelector('#article .tagged');
  await other.bringToFront();
  await other.keyboard.press('Control+z');
  await other.waitForSelector('#article .tagged', { state: 'detached' });
  await page.waitForSelector('#article .tagged', { state: 'detached' });
});

test('full storage is told, and the tag stays until the reader leaves', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant');
  await marked(page);
  await page.evaluate(() => {
    const full = () => { throw new DOMException('full', 'QuotaExceededError'); };
    IDBObjectStore.prototype.put = full;
    Storage.prototype.setItem = full;
  });
  await writeTag(page, '查證');
  await page.waitForFunction(() => document.body.textContent.includes('Your tags cannot be kept'));
  await page.waitForSelector(`#article .tagged:text-is("${WORDS}")`);
});
