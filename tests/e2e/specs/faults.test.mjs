// What breaks under the app: its worker, its files on their way, its storage. The text stays, and what to do is said.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { kept, marked, originalText, paste, tag } from '../app.mjs';

const app = browserTests();
const TEXT = 'Ann Lee of Corvane said that the company would spend $5 million.';

/** Opens the app with something put in its way first. */
async function opened(t, prepare, path = '', options = {}) {
  const page = await app.open(t, 'icons/manicule.svg', { expectErrors: /favicon|engine|wasm|Failed to load|worker/i, ...options });
  await prepare(page);
  await page.goto(`${app.url}${path}`);
  return page;
}

/** Serves a worker that breaks off when it is asked to annotate, so many times. */
const dying = (times) => (page) => {
  let left = times;
  return page.route('**/engine/worker.js', async (route) => {
    const dies = left > 0;
    // the app's first call is an empty text, to warm the engine
    const script = `import start from "../worker.js";
      await start();
      const answer = self.onmessage;
      self.onmessage = (event) => {
        if (String(event.data).includes('Ann Lee')) throw new Error('unreachable');
        answer.call(self, event);
      };`;
    left -= 1;
    await (dies ? route.fulfill({ body: script, contentType: 'text/javascript' }) : route.continue());
  });
};

/** Waits until the reader is told something. */
const told = (page, words) => page.waitForSelector('.notice').then(() => eventually(async () => assert.match(await page.textContent('.notices'), words)));

async function readAnyway(page, wanted = TEXT) {
  await page.waitForSelector('#article .block');
  await page.waitForFunction((wanted) => [...document.querySelectorAll('#article .text')].map((text) => text.textContent).join('').includes(wanted), wanted);
}

test('a worker that dies in the middle is followed by another, and the marks come', async (t) => {
  const page = await opened(t, dying(1));
  await paste(page, TEXT);
  await marked(page);
  await page.waitForSelector('#article .figure');
});

test('a text that no worker survives is told, can be read and tagged, and another one is marked', async (t) => {
  const page = await opened(t, dying(9));
  await paste(page, TEXT);
  await told(page, /could not be marked: the engine broke off twice/);
  await readAnyway(page);
  assert.ok(await tag(page, 'Ann Lee', 'look'));
  await page.waitForSelector('#article .tagged');
  await page.goto(`${app.url}#sample=en`);
  await marked(page);
});

test('a module that breaks off on its way is told, and the text is there', async (t) => {
  const page = await opened(t, (page) => page.route('**/worker_bg.wasm', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ status: 200, contentType: 'application/wasm', body: body.subarray(0, body.length >> 1) });
  }));
  await paste(page, TEXT);
  await told(page, /could not be marked/);
  await readAnyway(page);
});

test('a module that comes at the second try marks the text', async (t) => {
  let tries = 0;
  const page = await opened(t, (page) => page.route('**/worker_bg.wasm', (route) => {
    tries += 1;
    return tries === 1 ? route.abort() : route.continue();
  }));
  await paste(page, TEXT);
  await marked(page);
  assert.ok(tries >= 2);
});

test('damaged data is named, and the text is there', async (t) => {
  const page = await opened(t, (page) => page.route('**/data/entities.en.weights.bin', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: body.subarray(0, 1000), headers: { 'content-type': 'application/octet-stream' } });
  }));
  await paste(page, TEXT);
  await told(page, /could not be marked: .*entities\.en\.weights/);
  await readAnyway(page);
});

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
};

for (const [step, breakIt] of Object.entries(STEPS)) {
  test(`${step}: the text is marked, and a tag holds`, async (t) => {
    const page = await opened(t, (page) => page.addInitScript(breakIt));
    await paste(page, TEXT);
    await marked(page);
    assert.ok(await tag(page, 'Ann Lee', 'look'));
    await page.waitForSelector('#article .tagged:text-is("Ann Lee")');
  });
}

test('a store of a newer version is left as it is, and that nothing is kept is said', async (t) => {
  const page = await opened(t, (page) => page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open('manicule', 99);
    request.onupgradeneeded = () => request.result.createObjectStore('texts').put('of a newer Manicule', 'key');
    request.onsuccess = () => { request.result.close(); resolve(); };
    request.onerror = () => reject(request.error);
  })));
  await paste(page, TEXT);
  await marked(page);
  await page.waitForSelector('.notice.warning');
  const kept = await page.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open('manicule');
    request.onsuccess = () => { request.result.transaction('texts').objectStore('texts').get('key').onsuccess = ({ target }) => resolve([request.result.version, target.result]); };
  }));
  assert.deepEqual(kept, [99, 'of a newer Manicule']);
});

test('a tab closed while it writes loses no tag', async (t) => {
  const page = await opened(t, async () => {});
  await paste(page, TEXT);
  await marked(page);
  await kept(page, 'texts', TEXT);
  const address = page.url();
  assert.ok(await tag(page, 'Ann Lee', 'look'));
  await page.waitForSelector('#article .tagged');
  // at once, and without asking the page
  const context = page.context();
  await page.close();
  const again = await context.newPage();
  await again.goto(address);
  await marked(again);
  await again.waitForSelector('#article .tagged:text-is("Ann Lee")');
  assert.ok((await originalText(again)).includes(TEXT));
});

test('a clock that jumps back changes nothing', async (t) => {
  const page = await opened(t, (page) => page.addInitScript(() => {
    const now = Date.now;
    let jump = 0;
    Date.now = () => now.call(Date) - jump;
    window.jumpBack = () => { jump += 400 * 24 * 3600 * 1000; };
  }));
  await paste(page, TEXT);
  await marked(page);
  for (const words of ['Ann Lee', 'Corvane']) {
    await page.evaluate(() => window.jumpBack());
    assert.ok(await tag(page, words, words.toLowerCase()));
    await page.waitForFunction((words) => [...document.querySelectorAll('#article .tagged')].some((mark) => mark.textContent === words), words);
  }
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => document.querySelectorAll('#article .tagged').length === 1);
  await page.waitForSelector('#article .tagged:text-is("Ann Lee")');
});
