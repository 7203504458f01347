// Everything kept in the browser as one file, taken in elsewhere; what cannot be read changes nothing; older and newer stores.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { kept, marked, noDialog, paste, tag } from '../app.mjs';

const app = browserTests();
const TEXT = 'Ferry timetable\n\nAnn Lee of the ferry office said on Friday that 40 boats will run.';

/** The values of both stores. */
function stored(page) {
  return page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open('manicule');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction(['texts', 'tags']);
      const all = ['texts', 'tags'].map((name) => transaction.objectStore(name).getAll());
      transaction.oncomplete = () => { request.result.close(); resolve({ version: request.result.version, texts: all[0].result, tags: all[1].result }); };
    };
  }));
}

async function tagged(t) {
  const page = await app.open(t);
  await paste(page, TEXT);
  await marked(page);
  assert.ok(await tag(page, 'Ann Lee', 'look', 'who?'));
  await noDialog(page);
  await kept(page, 'tags', 'look');
  return page;
}

async function saved(page) {
  await page.click('.brand');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('#library-save')]);
  return readFile(await file.path(), 'utf8');
}

const take = (page, file) => page.setInputFiles('#library-take', { name: 'all.json', mimeType: 'application/json', buffer: Buffer.from(file) });

test('a library goes to another browser and back, and merging loses nothing', async (t) => {
  const page = await tagged(t);
  const file = await saved(page);
  const library = JSON.parse(file);
  assert.equal(library.schema, 'manicule-library/1');
  assert.deepEqual([library.texts.length, library.tags.length, library.damaged.length], [1, 1, 0]);
  const other = await app.open(t);
  await other.waitForSelector('#library-take', { state: 'attached' });
  await take(other, file);
  await other.waitForSelector('.notice.done');
  assert.deepEqual(await stored(other), await stored(page));
  // both go on, and each takes the other's file in
  await other.click('.choice-list button:has-text("Ferry timetable")');
  await marked(other);
  await other.waitForSelector('#article .tagged');
  assert.ok(await tag(other, '40 boats', 'count'));
  await kept(other, 'tags', 'count');
  const second = await saved(other);
  await take(page, second);
  await page.waitForSelector('.notice.done');
  await eventually(async () => assert.deepEqual((await stored(page)).tags[0].tags.map(({ names }) => names[0]).sort(), ['count', 'look']));
  const before = await stored(page);
  await take(page, second);
  await eventually(async () => assert.match(await page.textContent('.notices'), /0 new texts, 0 new tags/));
  assert.deepEqual(await stored(page), before);
});

test('a file that is no library is refused with the reason, and nothing changes', async (t) => {
  const page = await tagged(t);
  const file = JSON.parse(await saved(page));
  const before = await stored(page);
  const broken = (change) => { const copy = structuredClone(file); change(copy); return JSON.stringify(copy); };
  for (const [text, reason] of [
    ['{"schema": "manicule-', /is not JSON/],
    ['[]', /is not a library/],
    [broken((library) => { library.schema = 'manicule-library/9'; }), /newer version/],
    [broken((library) => { delete library.texts; }), /“texts” is missing/],
    [broken((library) => { library.tags[0].tags[0].target = 7; }), /number 1 of “tags” is damaged/],
    [broken((library) => { library.tags.push({ ...library.tags[0], info: { text_sha256: '../x' } }); }), /number 2 of “tags” is damaged/],
    [broken((library) => { library.tags[0].log.done.push({ explode: true }); }), /number 1 of “tags” is damaged/],
  ]) {
    await take(page, text);
    await eventually(async () => assert.match(await page.textContent('.notices'), reason));
    assert.deepEqual(await stored(page), before, String(reason));
  }
});

/** Makes a database as an older or newer build has left it, before the app runs. */
async function withStore(t, version, make) {
  const page = await app.open(t, 'locales/en.txt', { expectErrors: /favicon\.ico/ });
  await page.evaluate(([version, make]) => new Promise((resolve, reject) => {
    const request = indexedDB.open('manicule', version);
    request.onupgradeneeded = () => ['texts', 'tags'].forEach((name) => request.result.createObjectStore(name));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction(['texts', 'tags'], 'readwrite');
      for (const [store, key, value] of make) transaction.objectStore(store).put(value, key);
      transaction.oncomplete = () => { request.result.close(); resolve(); };
    };
  }), [version, make]);
  await page.goto(app.url);
  return page;
}

test('a store of the first version is brought up with all its texts and tags', async (t) => {
  const source = await tagged(t);
  const { texts: [text], tags: [notebook] } = await stored(source);
  const page = await withStore(t, 1, [['texts', text.key, JSON.stringify(text)], ['tags', text.key, JSON.stringify(notebook)], ['tags', 'odd', 'not JSON']]);
  await page.click('.choice-list button:has-text("Ferry timetable")');
  await marked(page);
  await page.waitForSelector('#article .tagged:text-is("Ann Lee")');
  const now = await stored(page);
  assert.equal(now.version, 2);
  assert.deepEqual(now.tags, [notebook, 'not JSON']);
  assert.equal(now.texts[0].text, TEXT);
});

test('a store of a newer version is left alone, said, and tags are kept aside', async (t) => {
  const page = await withStore(t, 99, [['texts', 'key', 'of a newer one']]);
  await paste(page, TEXT);
  await marked(page);
  await eventually(async () => assert.match(await page.textContent('.notices'), /A newer Manicule/));
  assert.ok(await tag(page, 'Ann Lee', 'look'));
  await page.waitForSelector('#article .tagged');
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.startsWith('manicule.tags.')));
  const now = await stored(page);
  assert.deepEqual([now.version, now.texts], [99, ['of a newer one']]);
});
