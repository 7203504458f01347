// The text of the article that the address names, to be read while the app is still on its way: the wasm is two hundred times as long
// as a page of text. Knows where samples and kept texts lie and how an article is set; must not know marks.
import { bring, expect } from './shared.js';

/** The text that `#sample=…` or `#doc=…` names, with its language and the day it is of; null for anything else. */
async function named(hash) {
  const [, kind, name] = /^#(sample|doc)=([^&]+)/.exec(hash) ?? [];
  if (kind === 'sample') return sample(name);
  return kind === 'doc' ? kept(name) : null;
}

async function sample(id) {
  // samples are named after their language
  const [language] = /^(zh|en)/.exec(id) ?? [];
  if (language) expect(language);
  const found = JSON.parse(await bring('samples/index.json')).find((sample) => sample.id === id);
  const text = found && await bring(`samples/${found.file}`);
  return text ? { text, language: found.language, referenceDate: found.reference_date } : null;
}

/** A text kept in this browser, by the first characters of its hash. A database that is not there yet is not made. */
async function kept(name) {
  const databases = await indexedDB.databases?.();
  if (!databases?.some((database) => database.name === 'manicule')) return null;
  const database = await answer(indexedDB.open('manicule'));
  try {
    const range = IDBKeyRange.bound(name, `${name}\uffff`);
    const [found] = await answer(database.transaction('texts').objectStore('texts').getAll(range, 1));
    // before version 2 of the database a text was kept as JSON
    if (!found) return null;
    const { text, reference_date: referenceDate } = typeof found === 'string' ? JSON.parse(found) : found;
    const language = /\p{Script=Han}/u.test(text.slice(0, 500)) ? 'zh' : 'en';
    expect(language);
    return { text, language, referenceDate };
  } finally {
    database.close();
  }
}

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

/** Enough for a first screen and the scrolling until the app is there; a megabyte would only hold it up. */
const MOST = 60;

/** The text as the reading view sets it, without marks. */
function set({ text, language }) {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim()).slice(0, MOST);
  const block = (line, nth) => element('div', `block ${nth ? 'paragraph' : 'heading'}`, element(nth ? 'p' : 'h1', 'text', line.replace(/^#+ /, '')));
  const article = element('article', '', ...lines.map(block));
  article.lang = language;
  const bar = element('header', 'bar', element('span', 'brand', '☞ Manicule'));
  const preview = element('div', 'preview', bar, element('div', 'filter'), element('div', 'desk', element('main', 'reading', article)));
  preview.id = 'preview';
  return preview;
}

/** What the app has when it no longer needs the preview: the article, or a message. */
const SHOWN = '.block, .notice';

/** Takes the preview away once the app shows the article, or says why it cannot. */
function giveWay(preview, app) {
  const watch = new MutationObserver(() => {
    if (!app.querySelector(SHOWN)) return;
    watch.disconnect();
    preview.remove();
  });
  watch.observe(app, { childList: true, subtree: true });
}

/**
 * Shows what the address names, and answers with it; anything that goes wrong is left to the app, which says it better.
 * @returns {Promise<{text: string, referenceDate: string|null}|null>}
 */
export async function preview() {
  const app = document.getElementById('app');
  const found = await named(location.hash).catch(() => null);
  if (found && !app.querySelector(SHOWN)) {
    const shown = set(found);
    giveWay(shown, app);
    app.before(shown);
  }
  return found;
}
