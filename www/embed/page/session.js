/**
 * One page being read: holds the text, the marks, the tags and what is shown of them, and says what happens when something changes.
 * Knows all parts of the page annotator; must not know how any of them works, and changes no node of the page but its own.
 */
import { placesOf } from '../marking.js';
import { readSource } from '../source.js';
import { addressOf, storeFor } from '../stores.js';
import { wordsFor } from '../words.js';
import { findContent } from './content.js';
import { HighlightPainter } from './highlights.js';
import { Intervals } from './intervals.js';
import { Listeners } from './listeners.js';
import { stylesOf } from './looks.js';
import { Near } from './near.js';
import { OverlayPainter } from './overlay.js';
import { Panel } from './panel.js';
import { Places } from './places.js';
import { Pointer } from './pointer.js';
import { PageTags } from './tags.js';
import { scopesOf, viewOf } from './view.js';
import { Watcher } from './watch.js';
import { pageWords } from './words.js';

const LAYER_OF = { entity: 'entities', figure: 'figures', attribution: 'attributions' };

export class PageSession {
  #engine;
  #options;
  #given;
  #root = null;
  #text = '';
  #places = new Places([]);
  #scopes = new Set();
  #handle = null;
  #marks = new Intervals([]);
  #byId = new Map();
  #layers;
  #missed = [];
  #hits = null;
  #chosen = null;
  #reading = null;
  #frame = 0;
  #turns = new Map();
  #listeners = new Listeners();
  /** Milliseconds of script: reading the page, indexing its marks, painting those near the screen. */
  costs = { read: 0, index: 0, paint: 0 };

  /** @param {object} engine @param {Element|null} root @param {object} options */
  constructor(engine, root, options) {
    [this.#engine, this.#given, this.#options] = [engine, root, options];
    this.#layers = options.layers ?? Object.values(LAYER_OF);
    const language = options.ui ?? (document.documentElement.lang || navigator.language);
    this.words = { ...pageWords(language), reader: wordsFor(language) };
    const actions = {
      filter: (query) => this.filter(query), layers: (names) => this.show(names), goTo: (entry) => this.#turnTo(entry), tag: () => this.pointer.ask(),
      remove: (id) => this.tags.remove(id), undo: () => this.tags.undo(), redo: () => this.tags.redo(), close: () => this.close(),
    };
    this.panel = new Panel(this.words, { ...actions, changed: () => this.#listeners.tell('panel', {}) });
    options.beside?.({ state: () => this.panel.state, dock: (away) => this.panel.dock(away), act: (name, argument) => actions[name](argument) });
    document.documentElement.append(this.panel.host);
    this.panel.setLayers(this.#layers);
    this.painter = HighlightPainter.works(window) && options.overlay !== true ? new HighlightPainter() : new OverlayPainter(this.panel.layer);
    this.near = new Near(() => this.repaint());
    this.tags = new PageTags(engine, storeFor(options.storage), () => options.readonly === true, (problem) => this.#onTags(problem));
    this.pointer = new Pointer(this);
    this.watcher = new Watcher(this.panel.host, () => this.read());
    if (options.open === false) this.panel.toggle(false);
  }

  get text() { return this.#text; }
  get annotations() { return this.#handle?.document ?? null; }
  get places() { return this.#places; }
  get scopes() { return this.#scopes; }
  get options() { return this.#options; }

  /** Reads the page again, and marks it where its text is another one. */
  async read() {
    if (this.closed) return;
    const started = performance.now();
    this.#findRoot();
    const { text, stretches } = readSource(this.#root, viewOf(this.panel.host));
    this.#places = new Places(stretches);
    this.#scopes = scopesOf(stretches);
    this.costs.read = performance.now() - started;
    this.watcher.watch(this.#scopes);
    this.pointer.watch(this.#scopes);
    this.painter.dress(this.#scopes, this.#root);
    this.near.watch(stretches);
    await this.tags.open(addressOf(this.#options.url ?? location.href), document.title);
    if (text === this.#text) return this.repaint();
    this.#text = text;
    if (!text.trim()) return this.#nothing();
    await Promise.all([this.#annotate(text), this.tags.place(text)]);
  }

  #findRoot() {
    if (this.#given?.isConnected) this.#root = this.#given;
    else if (!this.#root?.isConnected || this.#root === document.body) this.#root = findContent(document);
  }

  #nothing() {
    this.#setDocument(null);
    this.panel.say(this.words.nothing);
  }

  async #annotate(text) {
    this.#reading?.abort();
    const call = (this.#reading = new AbortController());
    this.panel.say(this.words.working);
    try {
      const { language, referenceDate } = this.#options;
      const handle = await this.#engine.keep(text, { ...(language && { language }), ...(referenceDate && { referenceDate }) }, { signal: call.signal });
      if (text === this.#text) this.#setDocument(handle);
    } catch (error) {
      if (error.name !== 'AbortError') this.#fail(error);
    }
  }

  #fail(error) {
    this.panel.say(`${this.words.failed}: ${error.message}`);
    this.#listeners.tell('error', { message: error.message });
  }

  #setDocument(handle) {
    this.#handle = handle;
    const started = performance.now();
    const annotated = handle?.document ?? { annotations: [], passages: [], entities: [] };
    this.#marks = new Intervals(placesOf(annotated));
    this.#byId = new Map(annotated.annotations.map((mark) => [mark.id, mark]));
    this.costs.index = performance.now() - started;
    this.panel.say('');
    this.panel.show(annotated, this.#text, this.words.reader);
    if (handle) this.#listeners.tell('ready', { document: annotated });
    return this.filter(this.panel.query || this.#options.filter || '');
  }

  /** Steps back what a query does not mean. */
  async filter(query) {
    this.panel.query = query;
    const handle = this.#handle;
    const hits = handle && query.trim() ? await this.#engine.filter(handle, query) : null;
    if (handle !== this.#handle || this.panel.query !== query) return null;
    const passages = handle?.document.passages ?? [];
    const { reader } = this.words;
    if (hits?.error) return this.panel.count('', hits.error.message);
    this.#hits = hits && new Set(hits.passages);
    this.#missed = this.#hits ? passages.filter(({ id }) => !this.#hits.has(id)) : [];
    this.panel.count(!hits ? reader.all(passages.length) : hits.passages.length ? reader.shown(hits.passages.length, passages.length) : reader.none);
    this.repaint();
    this.#listeners.tell('filter', { query, passages: hits?.passages ?? passages.map(({ id }) => id) });
    return hits;
  }

  /** Shows these layers and no others. */
  show(layers) {
    this.#layers = layers;
    this.panel.setLayers(layers);
    this.repaint();
  }

  /** Once a frame, whatever has changed. */
  repaint() {
    if (!this.#frame) this.#frame = requestAnimationFrame(() => { this.#frame = 0; if (!this.closed) this.#paint(); });
  }

  #paint() {
    const started = performance.now();
    const pieces = new Map();
    const add = (style, start, end) => {
      if (!pieces.has(style)) pieces.set(style, []);
      for (const piece of this.#places.pieces(start, end)) pieces.get(style).push(piece);
    };
    for (const { start, end } of this.near.spans()) {
      const inside = (place) => [Math.max(start, place.start), Math.min(end, place.end)];
      for (const passage of this.#missed) if (passage.start < end && passage.end > start) add('miss', ...inside(passage));
      for (const place of this.#shown(start, end)) for (const style of stylesOf(place)) add(style, ...inside(place));
      for (const place of this.tags.between(start, end)) add('tag', ...inside(place));
      if (this.#chosen && this.#chosen.start < end && this.#chosen.end > start) add('chosen', ...inside(this.#chosen));
    }
    this.painter.paint(pieces);
    this.costs.paint = performance.now() - started;
  }

  /** The places of marks that are to be seen in a stretch. */
  #shown(start, end) {
    return this.#marks.between(start, end).filter((place) => this.#layers.includes(LAYER_OF[this.mark(place).layer]) && !this.#isMissed(place));
  }

  #isMissed({ start }) {
    return this.#missed.some((passage) => passage.start <= start && start < passage.end);
  }

  /** What lies over a character: marks that are shown, then tags. */
  at(offset) {
    const marks = this.#shown(offset, offset + 1);
    return { marks, tags: this.tags.between(offset, offset + 1) };
  }

  /** The marks and tags under a point of the window. */
  under(x, y) {
    const offset = this.pointer.offsetAt(x, y);
    const { marks, tags } = offset === null ? { marks: [], tags: [] } : this.at(offset);
    return { offset, annotations: marks.map((place) => this.mark(place)), tags: tags.map(({ id }) => this.tags.tag(id)) };
  }

  /** The mark of a place. */
  mark({ id }) { return this.#byId.get(id); }

  /** The next of an entry's places. */
  #turnTo(entry) {
    if (entry.places.length === 0) return this.pointer.ponder(entry);
    const turn = ((this.#turns.get(entry.key) ?? -1) + 1) % entry.places.length;
    this.#turns.set(entry.key, turn);
    this.goTo(entry.places[turn]);
  }

  /** To a place: a stretch of the text, or the id of a mark or tag. */
  goTo(target) {
    const place = typeof target === 'string' ? this.#placeOf(target) : target;
    const range = place && this.#places.range(place.start, place.end);
    if (!range) return false;
    this.#chosen = place;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const element = range.startContainer.parentElement ?? range.startContainer.getRootNode().host;
    element.scrollIntoView({ block: 'center', behavior: calm || element.offsetHeight > innerHeight ? 'instant' : 'smooth' });
    // a block taller than the screen is not at the place yet
    const { top } = range.getBoundingClientRect();
    if (element.offsetHeight > innerHeight) scrollBy({ top: top - innerHeight / 2 });
    this.repaint();
    return true;
  }

  #placeOf(id) {
    return this.tags.placeOf(id) ?? this.#marks.between(0, this.#text.length).find((place) => place.id === id) ?? null;
  }

  select(mark) { this.#listeners.tell('select', { annotation: mark }); }

  #onTags(problem) {
    this.panel.showTags(this.tags.entries(this.words), this.tags.canUndo, this.tags.canRedo);
    if (problem) {
      this.panel.say(`${this.words.notKept}: ${problem}`);
      this.#listeners.tell('error', { message: problem });
    }
    this.repaint();
    this.#listeners.tell('tag', { tags: this.tags.list });
  }

  /** Has a listener told of what happens: `ready`, `tag`, `filter`, `select`, `error`, `panel`, `close`. */
  on(name, listener) { this.#listeners.on(name, listener); }

  /** Leaves the page as it was. */
  close() {
    if (this.closed) return;
    this.closed = true;
    this.#reading?.abort();
    for (const part of [this.watcher, this.near, this.painter, this.pointer]) part.close();
    this.panel.host.remove();
    this.#listeners.tell('close', {});
  }
}
