/**
 * <manicule-reader>: an article with its marks and a filter, in a shadow root of its own.
 *
 * The page's own nodes are never changed: what is marked is a copy in the shadow root, and until that is there, or when it cannot be
 * made, the page's own content shows through the slot. Knows the frame, the source, the marks and the engine's client; must not know
 * what a name or a figure is.
 */
import { explain } from './engine/faults.js';
import { describe } from './card.js';
import { Cards } from './cards.js';
import { copyOf, optionsOf } from './content.js';
import { LAYERS, buildFrame } from './frame.js';
import { mark } from './marking.js';
import { readSource } from './source.js';
import { styleSheet } from './styles.js';
import { Tagging } from './tagging.js';
import { wordsFor } from './words.js';

const PAUSE = 120;

/** @param {{shared: object, onPage: object}} engines */
export function readerClass(engines) {
  return class ManiculeReader extends HTMLElement {
    static observedAttributes = ['src', 'lang', 'layers', 'filter', 'reference-date', 'worker'];

    #parts = null;
    #given = null;
    #handle = null;
    #call = null;
    #observer = new MutationObserver(() => this.#later());
    /** Typing and new content wait apart: neither may make the other be forgotten. */
    #waiting = 0;
    #typing = 0;
    #cards = null;
    #tagging = null;
    #hits = null;
    #left = false;
    #at = -1;

    connectedCallback() {
      // a shadow root without its look would hide the text
      if (!('adoptedStyleSheets' in document)) return void this.#fail(new Error('no adoptedStyleSheets'));
      if (!this.shadowRoot) {
        const root = this.attachShadow({ mode: 'open' });
        root.adoptedStyleSheets = [styleSheet()];
      }
      if (!this.#parts) this.#build();
      this.#observer.observe(this, { childList: true, subtree: true, characterData: true });
      if (!this.#handle || this.#left) this.#later();
      this.#left = false;
    }

    disconnectedCallback() {
      this.#observer.disconnect();
      this.#call?.abort();
      clearTimeout(this.#waiting);
      clearTimeout(this.#typing);
      this.#tagging?.close();
      this.#tagging = null;
      this.#left = true;
    }

    attributeChangedCallback(name, old, value) {
      if (old === value || !this.#parts) return;
      if (name === 'filter') this.#setQuery(value ?? '');
      else if (name === 'layers') this.#showLayers();
      else this.#later();
    }

    /** The text that is marked; setting it replaces the light DOM's as the source. */
    get text() { return this.#handle?.text ?? this.#given ?? ''; }
    set text(text) {
      this.#given = String(text);
      this.#later();
    }

    /** The annotated document (`manicule/1`, UTF-16 offsets), or null. */
    get annotations() { return this.#handle?.document ?? null; }

    /** The reader's tags: W3C selectors, names, notes. */
    get tags() { return this.#tagging?.list ?? []; }

    /** The methods, by version, so that a page written for one goes on working. */
    manicule(version) {
      if (version !== 1) throw new RangeError(`manicule-reader has no interface of version ${version}; it has 1`);
      return Object.freeze({
        version: 1,
        filter: (query) => this.#setQuery(String(query)),
        goTo: (id) => this.#goTo(id),
        refresh: () => this.#read(),
        tag: (span, content) => this.#tagging?.add(span, content) ?? null,
        untag: (id) => this.#tagging?.remove(id),
        undo: () => this.#tagging?.undo(),
        redo: () => this.#tagging?.redo(),
      });
    }

    #build() {
      const words = wordsFor(this.getAttribute('lang') ?? this.closest('[lang]')?.lang ?? navigator.language);
      const parts = buildFrame(words);
      this.#parts = { ...parts, words, text: null };
      this.#cards = new Cards(parts);
      parts.input.addEventListener('input', () => this.#soon(() => this.#filter(parts.input.value)));
      parts.previous.addEventListener('click', () => this.#step(-1));
      parts.next.addEventListener('click', () => this.#step(1));
      for (const button of parts.layers) button.addEventListener('click', () => this.#toggleLayer(button));
      parts.frame.addEventListener('keydown', (event) => this.#onKey(event));
      parts.frame.addEventListener('pointerup', (event) => { if (!this.#cards.isForm && !parts.card.contains(event.target)) this.#tagging?.offer(); });
      for (const kind of ['click', 'pointerover']) parts.frame.addEventListener(kind, (event) => this.#onPoint(event));
      this.shadowRoot.replaceChildren(parts.frame);
      this.#showLayers();
    }

    /** Parsers and frameworks change several things in a row: they are read once. */
    #later() {
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => this.#read(), 0);
    }

    #soon(work) {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(work, PAUSE);
    }

    async #read() {
      if (!this.isConnected || !this.#parts) return;
      this.#call?.abort();
      const call = (this.#call = new AbortController());
      try {
        const copy = await copyOf(this, this.#given, call.signal);
        const { text, stretches } = readSource(copy);
        if (!text.trim()) return this.#say('');
        this.#say(this.#parts.words.working);
        const engine = this.getAttribute('worker') === 'off' ? engines.onPage : engines.shared;
        const handle = await engine.keep(text, optionsOf(this), { signal: call.signal });
        mark(stretches, handle.document);
        await this.#show(copy, { ...handle, engine });
      } catch (error) {
        if (error.name !== 'AbortError') this.#fail(error);
      }
    }

    async #show(copy, handle) {
      const { slot, text, bar } = this.#parts;
      copy.tabIndex = 0;
      copy.lang = handle.document.language;
      (text ?? slot).replaceWith(copy);
      this.#parts.text = copy;
      this.#handle = handle;
      this.#say('');
      bar.hidden = false;
      this.#tell('ready', { document: handle.document });
      this.#setQuery(this.getAttribute('filter') ?? this.#parts.input.value);
      this.#tagging ??= new Tagging(this, this.#cards, handle.engine, (name, detail) => this.#tell(name, detail));
      await this.#tagging.show(copy, handle.text);
    }

    #say(message) {
      if (!this.#parts) return;
      this.#parts.note.textContent = message;
      this.#parts.note.hidden = !message;
    }

    /** The page's content stays; the site's owner learns what to do. */
    async #fail(error) {
      this.#say('');
      const { code, message } = await explain(error, engines.onPage.module);
      console.error(`manicule-reader: ${message}`);
      this.#tell('error', { code, message });
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(`manicule-${name}`, { detail, bubbles: true, composed: true }));
    }

    #setQuery(query) {
      if (!this.#parts) return Promise.resolve();
      this.#parts.input.value = query;
      return this.#filter(query);
    }

    async #filter(query) {
      if (!this.#handle) return;
      const handle = this.#handle;
      const hits = query.trim() ? await handle.engine.filter(handle, query) : null;
      if (handle !== this.#handle || this.#parts.input.value !== query) return;
      const { input, problem } = this.#parts;
      problem.textContent = hits?.error ? hits.error.message : '';
      input.setAttribute('aria-invalid', String(Boolean(hits?.error)));
      if (hits?.error) return;
      [this.#hits, this.#at] = [hits, -1];
      this.#dim();
      this.#tell('filter', { query, passages: hits?.passages ?? handle.document.passages.map(({ id }) => id), annotations: hits?.annotations ?? [] });
    }

    #dim() {
      const { count, words, text } = this.#parts;
      const [all, hits] = [this.#handle.document.passages.length, this.#hits && new Set(this.#hits.passages)];
      for (const passage of text.querySelectorAll('.passage')) passage.classList.toggle('miss', hits ? !hits.has(passage.dataset.p) : false);
      count.textContent = !hits ? words.all(all) : hits.size === 0 ? words.none : words.shown(hits.size, all);
    }

    #step(by) {
      const shown = this.#hits?.passages ?? this.#handle.document.passages.map(({ id }) => id);
      if (shown.length === 0) return;
      this.#at = this.#at < 0 && by < 0 ? shown.length - 1 : (this.#at + by + shown.length) % shown.length;
      this.#goTo(shown[this.#at]);
    }

    /** To a passage or an annotation, by id. */
    #goTo(id) {
      const target = this.#parts?.text?.querySelector(`[data-p="${CSS.escape(id)}"], [data-marks~="${CSS.escape(id)}"]`);
      if (!target) return false;
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      target.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
      if (target.dataset.marks) this.#choose(target);
      return true;
    }

    #toggleLayer(button) {
      const shown = LAYERS.filter((layer) => (layer === button.dataset.layer) !== (this.#layers().has(layer)));
      this.setAttribute('layers', shown.join(','));
    }

    #layers() {
      const named = this.getAttribute('layers');
      return new Set(named === null ? LAYERS : named.split(/[\s,]+/).filter(Boolean));
    }

    #showLayers() {
      const shown = this.#layers();
      for (const layer of LAYERS) this.#parts.frame.classList.toggle(`no-${layer}`, !shown.has(layer));
      for (const button of this.#parts.layers) button.setAttribute('aria-pressed', String(shown.has(button.dataset.layer)));
    }

    #onKey(event) {
      if (event.key === 'Escape') this.#choose(null);
      if (event.composedPath()[0].matches?.('input') || event.ctrlKey || event.metaKey || event.altKey) return;
      const by = { n: 1, p: -1 }[event.key];
      if (by) this.#nextMark(by);
    }

    #nextMark(by) {
      const marks = [...(this.#parts.text?.querySelectorAll('.mark') ?? [])].filter((node) => node.checkVisibility?.() ?? true);
      const at = marks.indexOf(this.shadowRoot.querySelector('.chosen'));
      const next = marks[(at + by + marks.length) % marks.length];
      if (next) this.#goTo(next.dataset.marks.split(' ').at(-1));
    }

    #onPoint(event) {
      if (this.#cards.isForm || !this.#handle || this.#parts.card.contains(event.target)) return;
      if (event.type === 'click' && (this.#tagging?.offer() || this.#tagging?.showAt(event.clientX, event.clientY))) return;
      const target = event.target.closest?.('.mark');
      if (target) this.#choose(target, event.type === 'click');
      else if (event.type === 'click') this.#choose(null);
    }

    /** Shows what the innermost mark under a piece of text says. */
    #choose(piece, picked = false) {
      const { words } = this.#parts;
      for (const old of this.shadowRoot.querySelectorAll('.chosen')) old.classList.remove('chosen');
      if (!piece) return this.#cards.hide();
      piece.classList.add('chosen');
      const marks = piece.dataset.marks.split(' ').map((id) => this.#handle.document.annotations.find((mark) => mark.id === id));
      const chosen = marks.toSorted ? marks.toSorted(narrowest)[0] : [...marks].sort(narrowest)[0];
      const { lines, term } = describe(chosen, this.#handle.document, this.#handle.text, words);
      this.#cards.show(piece.getClientRects()[0], lines, [[words.only, () => this.#setQuery(term)]]);
      if (picked) this.#tell('select', { annotation: chosen });
    }
  };
}

const SIZE = { entity: 0, figure: 1, attribution: 2 };
const narrowest = (a, b) => SIZE[a.layer] - SIZE[b.layer];
