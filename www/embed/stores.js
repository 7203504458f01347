/**
 * Where notebooks are kept. A store is `{ load(key), save(key, notebook) }`, both may answer later; a host can bring its own. Knows keys
 * and failures; must not know what is in a notebook.
 */
import { isNotebook } from './notebook.js';

const PREFIX = 'manicule:tags:';

/** In the browser's own storage of this site. */
export const localStore = {
  load(key) {
    const json = localStorage.getItem(PREFIX + key);
    if (json === null) return null;
    const notebook = JSON.parse(json);
    if (!isNotebook(notebook)) throw new Error('what is kept here is no notebook of this version; it is left as it is');
    return notebook;
  },
  save(key, notebook) {
    localStorage.setItem(PREFIX + key, JSON.stringify(notebook));
  },
};

/** Until the page is left. */
export function memoryStore() {
  const kept = new Map();
  return { load: (key) => kept.get(key) ?? null, save: (key, notebook) => void kept.set(key, notebook) };
}

/** @param {'local'|'none'|{load: Function, save: Function}} named */
export function storeFor(named = 'local') {
  if (typeof named === 'object' && named) return named;
  return named === 'none' ? memoryStore() : localStore;
}

/** What stays the same when the same page is opened again: its address without what campaigns add to it. */
export function addressOf(href) {
  const url = new URL(href);
  url.hash = '';
  const names = [];
  // not by `keys()`, which a script of an extension in Firefox cannot go through
  url.searchParams.forEach((_, name) => names.push(name));
  for (const name of names) if (/^(utm_\w+|fbclid|gclid|mc_[ce]id|igshid)$/.test(name)) url.searchParams.delete(name);
  return url.href;
}
