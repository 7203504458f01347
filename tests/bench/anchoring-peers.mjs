// The peers of `anchoring.mjs`: each finds all quotations of a batch in a text. A peer answers `span` in UTF-16, or nothing; `tells`
// says that it distinguishes changed words at all, `asks` that it leaves the place to the reader.
import { textQuoteSelectorMatcher } from '@apache-annotator/selector';
import search from 'approx-string-match';
import DiffMatchPatch from 'diff-match-patch';

export const PEERS = {
  'Manicule (wasm)': manicule,
  'Hypothesis’ algorithm': async () => (text, selectors) => selectors.map((selector) => hypothesis(text, selector)),
  'Apache Annotator': async () => apache,
  'diff-match-patch': async () => (text, selectors) => selectors.map((selector) => diffMatchPatch(text, selector)),
  'text-fragment-like': async () => (text, selectors) => selectors.map((selector) => fragment(text, selector)),
  'position only': async () => (text, selectors) => selectors.map(({ start, end }) => ({ span: [start, end] })),
};

async function manicule() {
  const { default: init } = await import('../../dist/pkg/index.js');
  const { anchor } = await import('../../dist/pkg/engine.js');
  await init();
  return (text, selectors) => {
    const units = selectors.map((selector, id) => ({ id, ...selector }));
    return anchor(units, text).map(({ state, start, end }) => ({
      span: start === null || start === undefined ? null : [start, end], asks: state === 'ambiguous', changed: state === 'changed', tells: true,
    }));
  };
}

/**
 * As its client does: exact places, else places with at most half of the words' length in errors (256 at most); each is scored by
 * likeness of words (50), neighbours (20 and 20) and nearness (2), and the best is taken.
 */
function hypothesis(text, { exact, prefix, suffix, start }) {
  const found = matches(text, exact, Math.min(256, exact.length / 2));
  let best = null;
  for (const match of found) {
    const before = likeness(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix);
    const after = likeness(text.slice(match.end, match.end + suffix.length), suffix);
    const near = 1 - Math.abs(match.start - start) / text.length;
    const score = (50 * (1 - match.errors / exact.length) + 20 * before + 20 * after + 2 * near) / 92;
    if (!best || score > best.score) best = { score, span: [match.start, match.end] };
  }
  return best;
}

function matches(text, pattern, errors) {
  const exact = [];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) exact.push({ start: at, end: at + pattern.length, errors: 0 });
  return exact.length ? exact : search(text, pattern, errors);
}

function likeness(there, wanted) {
  if (!wanted) return 1;
  if (!there) return 0;
  const [first] = matches(there, wanted, wanted.length);
  return first ? 1 - first.errors / wanted.length : 0;
}

/** Word for word, with its neighbours; the first place. Its matcher walks over chunks: the text is one. */
async function apache(text, selectors) {
  const answers = [];
  for (const { exact, prefix, suffix } of selectors) {
    const chunk = { data: text, equals: (other) => other === chunk };
    const chunks = { currentChunk: chunk, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false };
    let answer = null;
    for await (const { startIndex, endIndex } of textQuoteSelectorMatcher({ type: 'TextQuoteSelector', exact, prefix, suffix })(chunks)) {
      answer = { span: [startIndex, endIndex] };
      break;
    }
    answers.push(answer);
  }
  return answers;
}

/** Both ends of the words, 32 characters each, searched with a wide distance around where they were. */
function diffMatchPatch(text, { exact, start }) {
  const matcher = new DiffMatchPatch();
  matcher.Match_Distance = 2 * text.length;
  matcher.Match_Threshold = 0.5;
  const head = exact.slice(0, 32);
  const from = matcher.match_main(text, head, start);
  if (from < 0) return null;
  if (exact.length <= 32) return { span: [from, from + exact.length] };
  const tail = exact.slice(-32);
  const to = matcher.match_main(text, tail, from + exact.length - 32);
  return to < from ? null : { span: [from, to + 32] };
}

/** Word for word; where the words stand more than once, as many neighbours as it takes to tell the places apart. */
function fragment(text, { exact, prefix, suffix }) {
  for (const context of [0, 4, 8, 16, 32]) {
    const head = context ? prefix.slice(-context) : '';
    const pattern = head + exact + suffix.slice(0, context);
    const first = text.indexOf(pattern);
    if (first < 0) return null;
    if (text.indexOf(pattern, first + 1) < 0) return { span: [first + head.length, first + head.length + exact.length] };
  }
  return { span: null, asks: true };
}
