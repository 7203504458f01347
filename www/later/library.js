// Everything kept in this browser as one file, and such a file taken in. Knows the store and the shape of the file; must not know the screen.

import { both, isHash, isNotebook, keyOfNotebook, tell } from './notebooks.js';
import { all, putAll } from './store.js';

const SCHEMA = 'manicule-library/1';
/** Larger files are refused before they are read; in bytes. */
const LARGEST = 256 * 2 ** 20;

/** The whole library as JSON: every text, every notebook with its history, the reader's settings. */
export async function written(settings) {
  const texts = await all('texts');
  const tags = byKey([...await all('tags'), ...aside()], keyOfNotebook);
  const [readable, damaged] = [true, false].map((whole) => [...tags.values()].filter((notebook) => isNotebook(notebook) === whole));
  return JSON.stringify({ schema: SCHEMA, written: new Date().toISOString(), settings, texts: texts.filter(isText), tags: readable, damaged }, null, 1);
}

/** Notebooks that were put aside when the database could not be written. They are the newer ones. */
function aside() {
  const names = Object.keys(localStorage).filter((name) => name.startsWith('manicule.tags.'));
  return names.map((name) => JSON.parse(localStorage.getItem(name)));
}

/**
 * Takes a library in: all of it, or nothing.
 * @returns {Promise<{texts: number, tags: number, settings: string|null}>} how many texts and tags came, and the settings of the file
 * @throws {{problem: string}} what is wrong with the file, in English
 */
export async function taken(file) {
  if (file.size > LARGEST) refuse('it is larger than 256 MB');
  const library = checked(await file.text());
  const own = { texts: byKey(await all('texts'), keyOfText), tags: byKey(await all('tags'), keyOfNotebook) };
  const came = { texts: 0, tags: 0, settings: library.settings ?? null };
  const records = [];
  for (const text of library.texts) {
    const known = own.texts.get(text.key);
    if (!known) came.texts += 1;
    records.push({ store: 'texts', key: text.key, value: known?.opened > text.opened ? known : text });
  }
  for (const notebook of library.tags) {
    const known = own.tags.get(keyOfNotebook(notebook));
    const merged = known ? both(known, notebook) : notebook;
    came.tags += merged.tags.length - (known?.tags.length ?? 0);
    records.push({ store: 'tags', key: keyOfNotebook(notebook), value: merged });
  }
  await putAll(records);
  tell(records.filter(({ store }) => store === 'tags').map(({ key }) => key));
  return came;
}

const keyOfText = (text) => text.key;
/** What has no key, being damaged, stands for itself. */
const byKey = (records, key) => new Map(records.map((record) => [key(record) ?? record, record]));

function refuse(problem) {
  throw { problem };
}

function checked(json) {
  let library;
  try {
    library = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    refuse(`it is not JSON: ${error.message}`);
  }
  const schema = library?.schema;
  if (/^manicule-library\/\d+$/.test(schema) && schema !== SCHEMA) refuse(`it was written by a newer version (${schema})`);
  if (schema !== SCHEMA) refuse(`it is not a library: “schema” is not “${SCHEMA}”`);
  for (const [name, check] of [['texts', isText], ['tags', isNotebook]]) {
    if (!Array.isArray(library[name])) refuse(`“${name}” is missing`);
    const wrong = library[name].findIndex((record) => !check(record));
    if (wrong >= 0) refuse(`number ${wrong + 1} of “${name}” is damaged`);
  }
  return library;
}

const isText = (value) => isHash(value?.key) && [value.title, value.text].every((part) => typeof part === 'string') && Number.isFinite(value.opened);
