/**
 * Puts marks into a copy of the text's nodes. Knows an annotated document (UTF-16 offsets) and stretches of text nodes; must not know
 * the engine or the page around.
 */

/** One entry a stretch of text that a mark covers: `{ start, end, id, classes }`, sorted. */
export function placesOf(document) {
  const places = document.annotations.flatMap((mark) => placesOfMark(mark));
  return places.sort((a, b) => a.start - b.start || b.end - a.end);
}

function placesOfMark(mark) {
  const place = (span, ...classes) => span && { start: span.start, end: span.end, id: mark.id, classes };
  if (mark.layer === 'entity') return [place(mark, 'entity', mark.type)];
  if (mark.layer === 'figure') return [place(mark, 'figure', mark.type)];
  const content = mark.content.map((span) => place(span, 'content', mark.source_kind));
  return [place(mark.source, 'source', mark.source_kind), place(mark.cue, 'cue'), ...content].filter(Boolean);
}

/**
 * Replaces the text nodes by pieces: plain text, and a span for every piece that is marked. Each passage's pieces stand in spans of
 * their own (`.passage`, `data-p`), so that a passage can be dimmed wherever its nodes are.
 * @param {import('./source.js').Stretch[]} stretches
 */
export function mark(stretches, annotated) {
  const places = placesOf(annotated);
  const byNode = Map.groupBy ? Map.groupBy(stretches, ({ node }) => node) : grouped(stretches);
  let first = 0;
  for (const [node, parts] of byNode) {
    const fragment = node.ownerDocument.createDocumentFragment();
    let at = 0;
    for (const part of parts) {
      fragment.append(node.data.slice(at, part.from));
      // places are sorted by start, so one that ends early may stand behind one that reaches further: only the head is dropped
      while (first < places.length && places[first].end <= part.start) first += 1;
      append(fragment, part, node.data, annotated.passages, places, first);
      at = part.to;
    }
    fragment.append(node.data.slice(at));
    node.replaceWith(fragment);
  }
}

function grouped(stretches) {
  const byNode = new Map();
  for (const stretch of stretches) byNode.set(stretch.node, [...(byNode.get(stretch.node) ?? []), stretch]);
  return byNode;
}

function append(fragment, { from, to, start }, data, passages, places, first) {
  const end = start + to - from;
  let nth = lowerBound(passages, start);
  let at = start;
  for (; nth < passages.length && passages[nth].start < end; nth += 1) {
    const passage = passages[nth];
    const [low, high] = [Math.max(at, passage.start), Math.min(end, passage.end)];
    fragment.append(data.slice(from + at - start, from + low - start));
    const wrapper = fragment.ownerDocument.createElement('span');
    wrapper.className = 'passage';
    wrapper.dataset.p = passage.id;
    for (const piece of pieces(low, high, places, first)) wrapper.append(piece.node(data.slice(from + piece.start - start, from + piece.end - start), wrapper.ownerDocument));
    fragment.append(wrapper);
    at = high;
  }
  fragment.append(data.slice(from + at - start, to));
}

function lowerBound(passages, at) {
  let [low, high] = [0, passages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passages[middle].end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The stretch `low..high` cut wherever a mark begins or ends. */
function* pieces(low, high, places, first) {
  const over = [];
  for (let nth = first; nth < places.length && places[nth].start < high; nth += 1) if (places[nth].end > low) over.push(places[nth]);
  const cuts = new Set([low, high]);
  for (const { start, end } of over) for (const cut of [start, end]) if (cut > low && cut < high) cuts.add(cut);
  const sorted = [...cuts].sort((a, b) => a - b);
  for (let nth = 0; nth + 1 < sorted.length; nth += 1) {
    const [start, end] = [sorted[nth], sorted[nth + 1]];
    const covering = over.filter((place) => place.start <= start && place.end >= end);
    yield { start, end, node: (text, document) => pieceNode(text, covering, document) };
  }
}

function pieceNode(text, covering, document) {
  if (covering.length === 0) return document.createTextNode(text);
  const span = document.createElement('span');
  const classes = new Set(covering.flatMap((place) => place.classes));
  span.className = ['mark', ...classes].join(' ');
  span.setAttribute('part', span.className);
  span.dataset.marks = covering.map((place) => place.id).join(' ');
  span.textContent = text;
  return span;
}
