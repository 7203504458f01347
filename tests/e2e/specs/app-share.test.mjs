// A text's tags in a link: with the text, for a text that is here, for one that is not yet; links that are damaged or hostile.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { kept, marked, noDialog, originalText, paste, tag } from '../app.mjs';

const app = browserTests();
const TEXT = '渡輪改點\n\n港務局週五表示，下月起每天多開 40 班。\n\n船員工會說還要再談。';

async function shared(t, text, way) {
  const page = await app.open(t, '', { permissions: ['clipboard-read', 'clipboard-write'] });
  await paste(page, text);
  await marked(page);
  assert.ok(await tag(page, '每天多開 40 班', '查證', '誰算的？'));
  await noDialog(page);
  await kept(page, 'tags', '查證');
  await page.keyboard.press('e');
  await page.click(`[data-share="${way}"]`);
  // it closes once something was copied, or not
  await noDialog(page);
  return page;
}

/** A tag over a mark's edge is two elements. */
const taggedWords = (page) => page.locator('#article .tagged').allTextContents().then((all) => all.join(''));
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());
async function copiedLink(page) {
  const link = await copied(page);
  assert.match(link, /^http:[^#]+#share=[A-Za-z0-9_-]+$/);
  return link;
}
const fragment = (data) => `#share=${deflateRawSync(Buffer.from(data)).toString('base64url')}`;

test('a link with the text opens the text with its tags, and one step takes them back', async (t) => {
  const page = await shared(t, TEXT, 'text');
  const link = await copiedLink(page);
  const other = await app.open(t, new URL(link).hash);
  await marked(other);
  await eventually(async () => assert.equal(await taggedWords(other), '每天多開 40 班'), 30_000);
  assert.equal(await originalText(other), TEXT);
  await other.keyboard.press('Escape');
  await noDialog(other);
  await eventually(async () => assert.match(new URL(other.url()).hash, /^#doc=/));
  await other.keyboard.press('Control+z');
  await other.waitForSelector('#article .tagged', { state: 'detached' });
});

test('a link without the text waits for it, also for another version of it', async (t) => {
  const page = await shared(t, TEXT, 'tags');
  const link = await copiedLink(page);
  const other = await app.open(t, new URL(link).hash);
  await eventually(async () => assert.match(await other.textContent('.notices'), /holds 1 tag for “渡輪改點”/), 30_000);
  await paste(other, TEXT.replace('40', '45'));
  await marked(other);
  await other.waitForSelector('dialog');
  await other.keyboard.press('Escape');
  await noDialog(other);
  await other.waitForSelector('#article .tagged.asks');
  assert.equal(await taggedWords(other), '每天多開 45 班');
});

test('reading notes go to the clipboard; a long text does not fit into a link, and that is said', async (t) => {
  let seed = 7;
  const chance = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const long = `${TEXT}\n\n${Array.from({ length: 9000 }, () => String.fromCodePoint(0x4e00 + Math.floor(chance() * 8000))).join('')}`;
  const page = await shared(t, long, 'text');
  await eventually(async () => assert.match(await page.textContent('.notices'), /would be [\d,]+ characters long/));
  await page.keyboard.press('e');
  await page.click('[data-share="notes"]');
  await eventually(async () => assert.match(await copied(page), /> 每天多開 40 班[\s\S]*查證[\s\S]*誰算的/));
});

test('damaged and hostile links are refused with the reason, and the page goes on', async (t) => {
  const bomb = fragment(' '.repeat(60 * 2 ** 20));
  const marks = { schema: 'manicule/1', offsets: 'code-point', language: 'en', reference_date: null, text_sha256: 'x', passages: [], entities: [], annotations: [], text: 'A text.', tags: [{ id: 7 }] };
  for (const [hash, reason] of [
    ['#share=%%%', /characters that do not belong/], ['#share=AAAA', /cannot be read/], ['#share=', /cannot be read/], [bomb, /more than 8 MB/],
    [fragment('no json'), /cannot be read/], [fragment('[1]'), /no marks of this program/], [fragment('{"schema":"manicule/9"}'), /no marks of this program/],
    [fragment(JSON.stringify(marks)), /cannot be imported/],
  ]) {
    const page = await app.open(t, hash);
    await eventually(async () => assert.match(await page.textContent('.notices'), reason), 20_000);
    if (await page.locator('#paste').count() > 0) await paste(page, TEXT);
    await marked(page);
  }
});

test('what a link carries is shown as text, never as markup', async (t) => {
  const target = { exact: 'A text', prefix: '', suffix: '.', start: 0, end: 6 };
  const evil = '<img src=x onerror="window.hacked=1">';
  const marks = { schema: 'manicule/1', offsets: 'code-point', language: 'en', reference_date: null, text_sha256: 'x', passages: [], entities: [], annotations: [], title: evil, text: `A text. ${evil}`, tags: [{ id: evil, target, names: [evil], note: evil, colour: '"><script>', created: evil, modified: evil }] };
  const page = await app.open(t, fragment(JSON.stringify(marks)));
  await marked(page);
  await page.waitForSelector('#article .tagged');
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.locator('img').count(), 0);
});
