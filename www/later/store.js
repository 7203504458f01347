// What is kept in this browser: texts and notebooks, by the SHA-256 of the text. Knows IndexedDB, the versions of our database and how an
// older one is brought up; must not know what a notebook means.
// What could not be read is not written over: it is merged with what is written, or put aside.
//
// What fails rejects with one word: `newer` (a later build has been here; nothing is touched), `busy` (a tab of an older build holds the
// database), `full`, `blocked` (by the browser or the reader) or `failed`.

import { both, isNotebook, tell } from './notebooks.js';

const DATABASE = 'manicule';
/** Texts without tags that are kept; the longest unopened goes first. */
const MOST = 20;
const BOTH = ['texts', 'tags'];

/** What brings the database from each version to the next, inside the browser's own upgrade: all of it happens, or nothing. */
const STEPS = [
  (database) => ['texts', 'tags'].forEach((name) => database.createObjectStore(name)),
  // records were JSON texts; as objects, notebooks are found by the title of their text
  (_, transaction) => {
    transaction.objectStore('tags').createIndex('title', 'info.title');
    for (const name of ['texts', 'tags']) eachRecord(transaction.objectStore(name), readAsObject);
  },
];

let opening = null;

/** The one connection of the page, opened again after another tab has asked for it to be closed. */
function connection() {
  opening ??= open().catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, STEPS.length);
    request.onupgradeneeded = ({ oldVersion }) => STEPS.slice(oldVersion).forEach((step) => step(request.result, request.transaction));
    request.onblocked = () => reject(new DOMException('another tab holds the database', 'busy'));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.onversionchange = () => {
        request.result.close();
        opening = null;
      };
      resolve(request.result);
    };
  });
}

function eachRecord(store, change) {
  store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
    if (!cursor) return;
    change(cursor);
    cursor.continue();
  };
}

/** What cannot be read stays as it is, for whoever can mend it. */
function readAsObject(cursor) {
  try {
    if (typeof cursor.value === 'string') cursor.update(JSON.parse(cursor.value));
  } catch { /* not JSON */ }
}

const KINDS = { VersionError: 'newer', busy: 'busy', QuotaExceededError: 'full', SecurityError: 'blocked', InvalidStateError: 'blocked' };

/** Runs `work` in one transaction over some stores, and waits for those only: all of it happens, or nothing. Resolves, once it is done,
 * with the result of the request that `work` answers with. */
async function within(names, mode, work) {
  try {
    const transaction = (await connection()).transaction(names, mode);
    return await new Promise((resolve, reject) => {
      let request;
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? request?.error);
      try {
        request = work((name) => transaction.objectStore(name));
      } catch (error) {
        reject(error);
        transaction.abort();
      }
    });
  } catch (error) {
    throw KINDS[error?.name] ?? 'failed';
  }
}

/** Keys of notebooks that may hold what this page has never seen, since reading them failed. */
const unread = new Set();

/** The value under a key; undefined where there is none. */
export async function get(store, key) {
  try {
    const value = await within([store], 'readonly', (stores) => stores(store).get(key));
    unread.delete(key);
    return value;
  } catch (trouble) {
    if (store === 'tags') unread.add(key);
    throw trouble;
  }
}

/** All values of a store. */
export const all = (store) => within([store], 'readonly', (stores) => stores(store).getAll());

/** The notebooks of all texts with a title. */
export const titled = (title) => within(['tags'], 'readonly', (stores) => stores('tags').index('title').getAll(title));

/** Stores a value under a key. */
export async function put(store, key, value) {
  if (!unread.has(key)) return within([store], 'readwrite', (stores) => stores(store).put(value, key));
  await within([store], 'readwrite', (stores) => {
    stores(store).get(key).onsuccess = ({ target: { result: there } }) => {
      stores(store).put(isNotebook(there) ? both(value, there) : value, key);
      if (there && !isNotebook(there)) stores(store).put(there, `${key}.damaged`);
    };
  });
  unread.delete(key);
  tell([key]);
}

/** Keeps a text, and lets old ones without tags go. */
export function keepText(text) {
  return within(BOTH, 'readwrite', (stores) => {
    const tagged = stores('tags').getAllKeys();
    stores('texts').put(text, text.key);
    const texts = stores('texts').getAll();
    texts.onsuccess = () => {
      // the clock may have been set back: what is new never makes room
      const others = texts.result.filter(({ key }) => key !== text.key && !tagged.result.includes(key)).sort((a, b) => b.opened - a.opened);
      for (const { key } of others.slice(MOST - 1)) stores('texts').delete(key);
    };
  });
}

/** Puts all records in at once: every one of them, or none. */
export function putAll(records) {
  return within(BOTH, 'readwrite', (stores) => records.forEach(({ store, key, value }) => stores(store).put(value, key)));
}
