/**
 * Paints places where the browser has no Highlight API: boxes laid over the page from the annotator's own shadow root. Knows boxes; must
 * not know marks, and changes no node of the page.
 */
import { inksFor, lookOf } from './looks.js';

export class OverlayPainter {
  #layer;
  #inks;

  /** @param {HTMLElement} layer an element of the annotator's own, at the page's origin */
  constructor(layer) {
    this.#layer = layer;
  }

  dress(_, root) {
    this.#inks = inksFor(root);
  }

  paint(pieces) {
    const boxes = [];
    for (const [style, list] of pieces) for (const piece of list) if (piece.node.isConnected && piece.to <= piece.node.length) boxes.push(...this.#boxes(style, piece));
    this.#layer.replaceChildren(...boxes);
  }

  #boxes(style, { node, from, to }) {
    const range = node.ownerDocument.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const look = lookOf(style, this.#inks);
    return [...range.getClientRects()].map((rect) => boxOf(rect, look, node.ownerDocument));
  }

  close() {
    this.#layer.replaceChildren();
  }
}

function boxOf(rect, look, { defaultView: view }) {
  const box = document.createElement('div');
  // a frame counts from its own corner
  const frame = view.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const place = { position: 'absolute', left: `${rect.left + frame.left + scrollX}px`, top: `${rect.top + frame.top + scrollY}px`, width: `${rect.width}px`, height: `${rect.height}px` };
  Object.assign(box.style, place);
  const line = look['text-decoration']?.match(/(solid|dashed|dotted|double)? ?(\d+px)? ?(#\w+)$/);
  if (line) box.style.borderBottom = `${line[2] ?? '1px'} ${line[1] ?? 'solid'} ${line[3]}`;
  if (look['background-color']) Object.assign(box.style, { background: look['background-color'], mixBlendMode: 'multiply' });
  return box;
}
