/**
 * Reads the text of a page's own markup, and remembers where every stretch of it stands. Knows the DOM and how browsers show white
 * space; must not know marks.
 *
 * The text is what a reader sees: a line a block, white space collapsed as the page shows it, nothing of what is hidden.
 */

const SKIPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'SELECT', 'TEXTAREA', 'INPUT', 'BUTTON', 'RT', 'RP', 'SVG', 'MATH']);
const BLOCKS = new Set(['ADDRESS', 'ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'BODY', 'CAPTION', 'DD', 'DETAILS', 'DIV', 'DL', 'DT', 'FIGCAPTION', 'FIGURE', 'FOOTER',
  'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HEADER', 'HR', 'LI', 'MAIN', 'NAV', 'OL', 'P', 'PRE', 'SECTION', 'SUMMARY', 'TABLE', 'TBODY', 'TD', 'TFOOT', 'TH', 'THEAD', 'TR', 'UL']);

/**
 * @typedef {{node: Text, from: number, to: number, start: number}} Stretch characters `from..to` of a text node, at `start` of the text
 * @param {Node} root
 * @returns {{text: string, stretches: Stretch[]}} in order; UTF-16 offsets
 */
export function readSource(root) {
  const reader = { text: '', stretches: [] };
  walk(root, reader, root.nodeName === 'PRE');
  return { text: reader.text.trimEnd(), stretches: reader.stretches };
}

function walk(parent, reader, preformatted) {
  for (const node of parent.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) readText(node, reader, preformatted);
    else if (node.nodeType === Node.ELEMENT_NODE && !isSkipped(node)) {
      const block = BLOCKS.has(node.tagName);
      if (block || node.tagName === 'BR') breakLine(reader);
      walk(node, reader, preformatted || node.tagName === 'PRE');
      if (block) breakLine(reader);
    }
  }
}

function isSkipped(element) {
  return SKIPPED.has(element.tagName.toUpperCase()) || element.hidden || element.getAttribute('aria-hidden') === 'true';
}

function breakLine(reader) {
  reader.text = reader.text.replace(/ $/, '');
  if (reader.text && !reader.text.endsWith('\n')) reader.text += '\n';
}

/** Runs of white space become one space, and none at the start of a line, as the browser shows them. */
function readText(node, reader, preformatted) {
  const pieces = preformatted ? [{ index: 0, 0: node.data }] : node.data.matchAll(/[^ \t\n\r\f]+|[ \t\n\r\f]+/g);
  for (const piece of pieces) {
    const blank = !preformatted && /^[ \t\n\r\f]/.test(piece[0]);
    if (blank && (reader.text === '' || /[ \n]$/.test(reader.text))) continue;
    const length = blank ? 1 : piece[0].length;
    const last = reader.stretches.at(-1);
    if (last?.node === node && last.to === piece.index && last.start + last.to - last.from === reader.text.length) last.to += length;
    else reader.stretches.push({ node, from: piece.index, to: piece.index + length, start: reader.text.length });
    reader.text += blank ? ' ' : piece[0];
  }
}
