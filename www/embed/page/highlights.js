/**
 * Paints places by the CSS Custom Highlight API: one Highlight a style and document, ranges near the screen only. Knows ranges and style
 * sheets; must not know marks. It changes no node: style sheets are adopted, and taken back.
 */
import { STYLES, inksFor, rulesFor } from './looks.js';
import { adoptSheet, returnSheet } from './sheets.js';

let sessions = 0;

export class HighlightPainter {
  #name = `manicule-${++sessions}`;
  #sheets = new Map();
  #registries = new Set();

  /** Whether this browser can. */
  static works(view) {
    return typeof view.Highlight === 'function' && Boolean(view.CSS?.highlights);
  }

  constructor() {
    // another copy of this script may count for itself
    while (CSS.highlights.has(`${this.#name}-chosen`)) this.#name = `manicule-${++sessions}`;
  }

  /** Takes the scopes (documents, shadow roots) that text was read from; `root` says which inks suit. */
  dress(scopes, root) {
    const rules = rulesFor((style) => `${this.#name}-${style}`, inksFor(root));
    for (const scope of scopes) {
      const view = (scope.ownerDocument ?? scope).defaultView;
      if (!view || !('adoptedStyleSheets' in scope)) continue;
      this.#registries.add(view);
      if (!this.#sheets.has(scope)) this.#sheets.set(scope, adoptSheet(scope, view));
      this.#sheets.get(scope).replaceSync(rules);
    }
  }

  /** Shows exactly these. @param {Map<string, {node: Text, from: number, to: number}[]>} pieces by style */
  paint(pieces) {
    for (const view of this.#registries) {
      for (const [nth, style] of STYLES.entries()) {
        const own = (pieces.get(style) ?? []).filter(({ node }) => node.ownerDocument.defaultView === view && node.isConnected);
        this.#set(view, style, nth, own);
      }
    }
  }

  #set(view, style, priority, pieces) {
    const name = `${this.#name}-${style}`;
    if (pieces.length === 0) return view.CSS.highlights.delete(name);
    const ranges = pieces.filter(({ node, to }) => to <= node.length).map(({ node, from, to }) => new view.StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to }));
    const highlight = new view.Highlight(...ranges);
    highlight.priority = priority;
    view.CSS.highlights.set(name, highlight);
  }

  close() {
    for (const view of this.#registries) for (const style of STYLES) view.CSS?.highlights?.delete(`${this.#name}-${style}`);
    for (const [scope, sheet] of this.#sheets) returnSheet(scope, sheet);
    this.#sheets.clear();
  }
}
