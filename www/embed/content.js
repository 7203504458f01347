/** What an element reads: its own nodes, a file, or a text it was given. Knows the element's attributes; must not know the engine. */
import { inertDocument } from './engine/trusted.js';
import { element } from './frame.js';
import { readSource } from './source.js';

/**
 * The nodes to mark, copied: they are marked off the page and shown when they are ready.
 * @param {HTMLElement} reader @param {string|null} given @param {AbortSignal} signal
 */
export async function copyOf(reader, given, signal) {
  const plain = given ?? (reader.hasAttribute('src') ? await fetchText(new URL(reader.getAttribute('src'), reader.baseURI), signal) : null);
  if (plain !== null) return element('pre', { class: 'text plain', part: 'text' }, plain);
  const copy = element('div', { class: 'text', part: 'text' });
  for (const node of reader.childNodes) copy.append(node.cloneNode(true));
  for (const script of copy.querySelectorAll('script')) script.remove();
  return copy;
}

/** The engine's options, as the attributes say. */
export function optionsOf(reader) {
  const [language, referenceDate] = [reader.getAttribute('lang'), reader.getAttribute('reference-date')];
  const known = /^(zh|en)\b/i.test(language ?? '') ? { language: language.replace(/^zh$/i, 'auto').replace(/^en\b.*/i, 'en') } : {};
  return { ...known, ...(referenceDate ? { referenceDate } : {}) };
}

/** A text file as it is; of a page the text only, nothing of it executed. */
async function fetchText(url, signal) {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} answers ${response.status}: check the src attribute`);
  const body = await response.text();
  if (!/html/.test(response.headers.get('content-type') ?? '')) return body;
  return readSource(inertDocument(body).body).text;
}
