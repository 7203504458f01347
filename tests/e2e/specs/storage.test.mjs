// What breaks in storage: each step of the database, its room, its version, the time, the tab that writes. Tags are not lost, and where
// nothing is kept the reader is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { assertText, drop, kept, marked, openedWith, paste, tag, toldOf } from '../app.mjs';

const app = browserTests();
const TEXT = 'Ann Lee of Corvane said that the company would spend $5 million.';

const tagged = (page, words) => page.waitForSelector(`#article .tagged:text-is("${words}")`);

/** Opens the app with a text and no tag. */
async function withText(t, prepare = async () => {}) {
  const page = await openedWith(app, t, prepare);
  await paste(page, TEXT);
  await marked(page);
  return page;
}

/** Each step of IndexedDB that can go wrong. */
const STEPS = {
  'the database does not open': () => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function fails(name) { return open.call(this, name, 1e20); };
  },
  'a transaction does not begin': () => { IDBDatabase.prototype.transaction = () => { throw new DOMException('closing', 'InvalidStateError'); }; },
  'reading fails': () => {
    for (const read of ['get', 'getAll']) IDBObjectStore.prototype[read] = () => { throw new DOMException('broken', 'DataError'); };
  },
  'writing fails': () => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; },
  'what was written is given up in the end': () => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function givesUp(...given) {
      const request = put.apply(this, given);
      request.addEventListener('success', () => this.transaction.abort());
      return request;
    };
  },
};

for (const [step, breakIt] of Object.entries(STEPS)) {
  test(`${step}: the text is marked, and a tag holds, also where it is mended later`, async (t) => {
    const page = await openedWith(app, t, (page) => page.addInitScript(breakIt), '#sample=en');
    await marked(page);
    assert.ok(await tag(page, 'Corvane', 'look'));
    await tagged(page, 'Corvane');
    if (!step.startsWith('reading')) {
      await page.reload();
      await marked(page);
      await tagged(page, 'Corvane');
    }
    const mended = await page.context().newPage();
    await page.close();
    await mended.goto(`${app.url}#sample=en`);
    await marked(mended);
    await tagged(mended, 'Corvane');
  });

  if (!step.startsWith('reading')) {
    test(`${step}, and there is no other place: that is told`, async (t) => {
      const page = await openedWith(app, t, async (page) => {
        await page.addInitScript(breakIt);
        await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
      }, '#sample=en');
      await marked(page);
      assert.ok(await tag(page, 'Corvane', 'look'));
      await toldOf(page, /Your tags cannot be kept/);
      await tagged(page, 'Corvane');
    });
  }
}

test('where the disk has no room left the text is read, that is told, and a tag holds', async (t) => {
  const page = await openedWith(app, t, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(app.url).origin, quotaSize: 20_000 });
  });
  const long = `${TEXT}\n\n`.repeat(3000);
  await drop(page, 'long.txt', Buffer.from(long));
  await toldOf(page, /no room left in this browser/);
  await marked(page);
  await assertText(page, long);
  assert.ok(await tag(page, 'Corvane', 'look'));
  await tagged(page, 'Corvane');
});

test('tags that could not be read are not written over: they come back with the next one', async (t) => {
  const page = await openedWith(app, t, async () => {}, '#sample=en');
  await marked(page);
  assert.ok(await tag(page, 'Corvane', 'look'));
  await tagged(page, 'Corvane');
  await kept(page, 'tags', 'Corvane');
  const other = await page.context().newPage();
  await page.close();
  await other.addInitScript(() => {
    const { get } = IDBObjectStore.prototype;
    let fails = true;
    IDBObjectStore.prototype.get = function once(...given) {
      if (!fails || this.name !== 'tags') return get.apply(this, given);
      fails = false;
      throw new DOMException('broken', 'DataError');
    };
  });
  await other.goto(`${app.url}#sample=en`);
  await marked(other);
  assert.equal(await other.locator('#article .tagged').count(), 0, 'nothing was read');
  assert.ok(await tag(other, 'PITTSBURGH', 'new'));
  await tagged(other, 'Corvane');
  // where reading does not fail
  const mended = await other.context().newPage();
  await mended.goto(`${app.url}#sample=en`);
  await marked(mended);
  await tagged(mended, 'Corvane');
  await tagged(mended, 'PITTSBURGH');
});

/** Opens the database in a page in another version, and answers with the version and what then stands in a store. */
const openDatabase = (page, version) => page.evaluate((version) => new Promise((resolve, reject) => {
  const request = indexedDB.open('manicule', version);
  request.onblocked = () => reject(new Error('another tab holds the database open'));
  request.onerror = () => reject(request.error);
  request.onupgradeneeded = ({ target: { result, transaction } }) => {
    const store = result.objectStoreNames.contains('texts') ? transaction.objectStore('texts') : result.createObjectStore('texts');
    store.put('of a newer Manicule', 'key');
  };
  request.onsuccess = () => {
    const database = request.result;
    database.transaction('texts').objectStore('texts').get('key').onsuccess = ({ target }) => { database.close(); resolve([database.version, target.result]); };
  };
}), version);

test('a store of a newer version is left as it is, and that nothing is kept is said', async (t) => {
  const page = await withText(t, (page) => openDatabase(page, 99));
  await toldOf(page, /newer Manicule has kept texts/);
  assert.deepEqual(await openDatabase(page), [99, 'of a newer Manicule']);
});

test('a newer build in another tab can take the store over, and a tag made here after that is not lost', async (t) => {
  const page = await openedWith(app, t, async () => {}, '#sample=en');
  await marked(page);
  assert.ok(await tag(page, 'Corvane', 'before'));
  await kept(page, 'tags', 'before');
  const other = await page.context().newPage();
  await other.goto(`${app.url}icons/manicule.svg`);
  assert.deepEqual(await openDatabase(other, 99), [99, 'of a newer Manicule']);
  assert.ok(await tag(page, 'carmakers', 'after'));
  await tagged(page, 'carmakers');
  await page.reload();
  await marked(page);
  for (const words of ['Corvane', 'carmakers']) await tagged(page, words);
});

/** Lets no other page read or write tags until the answer is called: a storage that is slow to answer. */
async function heldStore(page) {
  const holder = await page.context().newPage();
  await holder.goto(`${app.url}icons/manicule.svg`);
  await holder.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open('manicule');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const store = request.result.transaction('tags', 'readwrite').objectStore('tags');
      const hold = () => { if (!window.released) store.get('nothing').onsuccess = hold; else request.result.close(); };
      hold();
      resolve();
    };
  }));
  return () => holder.evaluate(() => { window.released = true; });
}

test('a tab closed while it writes loses no tag', async (t) => {
  const page = await withText(t);
  await kept(page, 'texts', TEXT);
  const [context, address] = [page.context(), page.url()];
  const release = await heldStore(page);
  assert.ok(await tag(page, 'Ann Lee', 'look'));
  await tagged(page, 'Ann Lee');
  // while the database has not answered, and without asking the page
  await page.close();
  await release();
  const again = await context.newPage();
  await again.goto(address);
  await marked(again);
  await tagged(again, 'Ann Lee');
  await assertText(again, TEXT);
});

test('a tag made before the storage answers joins the tags that were kept', async (t) => {
  const page = await withText(t);
  assert.ok(await tag(page, 'Ann Lee', 'first'));
  await kept(page, 'tags', 'first');
  await kept(page, 'texts', TEXT);
  const release = await heldStore(page);
  await page.reload();
  await marked(page);
  assert.ok(await tag(page, 'Corvane', 'second'));
  await tagged(page, 'Corvane');
  assert.equal(await page.locator('#article .tagged').count(), 1, 'the storage has not answered');
  await release();
  await tagged(page, 'Ann Lee');
  await kept(page, 'tags', 'second');
  await page.reload();
  await marked(page);
  for (const words of ['Ann Lee', 'Corvane']) await tagged(page, words);
});

test('a text that is opened again while it is open keeps its tags', async (t) => {
  const page = await openedWith(app, t, async () => {}, '#sample=en');
  await marked(page);
  assert.ok(await tag(page, 'Corvane', 'look'));
  await tagged(page, 'Corvane');
  await page.keyboard.press('o');
  await page.click('dialog [data-sample="en"]');
  await page.waitForSelector('dialog', { state: 'detached' });
  await marked(page);
  await tagged(page, 'Corvane');
});

/** A clock that a test can set back; it stays so over a reload. */
const CLOCK = () => {
  const Real = Date;
  const back = () => Number(localStorage.getItem('back') ?? 0);
  globalThis.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [Real.now() - back()])); }
    static now() { return Real.now() - back(); }
  };
  window.jumpBack = () => localStorage.setItem('back', back() + 400 * 24 * 3600 * 1000);
};

test('a clock that jumps back changes nothing for tags', async (t) => {
  const page = await withText(t, (page) => page.addInitScript(CLOCK));
  for (const words of ['Ann Lee', 'Corvane']) {
    await page.evaluate(() => window.jumpBack());
    assert.ok(await tag(page, words, words.toLowerCase()));
    await tagged(page, words);
  }
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => document.querySelectorAll('#article .tagged').length === 1);
  await tagged(page, 'Ann Lee');
});

test('after a clock has jumped back, a new text is kept among many that were opened later', async (t) => {
  const page = await withText(t, (page) => page.addInitScript(CLOCK));
  await kept(page, 'texts', TEXT);
  // as many as are kept, all opened now
  await page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open('manicule');
    request.onsuccess = () => {
      const transaction = request.result.transaction('texts', 'readwrite');
      for (let nth = 0; nth < 25; nth += 1) {
        const key = String(nth).padStart(64, 'f');
        transaction.objectStore('texts').put({ key, title: `Text ${nth}`, text: `Text ${nth}`, reference_date: null, opened: Date.now() }, key);
      }
      transaction.oncomplete = () => { request.result.close(); resolve(); };
      transaction.onabort = () => reject(transaction.error);
    };
  }));
  await page.evaluate(() => window.jumpBack());
  await page.goto(app.url);
  await page.reload();
  await paste(page, `${TEXT} Or so.`);
  await marked(page);
  // the others have made room by then
  await eventually(async () => assert.ok(await page.evaluate(() => new Promise((resolve) => {
    indexedDB.open('manicule').onsuccess = ({ target: { result } }) => {
      result.transaction('texts').objectStore('texts').count().onsuccess = ({ target }) => { result.close(); resolve(target.result <= 20); };
    };
  }))));
  await page.reload();
  await marked(page);
  await assertText(page, `${TEXT} Or so.`);
});
