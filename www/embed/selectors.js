/**
 * Describes ranges of a page by W3C selectors, and finds them again: TextQuote, TextPosition, Range, XPath, CSS and Fragment selectors,
 * each with what refines it. Knows the DOM and the standard's shapes; must not know marks, nor judge changed text: a quotation that
 * does not stand there word for word is the engine's to find (`anchor`), in the text that {@link TextMap} gives.
 *
 * Positions in selectors count code points, as the standard has it; inside, and in `TextMap`, they are UTF-16, as the DOM has it.
 */
import { findByPath, pathTo } from './paths.js';

/** Characters of context kept on either side of a quotation. */
const CONTEXT = 32;

/** The text of everything under a root, and where each stretch of it stands. Linear to make; a look-up is logarithmic. */
export class TextMap {
  /** @param {Node} root a document, an element or a shadow root */
  constructor(root) {
    const owner = root.ownerDocument ?? root;
    const walker = owner.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    this.root = root;
    this.nodes = [];
    this.starts = [];
    let text = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.length === 0) continue;
      this.nodes.push(node);
      this.starts.push(text.length);
      text += node.data;
    }
    this.text = text;
  }

  /** The range of `start..end`; beyond the text, its end. Null where there is no text at all. */
  range(start, end) {
    if (this.nodes.length === 0) return null;
    const range = this.nodes[0].ownerDocument.createRange();
    const last = this.#place(Math.min(end, this.text.length), true);
    const first = start < end ? this.#place(Math.min(start, this.text.length), false) : last;
    range.setStart(...first);
    range.setEnd(...last);
    return range;
  }

  /** Where a range begins and ends in the text. @returns {[number, number]} */
  offsets(range) {
    const before = (container, offset) => {
      if (container.nodeType === Node.TEXT_NODE) {
        const nth = this.nodes.indexOf(container);
        if (nth >= 0) return this.starts[nth] + Math.min(offset, container.length);
      }
      const nth = this.#firstAfter(container, offset);
      return nth < this.nodes.length ? this.starts[nth] : this.text.length;
    };
    return [before(range.startContainer, range.startOffset), before(range.endContainer, range.endOffset)];
  }

  /** The node and offset of a position; at a border, the end of the node before it or the start of the one after. */
  #place(at, before) {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] < at || (!before && this.starts[middle] === at)) low = middle;
      else high = middle - 1;
    }
    return [this.nodes[low], at - this.starts[low]];
  }

  /** The first text node that begins at or after a boundary point. */
  #firstAfter(container, offset) {
    const point = this.nodes[0]?.ownerDocument.createRange();
    point?.setStart(container, offset);
    let [low, high] = [0, this.nodes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (point.comparePoint(this.nodes[middle], 0) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * Describes a range in every way it may be found again, widened to whole graphemes.
 * @param {Range} range inside the root
 * @param {Node} root
 * @returns {object[]} a quotation, a position, a pair of paths; a fragment where an element around has an id
 */
export function describe(range, root, map = new TextMap(root)) {
  const [start, end] = wholeGraphemes(map.text, ...map.offsets(range));
  const { text } = map;
  const quote = quoteOf(text, start, end);
  const position = { type: 'TextPositionSelector', start: points(text.slice(0, start)), end: points(text.slice(0, end)) };
  const whole = map.range(start, end) ?? range;
  const paths = { type: 'RangeSelector', startSelector: pathSelector(whole.startContainer, whole.startOffset, root), endSelector: pathSelector(whole.endContainer, whole.endOffset, root) };
  const { commonAncestorContainer: around } = whole;
  const named = (around.nodeType === Node.ELEMENT_NODE ? around : around.parentElement)?.closest('[id]:not([id=""])');
  return [quote, position, paths, ...(named && root.contains(named) ? [fragment(named, whole)] : [])];
}

/** An element by its name, refined by a quotation: its neighbours, too, are looked for in that element. */
function fragment(element, range) {
  const map = new TextMap(element);
  return { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3236', value: element.id, refinedBy: quoteOf(map.text, ...map.offsets(range)) };
}

function quoteOf(text, start, end) {
  return { type: 'TextQuoteSelector', exact: text.slice(start, end), prefix: last(text.slice(0, start), CONTEXT), suffix: first(text.slice(end), CONTEXT) };
}

/** A path to an element, refined by a position in its text. */
function pathSelector(container, offset, root) {
  const element = container.nodeType === Node.ELEMENT_NODE ? container : container.parentNode;
  const point = container.ownerDocument.createRange();
  point.setStart(container, offset);
  const [at] = new TextMap(element).offsets(point);
  const position = points(element.textContent.slice(0, at));
  return { type: 'XPathSelector', value: pathTo(element, root), refinedBy: { type: 'TextPositionSelector', start: position, end: position } };
}

/**
 * All ranges that a selector stands for, in the order of the page; none where it leads nowhere or makes no sense. Never throws on a
 * selector's account.
 * @param {object} selector
 * @param {Node} root
 * @returns {Range[]}
 */
export function find(selector, root) {
  const finder = FINDERS[selector?.type];
  if (!finder) return [];
  let found;
  try {
    found = finder(selector, root);
  } catch {
    return []; // a path or a CSS selector that cannot be read
  }
  const { refinedBy } = selector;
  return refinedBy ? found.flatMap((range) => within(range, refinedBy)) : found;
}

const FINDERS = {
  TextQuoteSelector: findQuote,
  TextPositionSelector: findPosition,
  RangeSelector: findRange,
  FragmentSelector: findFragment,
  XPathSelector: ({ value }, root) => findByPath(value, root).map(contents),
  CssSelector: ({ value }, root) => [...root.querySelectorAll(value)].map(contents),
};

/** What a refining selector means inside a range: it is looked up in the range's own element, and must lie in the range. */
function within(range, selector) {
  const around = range.commonAncestorContainer;
  const element = around.nodeType === Node.ELEMENT_NODE ? around : around.parentNode;
  const inside = (other) => range.compareBoundaryPoints(Range.START_TO_START, other) <= 0 && range.compareBoundaryPoints(Range.END_TO_END, other) >= 0;
  return find(selector, element).filter(inside);
}

function contents(node) {
  const range = node.ownerDocument.createRange();
  range.selectNodeContents(node);
  return range;
}

function findQuote({ exact, prefix = '', suffix = '' }, root) {
  if (typeof exact !== 'string') return [];
  const map = new TextMap(root);
  const whole = prefix + exact + suffix;
  const found = [];
  for (let at = map.text.indexOf(whole); at >= 0 && at <= map.text.length; at = map.text.indexOf(whole, at + 1)) {
    const start = at + prefix.length;
    const range = map.range(start, start + exact.length);
    if (range) found.push(range);
    if (at + whole.length >= map.text.length) break;
  }
  return found;
}

function findPosition({ start, end }, root) {
  const map = new TextMap(root);
  const [from, to] = [unit(map.text, start), unit(map.text, end)];
  const range = from <= to ? map.range(from, to) : null;
  return range ? [range] : [];
}

/** The standard's pair of selectors, from the start of one to the start of the other; or Hypothesis' paths with UTF-16 offsets. */
function findRange(selector, root) {
  if (typeof selector.startContainer === 'string') return findContainers(selector, root);
  const [[first], [last]] = [find(selector.startSelector, root), find(selector.endSelector, root)];
  if (!first || !last) return [];
  const range = first.cloneRange();
  range.setEnd(last.startContainer, last.startOffset);
  return range.collapsed && first.compareBoundaryPoints(Range.START_TO_START, last) > 0 ? [] : [range];
}

function findContainers({ startContainer, startOffset, endContainer, endOffset }, root) {
  const [[first], [last]] = [findByPath(startContainer, root), findByPath(endContainer, root)];
  if (!first || !last) return [];
  const [head, tail] = [new TextMap(first), new TextMap(last)];
  const range = first.ownerDocument.createRange();
  const place = (map, node, offset) => map.range(offset, offset) ?? contents(node);
  const [start, end] = [place(head, first, startOffset), place(tail, last, endOffset)];
  range.setStart(start.startContainer, start.startOffset);
  range.setEnd(end.endContainer, end.endOffset);
  return [range];
}

function findFragment({ value }, root) {
  const [id, directive] = String(value).replace(/^#/, '').split(':~:');
  if (directive?.startsWith('text=')) return findDirective(directive.slice('text='.length), root);
  const element = root.querySelector(`[id="${CSS.escape(decodeURIComponent(id))}"]`);
  return element ? [contents(element)] : [];
}

/** A text directive, `prefix-,start,end,-suffix`: the first place where it stands, case and white space aside. */
function findDirective(directive, root) {
  const parts = directive.split('&')[0].split(',').map(decodeURIComponent);
  const prefix = parts[0].endsWith('-') && parts.length > 1 ? plain(parts.shift().slice(0, -1)) : '';
  const suffix = parts.at(-1).startsWith('-') && parts.length > 1 ? plain(parts.pop().slice(1)) : '';
  const [start, end] = parts.map(plain);
  const map = new TextMap(root);
  const { text, places } = plainWithPlaces(map.text);
  for (let at = text.indexOf(start); start && at >= 0; at = text.indexOf(start, at + 1)) {
    const to = end === undefined ? at : text.indexOf(end, at + start.length);
    if (to < 0) return [];
    const stop = to + (end ?? start).length;
    const fits = text.slice(0, at).trimEnd().endsWith(prefix) && text.slice(stop).trimStart().startsWith(suffix);
    if (fits && isWord(text, at, stop)) return [map.range(places[at], places[stop - 1] + 1)].filter(Boolean);
  }
  return [];
}

const plain = (text) => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** The text in small letters with single spaces, and where each of its characters stood. */
function plainWithPlaces(original) {
  let text = '';
  const places = [];
  for (let at = 0; at < original.length; at += 1) {
    const blank = /\s/.test(original[at]);
    if (blank && text.endsWith(' ')) continue;
    const small = blank ? ' ' : original[at].toLowerCase();
    text += small.length === 1 ? small : original[at];
    places.push(at);
  }
  return { text, places };
}

/** Whether neither end lies inside a word of a script that writes spaces. */
function isWord(text, start, end) {
  const inside = (at) => at > 0 && at < text.length && /[\p{L}\p{N}]/u.test(text[at - 1]) && /[\p{L}\p{N}]/u.test(text[at]) && !/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(text.slice(at - 1, at + 1));
  return !inside(start) && !inside(end);
}

/** Half an emoji is never marked: both ends are moved outwards to grapheme borders. */
function wholeGraphemes(text, start, end) {
  const from = Math.max(0, start - 64);
  const graphemes = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(from, end + 64))];
  const borders = [...graphemes.map(({ index }) => from + index), Math.min(text.length, end + 64)];
  if (start >= end) return [start, end];
  return [borders.findLast((border) => border <= start) ?? start, borders.find((border) => border >= end) ?? end];
}

const points = (text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** The UTF-16 offset of a code point's; past the end, past the end. */
function unit(text, point) {
  let [at, left] = [0, point];
  while (left > 0 && at < text.length) {
    at += text.codePointAt(at) > 0xffff ? 2 : 1;
    left -= 1;
  }
  return at + left;
}

const first = (text, count) => [...text.slice(0, 2 * count)].slice(0, count).join('');
const last = (text, count) => [...text.slice(Math.max(0, text.length - 2 * count))].slice(-count).join('').replace(/^[\udc00-\udfff]/, '');
