// The page's one engine and its files, on their way before the app that asks for them: one after the other would take twice as long. Knows
// where the built files lie and what the app asks first; must not know what comes of it.
import { Engine } from './engine/client.js';
import { dataOf } from './engine/data.js';

const at = (file) => new URL(file, import.meta.url).href;

export const engine = new Engine({
  worker: at('engine/worker.js'),
  module: at('worker.js'),
  early: true,
  formats: { worker: at('engine/formats.js'), module: at('formats.js') },
});

/** The app's module, compiled while its scripts and the styles are on their way; its address where that fails, which is said where it starts. */
export const app = WebAssembly.compileStreaming(fetch(at('app_bg.wasm'))).catch(() => at('app_bg.wasm'));

/** So much of a text, in UTF-16, the app asks about at once; of a longer one it asks about the beginning first. */
const WHOLE = 20_000;
/** So much of a longer text tells its language. */
const BEGINNING = 200;
/** As long as a reader does not mind: the text is there. In milliseconds. */
const MOMENT = 500;

engine.start();

/** The question that is asked before the app asks it. */
let asked = Promise.resolve(null);

/**
 * Brings the data of a language, since its text is about to come.
 * @param {string} language `zh` or `en`
 */
export function expect(language) {
  engine.expect(dataOf(language));
}

/**
 * Asks for the marks of the text that the app is about to open; without one the engine is only set up.
 * @param {Promise<{text: string, referenceDate: string|null}|null>} opening
 */
export function ahead(opening) {
  asked = opening.then((found) => (found ? ask(found) : (warm(), null)));
}

// what is wrong with the engine shows when it is needed
function warm() {
  engine.annotate('', { layers: ['figures'] }).catch(() => {});
}

function ask({ text, referenceDate }) {
  const options = { offsets: 'byte', ...(referenceDate && { referenceDate }) };
  const control = new AbortController();
  const whole = text.length <= WHOLE;
  const answer = engine.annotateRows(whole ? text : text.slice(0, BEGINNING), options, { signal: control.signal });
  answer.catch(() => {});
  return whole ? { question: JSON.stringify([text, options]), answer, control } : null;
}

/** The marks of a text as rows, as the engine's `annotateRows`; what was asked ahead is answered once. */
export async function marks(text, options, control) {
  const early = await asked;
  asked = Promise.resolve(null);
  if (early?.question !== JSON.stringify([text, options])) return engine.annotateRows(text, options, control);
  if (control.signal?.aborted) early.control.abort();
  control.signal?.addEventListener('abort', () => early.control.abort(), { once: true });
  return early.answer;
}

/**
 * What `marks` would answer, where it was asked ahead and the answer comes in a moment: an article that opens with its marks is drawn once.
 * @returns {Promise<string|null>}
 */
export async function early(text, options) {
  const early = await asked;
  if (early?.question !== JSON.stringify([text, options])) return null;
  const rows = await Promise.race([early.answer.catch(() => null), new Promise((done) => setTimeout(done, MOMENT, null))]);
  if (rows) asked = Promise.resolve(null);
  return rows;
}

const coming = new Map();

/** Brings the words that the app will ask for first: in the language of the last time, else in the browser's. */
export function words() {
  let tag = navigator.languages?.[0] ?? '';
  try {
    // src/app/state/prefs.rs writes the language first
    tag = localStorage.getItem('manicule.prefs')?.split(' ', 1)[0] || tag;
  } catch { /* blocked */ }
  bring(`locales/${/^zh/i.test(tag) ? (/hant|-tw|-hk|-mo/i.test(tag) ? 'zh-Hant' : 'zh-Hans') : 'en'}.txt`);
}

/**
 * The text of a file beside the page, fetched once however often it is asked for.
 * @param {string} path
 * @returns {Promise<string|null>} null where it cannot be fetched
 */
export async function bring(path) {
  if (!coming.has(path)) coming.set(path, fetch(at(path)).then((response) => (response.ok ? response.text() : null)).catch(() => null));
  const text = await coming.get(path);
  if (text === null) coming.delete(path);
  return text;
}
