// Re-anchoring beside its peers: the same quotations in the same edited texts, one run. `node tests/bench/anchoring.mjs [SEED]`,
// after `./dev build`. Knows edits whose outcome is certain; must not know how places are found.
import { PEERS } from './anchoring-peers.mjs';
import { passagesOf } from './texts.mjs';

const SIZE = 500_000;
const QUOTES = 1_000;
const FEWER = { 'diff-match-patch': 50 };

let seed = BigInt(process.argv[2] ?? 20261128);
/** Chance that repeats (a linear congruential generator). */
function roll(sides) {
  seed = (seed * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
  return Number((seed >> 33n) % BigInt(sides));
}

/** Sentences of all passages with what becomes of each: one in twenty is changed, one in twenty goes, one block in ten moves. */
function edit(passages, language) {
  const sentences = [];
  let size = 0;
  for (let round = 0; size < SIZE; round += 1) {
    for (const passage of passages) {
      // a second round would hold every quotation twice: its words are written otherwise
      const text = round ? passage.replace(/\p{L}/gu, (c) => String.fromCodePoint(c.codePointAt(0) + (language === 'zh' ? 7 * round : 0))) : passage;
      if (round && language === 'en') return build(sentences, language);
      for (const sentence of `${text}\n`.match(/[^。！？\n]*?[。！？\n]|[^\n]+?(?:[.!?] |\n)|.+/gu) ?? []) sentences.push(sentence);
      size += text.length + 1;
      if (size >= SIZE) break;
    }
  }
  return build(sentences, language);
}

function build(sentences, language) {
  const before = sentences.join('');
  const wanted = new Set();
  // some sentences are too short to quote from
  while (wanted.size < Math.min(3 * QUOTES, sentences.length * 0.9)) wanted.add(roll(sentences.length));
  const truths = [];
  const blocks = [[]];
  let at = 0;
  sentences.forEach((sentence, nth) => {
    const fate = ['deleted', 'changed'][roll(20)] ?? 'kept';
    const quote = wanted.has(nth) ? quotation(sentence, language) : null;
    const selector = quote && describe(before, at + quote[0], at + quote[1]);
    let now = fate === 'deleted' ? '' : sentence;
    let place = fate === 'deleted' ? null : quote;
    if (fate === 'changed' && quote) {
      const middle = (quote[0] + quote[1]) >> 1;
      const [cut, word] = language === 'zh' ? [middle, '較為'] : [sentence.lastIndexOf(' ', middle) + 1, 'newly '];
      if (cut > quote[0] && cut < quote[1]) {
        now = sentence.slice(0, cut) + word + sentence.slice(cut);
        place = [quote[0], quote[1] + word.length];
      }
    }
    blocks.at(-1).push({ now, place, selector });
    if (sentence.endsWith('\n')) blocks.push([]);
    at += sentence.length;
  });
  for (let nth = 1; nth < blocks.length; nth += 1) if (roll(10) === 0) [blocks[nth - 1], blocks[nth]] = [blocks[nth], blocks[nth - 1]];
  let after = '';
  for (const { now, place, selector } of blocks.flat()) {
    if (selector) truths.push({ selector, place: place && [after.length + place[0], after.length + place[1]] });
    after += now;
  }
  return { after, truths: truths.slice(0, QUOTES) };
}

function quotation(sentence, language) {
  const trimmed = sentence.trimEnd();
  if (trimmed.length < 24) return null;
  const length = language === 'zh' ? 4 + roll(Math.min(30, trimmed.length - 8)) : 12 + roll(Math.min(120, trimmed.length - 16));
  let start = roll(trimmed.length - length);
  if (language === 'en') start = trimmed.indexOf(' ', start) + 1;
  let end = Math.min(trimmed.length, start + length);
  if (language === 'en') end = Math.max(trimmed.lastIndexOf(' ', end), start);
  return end - start < 4 ? null : [start, end];
}

function describe(text, start, end) {
  return { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32), start, end };
}

/** Counts; a place counts as right when the words found are those of the place, white space at the ends aside. */
function judge({ after, truths }, answers) {
  const row = { right: 0, asked: 0, 'silently wrong': 0, 'orphaned wrongly': 0, 'deleted landed': 0 };
  truths.forEach(({ selector, place }, nth) => {
    const found = answers[nth];
    const here = found?.span && place && Math.abs(found.span[0] - place[0]) <= 1 && Math.abs(found.span[1] - place[1]) <= 1;
    const same = found?.span && after.slice(...found.span) === selector.exact;
    if (found?.asks) row.asked += 1;
    else if (!found?.span) row[place ? 'orphaned wrongly' : 'right'] += 1;
    else if (here && (same || found.changed || !found.tells)) row.right += 1;
    else {
      if (!found.changed) row['silently wrong'] += 1;
      if (!place) row['deleted landed'] += 1;
    }
  });
  return row;
}

for (const language of ['en', 'zh']) {
  const job = edit(passagesOf(language), language);
  const deleted = job.truths.filter(({ place }) => !place).length;
  console.log(`\n${language}: ${job.after.length} characters, ${job.truths.length} quotations, ${deleted} of them deleted\n`);
  const rows = {};
  for (const [name, peer] of Object.entries(PEERS)) {
    const find = await peer();
    // the slowest is asked about fewer, and its time counted up
    const truths = job.truths.slice(0, FEWER[name]);
    const selectors = truths.map(({ selector }) => selector);
    let least = Infinity;
    let answers;
    // processor time, the least of some turns: others use this machine too
    for (let turn = 0; turn < (least > 1_000 && turn > 0 ? 1 : 7); turn += 1) {
      const start = process.cpuUsage();
      answers = await find(job.after, selectors);
      const { user, system } = process.cpuUsage(start);
      least = Math.min(least, (user + system) / 1_000);
    }
    const row = judge({ ...job, truths }, answers);
    rows[name] = { 'right %': ((100 * row.right) / selectors.length).toFixed(1), ...row, 'ms of processor': Math.round((least * job.truths.length) / truths.length) };
  }
  console.table(rows);
}
