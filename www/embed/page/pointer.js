/**
 * What the reader points at and selects, in the page and in its frames. Finds the character under a point by the browser's caret, and the
 * marks over it by their offsets: no node of the page listens or is asked. Must not know how marks are painted.
 */
import { describe } from '../card.js';
import { frameAt, inWindow, originOf } from './frames.js';
import { Popup } from './popup.js';

const HOVER = 180;
const SIZE = { entity: 0, figure: 1, attribution: 2 };

export class Pointer {
  #session;
  #popup;
  #stop = new AbortController();
  #documents = new Set();
  #timer = 0;
  #span = null;

  constructor(session) {
    this.#session = session;
    this.#popup = new Popup(session.panel.root, session.words, () => this.ask());
    this.watch([document]);
  }

  /** Listens in the windows of these documents too, and of those that these shadow roots are in. */
  watch(scopes) {
    for (const scope of scopes) {
      const owner = scope.ownerDocument ?? scope;
      if (this.#documents.has(owner) || !owner.defaultView) continue;
      // a frame that has gone on to another page has another document
      this.#documents = new Set([...this.#documents, owner].filter(({ defaultView }) => defaultView));
      this.#listen(owner.defaultView);
    }
  }

  #listen(view) {
    const on = (name, work, target = view) => target.addEventListener(name, work, { signal: this.#stop.signal, passive: true, capture: true });
    on('pointermove', (event) => this.#later(event));
    on('click', (event) => { if (!this.#isOwn(event)) this.#point(event, true); });
    on('scroll', () => { if (!this.#popup.isForm) this.#popup.hide(); this.#popup.offer(null); });
    on('keydown', (event) => { if (event.key === 'Escape') this.#popup.hide(); });
    on('selectionchange', () => this.#onSelection(), view.document);
  }

  #isOwn(event) { return event.composedPath().includes(this.#session.panel.host); }

  #later(event) {
    clearTimeout(this.#timer);
    if (event.buttons || this.#isOwn(event) || this.#popup.isForm) return;
    this.#timer = setTimeout(() => this.#point(event, false), HOVER);
  }

  /** The offset of the character at a point of a window, or of a frame in it; null where there is none of the text. */
  offsetAt(x, y, view = window) {
    const frame = frameAt(x, y, view);
    if (frame && this.#documents.has(frame.contentDocument)) {
      const { left, top } = originOf(frame);
      return this.offsetAt(x - left, y - top, frame.contentWindow);
    }
    const place = caretAt(x, y, view.document, this.#session.scopes);
    if (!place) return null;
    // the caret stands before or behind the character that is pointed at
    for (const at of [place.offset, place.offset - 1]) if (at >= 0 && isOver(place.node, at, x, y)) return this.#session.places.offset(place.node, at);
    return null;
  }

  #point({ clientX, clientY, view }, clicked) {
    if (this.#popup.isForm || this.#session.closed) return;
    const offset = this.offsetAt(clientX, clientY, view ?? window);
    const { marks, tags } = offset === null ? { marks: [], tags: [] } : this.#session.at(offset);
    if (tags.length > 0) return this.#showTag(this.#session.tags.tag(tags[0].id), tags[0]);
    if (marks.length > 0) return this.#showMark(marks, clicked);
    if (clicked) this.#popup.hide();
  }

  #rectOf({ start, end }) {
    const range = this.#session.places.range(start, end);
    const [rect] = range?.getClientRects() ?? [];
    return rect ? inWindow(rect, range.startContainer.ownerDocument.defaultView) : new DOMRect(innerWidth / 2, innerHeight / 3, 0, 0);
  }

  #showMark(places, clicked) {
    const { words, annotations, text } = this.#session;
    const found = places.map((place) => [place, this.#session.mark(place)]).sort((a, b) => SIZE[a[1].layer] - SIZE[b[1].layer]);
    const [place, mark] = found[0];
    const { lines, term } = describe(mark, annotations, text, words.reader);
    this.#popup.show(this.#rectOf(place), lines, [[words.reader.only, () => { this.#popup.hide(); this.#session.filter(term); }]]);
    if (clicked) this.#session.select(mark);
  }

  #showTag(tag, found) {
    if (!tag) return;
    const { words, tags, options } = this.#session;
    const lines = [['name', tag.names.join(', ') || words.highlight], ...(tag.note ? [['kind', tag.note]] : []), ...(words.states[found.state] ? [['kind', `${words.states[found.state]}: ${found.reason ?? ''}`]] : [])];
    const rect = this.#rectOf(found);
    const edit = () => this.#popup.ask(rect, tag, (content) => tags.edit(tag.id, content));
    this.#popup.show(rect, lines, options.readonly ? [] : [[words.edit, edit], [words.remove, () => { this.#popup.hide(); tags.remove(tag.id); }]]);
  }

  /** A tag whose place is not certain: says so, where it cannot be gone to. */
  ponder({ id }) { this.#showTag(this.#session.tags.tag(id), { start: 0, end: 0, state: 'orphan', reason: '' }); }

  #selected() {
    for (const { defaultView } of this.#documents) {
      const span = defaultView && this.#selectedIn(defaultView);
      if (span) return span;
    }
    return null;
  }

  #selectedIn(view) {
    const selection = view.getSelection();
    if (!selection || selection.rangeCount === 0) return null;
    const roots = rootsIn(view.document, this.#session.scopes);
    const composed = roots.length > 0 ? selection.getComposedRanges?.({ shadowRoots: roots })[0] : null;
    const range = view.document.createRange();
    const { startContainer, startOffset, endContainer, endOffset } = composed ?? selection.getRangeAt(0);
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    const span = range.collapsed ? null : this.#session.places.span(range);
    return span && { ...span, rect: inWindow(range.getBoundingClientRect(), view) };
  }

  #onSelection() {
    if (this.#session.options.readonly || this.#popup.isForm) return;
    this.#span = this.#selected();
    this.#popup.offer(this.#span?.rect ?? null);
  }

  /** Asks for a tag on what is selected. */
  ask() {
    const span = this.#selected() ?? this.#span;
    if (!span) return this.#session.panel.say(this.#session.words.selectFirst);
    this.#popup.ask(span.rect, {}, (content) => { this.#session.tags.add(span, content); this.#span = null; for (const { defaultView } of this.#documents) defaultView?.getSelection()?.removeAllRanges(); });
  }

  close() {
    clearTimeout(this.#timer);
    this.#stop.abort();
  }
}

/** The shadow roots of a document, among scopes. */
const rootsIn = (document, scopes) => [...scopes].filter((scope) => scope.host && scope.ownerDocument === document);

function caretAt(x, y, document, scopes) {
  const position = document.caretPositionFromPoint?.(x, y, { shadowRoots: rootsIn(document, scopes) });
  if (position) return position.offsetNode.nodeType === Node.TEXT_NODE ? { node: position.offsetNode, offset: position.offset } : null;
  const range = document.caretRangeFromPoint?.(x, y);
  return range?.startContainer.nodeType === Node.TEXT_NODE ? { node: range.startContainer, offset: range.startOffset } : null;
}

function isOver(node, at, x, y) {
  if (at >= node.length) return false;
  const range = node.ownerDocument.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  return [...range.getClientRects()].some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);
}
