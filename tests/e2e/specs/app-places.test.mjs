// A text that has changed since it was tagged: tags whose words are there come along, the others ask the reader; nothing is guessed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { drop, kept, marked, noDialog, paste, select, showList, tag } from '../app.mjs';

const app = browserTests();

const FIRST = [
  'Harbour works delayed again',
  'The port authority said on Monday that cargo rose 12% in the spring, and that two cranes stand idle.',
  'Mayor Lina Brandt told the council she will pay for the new quay. The council meets in March.',
  'A spokesman for the dockers called the plan a fair start for everybody on the eastern side.',
].join('\n\n');
const SECOND = [
  'Harbour works delayed again',
  'A storm closed the harbour for two days last week.',
  'The port authority said on Monday that cargo rose 21% in the spring, and that two cranes stand idle.',
  'Mayor Lina Brandt told the council she will pay for the new quay. The council meets in March.',
].join('\n\n');

/** Opens the first version, tags it, and opens the second. */
async function reopened(t, options) {
  const page = await app.open(t, '', options);
  await paste(page, FIRST);
  await marked(page);
  for (const [words, names] of [['cargo rose 12%', 'figure'], ['pay for the new quay', 'promise'], ['a fair start for everybody', 'dockers']]) {
    assert.ok(await tag(page, words, names));
    await noDialog(page);
    await kept(page, 'tags', names);
  }
  await page.click('.brand');
  await page.waitForSelector('#paste');
  await paste(page, SECOND);
  await marked(page);
  return page;
}

async function brought(page) {
  await page.click('.notice.warning .pill');
  await page.waitForSelector('.places .place');
}

const states = (page) => page.locator('.place').evaluateAll((all) => all.map((place) => place.dataset.state));

test('tags come over: what is sure lies there, what has changed shows how, what is gone waits; each is settled and taken back', async (t) => {
  const page = await reopened(t);
  await brought(page);
  await eventually(async () => assert.deepEqual((await states(page)).sort(), ['changed', 'orphan']));
  // the one that is sure lies in the text, the changed one asks there too
  await page.waitForSelector('#article .tagged:not(.asks):text-is("pay for the new quay")');
  await page.waitForSelector('#article .tagged.asks');
  const place = page.locator('.place[data-state=changed]');
  assert.match(await place.locator('del').textContent(), /12$/);
  assert.match(await place.locator('ins').textContent(), /21$/);
  assert.match(await place.textContent(), /A number is another one/);
  await assertAccessible(page);
  await place.locator('[data-place=right]').click();
  await page.waitForSelector('#article .tagged.asks', { state: 'detached' });
  await eventually(async () => assert.deepEqual(await states(page), ['orphan']));
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.deepEqual((await states(page)).sort(), ['changed', 'orphan']));
  await page.keyboard.press('Control+Shift+z');
  await page.click('.place[data-state=orphan] [data-place=aside]');
  await page.waitForSelector('.places', { state: 'detached' });
  await page.waitForSelector('.lost');
  await kept(page, 'tags', 'placeless');
  await page.reload();
  await marked(page);
  await showList(page, 'tags');
  await page.waitForSelector('.lost');
  assert.equal(await page.locator('.places').count(), 0);
  // the other version has all its tags still
  await page.selectOption('.versions select', { index: 1 });
  await eventually(async () => assert.match(await page.textContent('.notices'), /0 tags came over/));
});

test('a tag is put on a selection by mouse and by keys, and given up', async (t) => {
  const page = await reopened(t);
  await brought(page);
  await page.click('.place[data-state=orphan] [data-place=attach]');
  await page.waitForSelector('.selection-bar.waits');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.selection-bar.waits', { state: 'detached' });
  await page.focus('.place[data-state=orphan] [data-place=attach]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.selection-bar.waits');
  assert.ok(await select(page, 'A storm closed the harbour'));
  await page.waitForSelector('.selection-bar button');
  await page.keyboard.press('t');
  await page.waitForSelector('#article .tagged:text-is("A storm closed the harbour")');
  await eventually(async () => assert.deepEqual(await states(page), ['changed']));
  assert.ok(await select(page, 'stand idle'));
  await page.click('.place [data-place=attach]');
  await page.waitForSelector('#article .tagged:text-is("stand idle")');
  await page.waitForSelector('.places', { state: 'detached' });
});

test('a quotation that stands twice is offered in its sentences, in Chinese and on a narrow screen', async (t) => {
  const page = await app.open(t, '', { locale: 'zh-TW', viewport: { width: 360, height: 780 }, colorScheme: 'dark' });
  await paste(page, '碼頭工程再延\n\n市府週一表示，新吊車下月啟用，工期不變。\n\n工會代表說，新吊車還缺人手。');
  await marked(page);
  const time = '2026-03-04T08:00:00Z';
  const marks = { schema: 'manicule/1', offsets: 'code-point', language: 'zh-Hant', reference_date: null, text_sha256: 'of another version', passages: [], entities: [], annotations: [] };
  const file = { ...marks, tags: [{ id: 'urn:uuid:6d0e2c5e-2f6c-4f0e-9d55-0a6a1c0f7e11', target: { exact: '新吊車' }, names: ['吊車'], created: time, modified: time }] };
  await drop(page, 'marks.manicule.json', Buffer.from(JSON.stringify(file)));
  await page.waitForSelector('dialog');
  await page.keyboard.press('Escape');
  await noDialog(page);
  await page.click('[aria-controls=panel]');
  await showList(page, 'tags');
  await page.waitForSelector('.place[data-state=ambiguous]');
  assert.equal(await page.locator('.candidates li').count(), 2);
  assert.match(await page.textContent('.candidates li >> nth=1'), /工會代表說，新吊車還缺人手/);
  await assertAccessible(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} pixels wider than the window`);
  await page.click('.candidates li:nth-child(2) [data-place=here]');
  await page.waitForSelector('.places', { state: 'detached' });
  await page.waitForSelector('#article .tagged:text-is("新吊車")');
  assert.ok((await page.textContent('#article .block:has(.tagged)')).includes('工會'));
});
