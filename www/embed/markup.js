/** How markup reads that is not shown, and so has no computed style: by the names of its elements. Must not know marks. */

export const LEFT_OUT = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'SELECT', 'TEXTAREA', 'INPUT', 'BUTTON', 'RT', 'RP', 'SVG', 'MATH']);
const BLOCKS = new Set(['ADDRESS', 'ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'BODY', 'CAPTION', 'DD', 'DETAILS', 'DIV', 'DL', 'DT', 'FIGCAPTION', 'FIGURE', 'FOOTER',
  'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HEADER', 'HR', 'LI', 'MAIN', 'NAV', 'OL', 'P', 'PRE', 'SECTION', 'SUMMARY', 'TABLE', 'TBODY', 'TD', 'TFOOT', 'TH', 'THEAD', 'TR', 'UL']);

export const markup = {
  childrenOf: (node) => node.childNodes,
  isBlock: (element) => BLOCKS.has(element.tagName),
  isLeftOut: (element) => LEFT_OUT.has(element.tagName.toUpperCase()) || element.hidden || element.getAttribute('aria-hidden') === 'true',
  keepsSpace: (element, inherited) => inherited || element.nodeName === 'PRE',
};
