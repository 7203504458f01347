/**
 * How a live page reads: by what its styles show. Goes through slots, open shadow roots and frames of the same origin. Reads only; must
 * not change a node.
 */
import { LEFT_OUT } from '../markup.js';

/** Elements that are in lines unless their styles say otherwise; asking for the style of each would be most of the time. */
const INLINE = /^(inline|contents|ruby)$|^ruby-base/;

/** @param {Element} own the page annotator's own element, which is no part of the page */
export function viewOf(own) {
  const styles = new WeakMap();
  const styleOf = (element) => {
    if (!styles.has(element)) styles.set(element, element.ownerDocument.defaultView?.getComputedStyle(element) ?? null);
    return styles.get(element);
  };
  return {
    childrenOf,
    isBlock: (element) => !INLINE.test(styleOf(element)?.display ?? 'block'),
    isLeftOut: (element) => element === own || isLeftOut(element, styleOf),
    keepsSpace: (element) => /^(pre|break-spaces)/.test(element.nodeType === Node.ELEMENT_NODE ? (styleOf(element)?.whiteSpaceCollapse ?? styleOf(element)?.whiteSpace ?? '') : ''),
  };
}

function isLeftOut(element, styleOf) {
  const name = element.tagName.toUpperCase();
  if (name === 'IFRAME') return !frameBody(element);
  if (LEFT_OUT.has(name) || element.getAttribute('aria-hidden') === 'true' || element.isContentEditable) return true;
  const style = styleOf(element);
  return !style || style.display === 'none' || style.visibility === 'hidden' || isClipped(element, style);
}

/** What stands there for screen readers only (`.visually-hidden`) is no part of what is shown. */
function isClipped(element, style) {
  return style.position === 'absolute' && element.offsetWidth <= 1 && element.offsetHeight <= 1 && style.overflow !== 'visible';
}

/** The nodes that are shown inside one. */
function childrenOf(node) {
  if (node.localName === 'iframe') return frameBody(node) ? [frameBody(node)] : [];
  if (node.localName === 'slot' && node.assignedNodes().length > 0) return node.assignedNodes();
  return (node.shadowRoot ?? node).childNodes;
}

/** The body of a frame that may be looked into; null of one from elsewhere. */
export function frameBody(frame) {
  try {
    return frame.contentDocument?.body ?? null;
  } catch {
    return null;
  }
}

/** The document, shadow roots and frames that text was read from: what must be watched and where styles must go. */
export function scopesOf(stretches) {
  const scopes = new Set();
  for (const { node } of stretches) scopes.add(node.getRootNode());
  return scopes;
}
