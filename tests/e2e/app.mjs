// What the app's specs have in common. Knows the app's markup; must not know a test's purpose.
import assert from 'node:assert/strict';
import { eventually } from './eventually.mjs';

/** Opens the app with something put in its way first. */
export async function openedWith(app, t, prepare, path = '', options = {}) {
  const page = await app.open(t, 'icons/manicule.svg', { expectErrors: /favicon|engine|wasm|Failed to load|worker/i, ...options });
  await page.goto(`${app.url}icons/manicule.svg`);
  await prepare(page);
  await page.goto(`${app.url}${path}`);
  return page;
}

/** Waits until the reader is told something. */
export async function toldOf(page, words) {
  await page.waitForSelector('.notice');
  await eventually(async () => assert.match(await page.textContent('.notices'), words));
}

/** Waits until the open article is marked. */
export async function marked(page) {
  await page.waitForSelector('#article[aria-busy="false"] .block');
  await page.waitForSelector('.layer .number:not(:text-is("·"))');
}

/** Fails unless the article comes to be exactly this text. */
export function assertText(page, text) {
  return eventually(async () => assert.equal(await originalText(page), text));
}

/** Waits until some words are written in a store (`texts` or `tags`): what is shown is kept a moment later. */
export function kept(page, store, words) {
  return page.waitForFunction(([store, words]) => new Promise((resolve) => {
    const request = indexedDB.open('manicule');
    // made here it would lack what the app makes in it
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = () => resolve(false);
    request.onsuccess = () => {
      const reading = request.result.transaction(store).objectStore(store).getAll();
      reading.onsuccess = () => { request.result.close(); resolve(reading.result.some((record) => JSON.stringify(record).includes(words))); };
    };
  }), [store, words]);
}

/** Forgets which place was gone to last, so that the next can be waited for. */
export function forgetPlace(page) {
  return page.evaluate(() => document.querySelectorAll('[data-here]').forEach((element) => element.removeAttribute('data-here')));
}

/** Waits until no dialog is open: as long as one is, keys are its own. */
export function noDialog(page) {
  return page.waitForSelector('dialog', { state: 'detached' });
}

/** Shows one of the panel's lists. */
export async function showList(page, name) {
  await page.click(`#tab-${name}`);
  await page.waitForSelector(`#tab-${name}[aria-selected="true"]`);
}

/** The text of the article as the page has it: the middle column with its gaps. */
export function originalText(page) {
  return page.evaluate(() => [...document.querySelectorAll('#article .text')].map((element) => element.textContent).join(''));
}

/** Pastes a text on the start page and opens it. */
export async function paste(page, text) {
  await page.fill('#paste', text);
  await page.click('.paste button[type=submit]');
}

/** Drops a file on the page, once the app is there to take it. */
export async function drop(page, name, buffer) {
  await page.waitForSelector('.bar-tools');
  const data = await page.evaluateHandle(({ name, base64 }) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name, { type: 'text/plain' }));
    return transfer;
  }, { name, base64: Buffer.from(buffer).toString('base64') });
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

/** Selects the first occurrence of some words in the article. */
export function select(page, words) {
  return page.evaluate((words) => {
    for (const text of document.querySelectorAll('#article .text')) {
      const at = text.textContent.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      const find = (offset) => {
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(), seen = 0; node; seen += node.length, node = walker.nextNode()) {
          if (offset <= seen + node.length) return [node, offset - seen];
        }
      };
      range.setStart(...find(at));
      range.setEnd(...find(at + words.length));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return true;
    }
    return false;
  }, words);
}

/** Tags the first occurrence of some words; whoever asks waits for what is to come of it. Answers whether the words are there. */
export async function tag(page, words, names, note) {
  if (!await select(page, words)) return false;
  await page.click('.selection-bar button >> nth=0');
  await page.fill('#tag-names', names);
  if (note !== undefined) await page.fill('#tag-note', note);
  await page.click('dialog button[type=submit]');
  return true;
}
