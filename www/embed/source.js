/**
 * Reads the text of a page's nodes, and remembers where every stretch of it stands. Knows the DOM and how browsers show white space;
 * must not know marks, nor where nodes hide: that says a view (markup.js for nodes that are not shown, page/view.js for those that are).
 *
 * The text is what a reader sees: a line a block, white space collapsed as the page shows it, nothing of what is hidden.
 */
import { markup } from './markup.js';

/**
 * @typedef {{node: Text, from: number, to: number, start: number}} Stretch characters `from..to` of a text node, at `start` of the text
 * @param {Node} root
 * @param {typeof markup} [view] what is left out, what is a block, what keeps its white space, and which nodes stand inside one
 * @returns {{text: string, stretches: Stretch[]}} in order; UTF-16 offsets
 */
export function readSource(root, view = markup) {
  const reader = new Reader();
  walk(root, reader, view, view.keepsSpace(root, false));
  return { text: reader.parts.join('').trimEnd(), stretches: reader.stretches };
}

function walk(parent, reader, view, preformatted) {
  for (const node of view.childrenOf(parent)) {
    if (node.nodeType === Node.TEXT_NODE) readText(node, reader, preformatted);
    else if (node.nodeType === Node.ELEMENT_NODE && !view.isLeftOut(node)) {
      const block = view.isBlock(node);
      if (block || node.tagName === 'BR') reader.breakLine();
      walk(node, reader, view, view.keepsSpace(node, preformatted));
      if (block) reader.breakLine();
    }
  }
}

/** The text so far, in parts: a long page must not be copied at every word. */
class Reader {
  parts = [];
  stretches = [];
  #length = 0;
  #last = '';

  get isAtBlank() { return this.#last === '' || this.#last === ' ' || this.#last === '\n'; }

  add(node, from, to, words) {
    const last = this.stretches.at(-1);
    if (last?.node === node && last.to === from && last.start + last.to - last.from === this.#length) last.to = to;
    else this.stretches.push({ node, from, to, start: this.#length });
    this.#put(words);
  }

  breakLine() {
    if (this.#last === ' ') this.#dropBlank();
    if (this.#last !== '' && this.#last !== '\n') this.#put('\n');
  }

  #put(words) {
    this.parts.push(words);
    this.#length += words.length;
    this.#last = words.at(-1);
  }

  /** A space at the end of a line is not shown; it is the last character of the last stretch. */
  #dropBlank() {
    const before = this.parts.at(-1).slice(0, -1);
    before ? this.parts.splice(-1, 1, before) : this.parts.pop();
    this.#length -= 1;
    this.#last = this.parts.at(-1)?.at(-1) ?? '';
    const stretch = this.stretches.at(-1);
    stretch.to -= 1;
    if (stretch.to === stretch.from) this.stretches.pop();
  }
}

/** Runs of white space become one space, and none at the start of a line, as the browser shows them. */
function readText(node, reader, preformatted) {
  if (preformatted) {
    if (node.length > 0) reader.add(node, 0, node.length, node.data);
    return;
  }
  for (const { index, 0: piece } of node.data.matchAll(/[^ \t\n\r\f]+|[ \t\n\r\f]+/g)) {
    const blank = /^[ \t\n\r\f]/.test(piece);
    if (!blank) reader.add(node, index, index + piece.length, piece);
    else if (!reader.isAtBlank) reader.add(node, index, index + 1, ' ');
  }
}
