/**
 * The reader's tags on a page: kept by its address, found again in its text, changed and taken back. Knows notebooks, a store and the
 * engine's `anchor`; must not know nodes.
 */
import { changed, emptyNotebook, newTag, redone, undone, utf16 } from '../notebook.js';
import { Intervals } from './intervals.js';

export class PageTags {
  #engine;
  #store;
  #readonly;
  #told;
  #key = null;
  #notebook = emptyNotebook({ text_sha256: '', title: '' });
  #text = '';
  /** By id: what became of a tag in the text as it is. */
  #found = new Map();
  #intervals = new Intervals([]);
  /** What is stored cannot be read, and must not be written over. */
  #locked = false;

  /** @param {object} engine @param {object} store @param {() => boolean} readonly @param {(problem?: string) => void} told after every change */
  constructor(engine, store, readonly, told) {
    [this.#engine, this.#store, this.#readonly, this.#told] = [engine, store, readonly, told];
  }

  get list() { return this.#notebook.tags; }
  get canUndo() { return this.#notebook.log.done.length > 0; }
  get canRedo() { return this.#notebook.log.undone.length > 0; }

  /** Takes up the notebook of an address. */
  async open(key, title) {
    if (key === this.#key) return;
    this.#key = key;
    this.#locked = false;
    let [stored, problem] = [null, ''];
    try {
      stored = await this.#store.load(key);
    } catch (error) {
      [this.#locked, problem] = [true, error.message];
    }
    if (key !== this.#key) return;
    this.#notebook = stored ?? emptyNotebook({ text_sha256: '', title, url: key });
    await this.place(this.#text);
    if (problem) this.#told(problem);
  }

  /** Finds the tags in a text. */
  async place(text) {
    this.#text = text;
    const tags = this.list;
    const selectors = tags.map(({ id, target }) => ({ ...target, id, start: utf16(text, target.start ?? 0), end: utf16(text, target.end ?? 0) }));
    const found = tags.length && text ? await this.#engine.anchor(selectors, text) : [];
    if (text !== this.#text || tags !== this.list) return;
    this.#found = new Map(found.map((place) => [place.id, place]));
    this.#index();
    this.#told();
  }

  #index() {
    const places = [...this.#found.values()].filter(({ start }) => start !== null && start !== undefined);
    this.#intervals = new Intervals(places.sort((a, b) => a.start - b.start));
  }

  /** Where tags lie in a stretch. */
  between(start, end) { return this.#intervals.between(start, end); }

  placeOf(id) {
    const found = this.#found.get(id);
    return found?.start === null || found?.start === undefined ? null : found;
  }

  tag(id) { return this.list.find((tag) => tag.id === id); }

  /** A new tag on a stretch of the text; its id, or null where nothing may be changed. */
  add(span, content) {
    if (this.#readonly()) return null;
    const tag = newTag(this.#text, span, content);
    this.#change((notebook) => changed(notebook, { add: { tag } }));
    return tag.id;
  }

  edit(id, content) {
    const before = this.tag(id);
    if (before) this.#change((notebook) => changed(notebook, { edit: { before, after: { ...before, ...content, modified: new Date().toISOString() } } }));
  }

  remove(id) {
    const tag = this.tag(id);
    if (tag) this.#change((notebook) => changed(notebook, { remove: { tag } }));
  }

  undo() { this.#change(undone); }
  redo() { this.#change(redone); }

  #change(change) {
    if (this.#readonly()) return;
    this.#notebook = change(this.#notebook);
    // a tag that has just been made is where it was made
    this.#found = new Map(this.list.map((tag) => [tag.id, this.#found.get(tag.id) ?? this.#unmoved(tag)]));
    this.#index();
    this.#told();
    this.#save();
    if ([...this.#found.values()].some(({ state }) => state === 'unknown')) this.place(this.#text);
  }

  #unmoved({ id, target }) {
    const [start, end] = [utf16(this.#text, target.start), utf16(this.#text, target.end)];
    return this.#text.slice(start, end) === target.exact ? { id, start, end, state: 'exact' } : { id, start: null, end: null, state: 'unknown' };
  }

  async #save() {
    if (this.#locked) return this.#told('what is kept for this page cannot be read, and is left as it is');
    try {
      await this.#store.save(this.#key, this.#notebook);
    } catch (error) {
      this.#told(error.message);
    }
  }

  /** For the panel's list, in the order of the text; those that were not found last. */
  entries(words) {
    const entry = (tag) => {
      const found = this.#found.get(tag.id) ?? { state: 'exact' };
      const detail = [tag.names.join(', ') || words.highlight, words.states[found.state]].filter(Boolean).join(' · ');
      return { id: tag.id, label: tag.target.exact, detail, bad: found.state === 'changed' || found.state === 'orphan' || found.state === 'ambiguous', places: this.placeOf(tag.id) ? [found] : [] };
    };
    return this.list.map(entry).sort((a, b) => (a.places[0]?.start ?? Infinity) - (b.places[0]?.start ?? Infinity));
  }
}

