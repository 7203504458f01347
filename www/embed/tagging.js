/**
 * The reader's tags in an element: made from a selection, painted over the marked text, kept where the attribute says. Knows the copy that is
 * shown, tags and cards; must not know the engine beyond its `anchor`.
 */
import { HighlightPainter } from './page/highlights.js';
import { Places } from './page/places.js';
import { PageTags } from './page/tags.js';
import { pageWords } from './page/words.js';
import { readSource } from './source.js';
import { addressOf, storeFor } from './stores.js';

export class Tagging {
  #reader;
  #root;
  #cards;
  #words;
  #places = new Places([]);
  #painter = null;
  #tags;

  /** @param {HTMLElement} reader @param {object} cards @param {object} engine @param {(name: string, detail: object) => void} tell */
  constructor(reader, cards, engine, tell) {
    [this.#reader, this.#root, this.#cards] = [reader, reader.shadowRoot, cards];
    this.#words = pageWords(reader.getAttribute('lang') ?? document.documentElement.lang);
    this.#tags = new PageTags(engine, storeFor(reader.getAttribute('storage') ?? 'local'), () => reader.hasAttribute('readonly'), (problem) => {
      this.#paint();
      if (problem) tell('error', { code: 'storage', message: `${this.#words.notKept}: ${problem}` });
      else tell('tag', { tags: this.#tags.list });
    });
  }

  get list() { return this.#tags.list; }

  /** Takes up the text that is shown now. */
  async show(copy, text) {
    this.#places = new Places(readSource(copy).stretches);
    if (HighlightPainter.works(window)) {
      this.#painter ??= new HighlightPainter();
      this.#painter.dress([this.#root], copy);
    }
    await this.#tags.open(this.#key(), document.title);
    await this.#tags.place(text);
  }

  /** A page's address, and which of its readers this is. */
  #key() {
    const { id, localName, ownerDocument } = this.#reader;
    const nth = [...ownerDocument.querySelectorAll(localName)].indexOf(this.#reader);
    // another version goes by another name, and keeps its own
    return `${addressOf(location.href)}#${id || (localName === 'manicule-reader' ? nth : `${localName}-${nth}`)}`;
  }

  #paint() {
    const pieces = this.#tags.between(0, Infinity).flatMap(({ start, end }) => [...this.#places.pieces(start, end)]);
    this.#painter?.paint(new Map([['tag', pieces]]));
  }

  /** Offers to tag what is selected. True where something is. */
  offer() {
    const range = this.#reader.hasAttribute('readonly') ? null : selected(this.#root);
    const span = range && this.#places.span(range);
    if (!span) return false;
    const rect = range.getBoundingClientRect();
    this.#cards.show(rect, [], [[this.#words.tag, () => this.#cards.ask(rect, this.#words, {}, (content) => this.#tags.add(span, content))]]);
    return true;
  }

  /** Shows the tag under a point, if there is one. */
  showAt(x, y) {
    const tag = this.#tags.between(0, Infinity).find(({ start, end }) => [...(this.#places.range(start, end)?.getClientRects() ?? [])].some((rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom));
    const kept = tag && this.#tags.tag(tag.id);
    if (!kept) return false;
    const rect = this.#places.range(tag.start, tag.end).getClientRects()[0];
    const buttons = this.#reader.hasAttribute('readonly') ? [] : [
      [this.#words.edit, () => this.#cards.ask(rect, this.#words, kept, (content) => this.#tags.edit(kept.id, content))],
      [this.#words.remove, () => { this.#cards.hide(); this.#tags.remove(kept.id); }],
    ];
    this.#cards.show(rect, [['name', kept.names.join(', ') || this.#words.highlight], ['kind', [kept.note, this.#words.states[tag.state]].filter(Boolean).join(' · ')]], buttons);
    return true;
  }

  add(span, content) { return this.#tags.add(span, content); }
  remove(id) { this.#tags.remove(id); }
  undo() { this.#tags.undo(); }
  redo() { this.#tags.redo(); }

  close() {
    this.#painter?.close();
    this.#painter = null;
  }
}

/** What is selected inside a shadow root; browsers differ in how they say it. */
function selected(root) {
  const selection = root.getSelection?.() ?? getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const composed = selection.getComposedRanges?.({ shadowRoots: [root] })[0] ?? selection.getRangeAt(0);
  if (composed.startContainer.getRootNode() !== root) return null;
  const range = document.createRange();
  range.setStart(composed.startContainer, composed.startOffset);
  range.setEnd(composed.endContainer, composed.endOffset);
  return range.collapsed ? null : range;
}
