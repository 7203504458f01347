// The menus and `convert` are one: what the app exports is what converting its own file gives, and what it imports is what converting reads.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { drop, marked, noDialog, originalText, tag } from '../app.mjs';
import { browserTests } from '../browser.mjs';

const app = browserTests();
const { default: init, convert } = await import(new URL('../../../dist/pkg/index.js', import.meta.url));
const FORMATS = ['html', 'markdown', 'csv', 'json', 'jsonld', 'hypothesis', 'brat', 'doccano', 'label-studio', 'conll', 'spacy'];
const ENDINGS = { hypothesis: 'json', brat: 'ann', doccano: 'jsonl', 'label-studio': 'json', conll: 'iob2', spacy: 'json', jsonld: 'jsonld', json: 'json' };

async function exported(page, name) {
  await page.keyboard.press('e');
  const [saved] = await Promise.all([page.waitForEvent('download'), page.click(`[data-export="${name}"]`)]);
  return readFile(await saved.path(), 'utf8');
}

/** What the app says that a file has no room for; the message is closed. */
async function losses(page, some) {
  if (!some) {
    await noDialog(page);
    return [];
  }
  await page.waitForSelector('dialog .losses li');
  const said = await page.locator('dialog .losses li').allTextContents();
  await page.keyboard.press('Escape');
  await noDialog(page);
  return said;
}

test('every export is what convert makes of the richest one', async (t) => {
  await init();
  const page = await app.open(t, '#sample=zh-Hant');
  await marked(page);
  for (const words of ['三名知情人士', '知情人士']) {
    assert.ok(await tag(page, words, '查證, money'));
    await noDialog(page);
  }
  const whole = await exported(page, 'json');
  await noDialog(page);
  for (const to of FORMATS) {
    const converted = convert(whole, { from: 'json', to });
    assert.equal(await exported(page, to), converted.body, to);
    // worded for a reader, one for one
    assert.equal((await losses(page, converted.lost > 0)).length, converted.losses.length, to);
    assert.equal(converted.told.length, converted.losses.length, to);
  }
});

test('what a format has no room for is said in the reader’s language', async (t) => {
  for (const locale of ['zh-TW', 'zh-CN']) {
    const page = await app.open(t, '#sample=zh-Hant', { locale });
    await marked(page);
    assert.ok(await tag(page, '三名知情人士', '查證 一', '為什麼？'));
    await noDialog(page);
    for (const to of ['conll', 'spacy', 'hypothesis', 'brat']) {
      await exported(page, to);
      const said = await losses(page, true);
      assert.ok(said.length > 0, to);
      // names of types and of tags stand in quotation marks as they are
      for (const line of said) assert.match(line.replace(/「[^」]*」|“[^”]*”/gu, ''), /^[^a-z]*：\p{Script=Han}[^a-z]*$/u);
    }
  }
});

test('every file that convert writes is imported with the same tags', { timeout: 600_000 }, async (t) => {
  await init();
  const page = await app.open(t, '#sample=zh-Hant');
  await marked(page);
  assert.ok(await tag(page, '三名知情人士', '查證'));
  await noDialog(page);
  const [text, whole] = [await originalText(page), JSON.parse(await exported(page, 'json'))];
  await noDialog(page);
  // the tag alone: marks of the engine's would come in as tags
  const own = JSON.stringify({ ...whole, annotations: [], entities: [], voices: [] });
  await page.keyboard.press('Control+z');
  await page.waitForSelector('#article .tagged', { state: 'detached' });
  for (const [format, ending] of Object.entries(ENDINGS)) {
    const { body } = convert(own, { from: 'json', to: format });
    await drop(page, `marks.${ending}`, Buffer.from(body));
    await page.waitForSelector('#article .tagged:text-is("三名知情人士")');
    await page.keyboard.press('Escape');
    await noDialog(page);
    const kept = JSON.parse(await exported(page, 'json'));
    await noDialog(page);
    const here = kept.tags.map(({ target, names, note }) => ({ target, names, note }));
    const read = JSON.parse(convert(body, { from: format, to: 'json', text }).body).tags.map(({ target, names, note }) => ({ target, names, note }));
    assert.deepEqual(here, read, format);
    await page.keyboard.press('Control+z');
    await page.waitForSelector('#article .tagged', { state: 'detached' });
  }
});
