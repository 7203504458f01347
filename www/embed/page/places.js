/**
 * Between offsets in the text that was read and places in the page. Knows stretches of text nodes; must not know marks.
 */

/** @typedef {import('../source.js').Stretch} Stretch */

export class Places {
  #stretches;
  #firstOf = new Map();

  /** @param {Stretch[]} stretches in order */
  constructor(stretches) {
    this.#stretches = stretches;
    stretches.forEach(({ node }, nth) => { if (!this.#firstOf.has(node)) this.#firstOf.set(node, nth); });
  }

  /** The pieces of text nodes that `start..end` covers: one a node, since blank space between two is no text. */
  *pieces(start, end) {
    let open = null;
    for (let nth = this.#at(start); nth < this.#stretches.length && this.#stretches[nth].start < end; nth += 1) {
      const { node, from, to, start: first } = this.#stretches[nth];
      const [low, high] = [from + Math.max(0, start - first), Math.min(to, from + end - first)];
      if (low >= high) continue;
      if (open?.node === node) open.to = high;
      else {
        if (open) yield open;
        open = { node, from: low, to: high };
      }
    }
    if (open) yield open;
  }

  /** A range from the first to the last place of `start..end`; null where nothing of it is in the page any more. */
  range(start, end) {
    const pieces = [...this.pieces(start, end)].filter(({ node, to }) => node.isConnected && to <= node.length);
    if (pieces.length === 0) return null;
    const [first, last] = [pieces[0], pieces.findLast(({ node }) => node.getRootNode() === pieces[0].node.getRootNode())];
    const range = first.node.ownerDocument.createRange();
    range.setStart(first.node, first.from);
    range.setEnd(last.node, last.to);
    return range;
  }

  /** The offset of a place in a text node; null where that is no part of the text. */
  offset(node, at) {
    const first = this.#firstOf.get(node);
    if (first === undefined) return null;
    for (let nth = first; this.#stretches[nth]?.node === node; nth += 1) {
      const { from, to, start } = this.#stretches[nth];
      if (at < from) return start;
      if (at <= to) return start + at - from;
    }
    return null;
  }

  /** What a selection covers, in offsets; null where it covers nothing of the text. */
  span(range) {
    let [start, end] = [null, null];
    for (const { node, from, to, start: first } of this.#stretches) {
      if (!range.intersectsNode(node)) continue;
      const low = node === range.startContainer ? Math.max(from, range.startOffset) : from;
      const high = node === range.endContainer ? Math.min(to, range.endOffset) : to;
      if (low >= high) continue;
      start ??= first + low - from;
      end = first + high - from;
    }
    return start === null ? null : { start, end };
  }

  /** The stretches with a character in `start..end`. */
  #at(start) {
    let [low, high] = [0, this.#stretches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const { from, to, start: first } = this.#stretches[middle];
      if (first + to - from <= start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
