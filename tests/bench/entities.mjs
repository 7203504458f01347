// Names of people, organisations and places in English: Manicule beside compromise, strictly scored on the same development sets in one
// run. The published figures of other taggers, which nobody runs here, stand in ENTITIES.md. Knows column files and peers; must not know
// how either finds names.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import nlp from 'compromise';

const root = join(import.meta.dirname, '../..');
const data = join(root, '../shared/data/entities');
const [, , manicule = join(root, 'target/quick/manicule')] = process.argv;

const PEOPLE_PLACES = { PER: 'person', ORG: 'organization', LOC: 'place' };
const SETS = [
  { name: 'UNER en-EWT dev', file: 'UNER_English-EWT/en_ewt-ud-dev.iob2', labels: PEOPLE_PLACES },
  {
    name: 'WNUT17 dev (people, organisations, places)',
    file: 'WNUT17/CONLL-format/data/dev/emerging.dev.conll',
    labels: { person: 'person', location: 'place', group: 'organization', corporation: 'organization' },
  },
  {
    name: 'CrossNER AI dev (people, organisations, places)',
    file: 'CrossNER/ai/dev.txt',
    labels: { researcher: 'person', person: 'person', organisation: 'organization', university: 'organization', country: 'place', location: 'place' },
  },
];

/** The sentences of a column file: text, and names as `[start, end, type]` in code points. */
function read({ file, labels }) {
  const blocks = readFileSync(join(data, file), 'utf8').replaceAll('\r', '').split('\n\n');
  return blocks.map((block) => sentence(block, labels)).filter(({ text }) => text.trim());
}

function sentence(block, labels) {
  const lines = block.split('\n');
  const given = lines.find((line) => line.startsWith('# text = '))?.slice('# text = '.length);
  let text = given ?? '';
  let at = 0;
  const names = [];
  let open = null;
  const close = () => {
    if (open && labels[open.label]) names.push([open.start, open.end, labels[open.label]]);
    open = null;
  };
  for (const line of lines.filter((line) => line.trim() && !line.startsWith('# '))) {
    const columns = line.includes('\t') ? line.split('\t') : line.split(/\s+/);
    if (columns.length < 2) continue;
    const [token, label] = columns.length === 2 ? columns : columns.slice(1);
    let start;
    if (given === undefined) {
      start = text ? text.length + 1 : 0;
      text += (text ? ' ' : '') + token;
    } else start = Math.max(at, given.indexOf(token, at));
    const end = (at = start + token.length);
    const [mark, kind] = [label.slice(0, 1), label.slice(2)];
    if (mark === 'I' && open?.label === kind) open.end = end;
    else {
      close();
      if (mark !== 'O') open = { start, end, label: kind };
    }
  }
  close();
  return { text, names: names.map(([start, end, kind]) => [points(text, start), points(text, end), kind]) };
}

const points = (text, unit) => [...text.slice(0, unit)].length;

/** What the command line of the engine finds, all texts in one stream. */
function ours(texts) {
  const input = texts.map((text, id) => JSON.stringify({ id: String(id), text })).join('\n');
  const args = ['annotate', '--format', 'ndjson', '--language', 'en', '--layers', 'entities', '-'];
  const run = spawnSync(manicule, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr || String(run.error));
  const documents = run.stdout.trim().split('\n').map((line) => JSON.parse(line));
  return documents.map((document) => document.annotations.map(({ start, end, type }) => [start, end, type]));
}

/** What compromise finds: its people, places and organisations. */
function compromise(texts) {
  const kinds = { people: 'person', places: 'place', organizations: 'organization' };
  return texts.map((text) => {
    const document = nlp(text);
    return Object.entries(kinds).flatMap(([method, kind]) =>
      document[method]().json({ offset: true }).map(({ text: found, offset }) => bare(text, offset.start, found, kind)),
    );
  });
}

/** Its offsets without the marks and possessives that it counts in. */
function bare(text, start, found, kind) {
  const words = found.replace(/^[^\p{L}\p{N}@#]+/u, '');
  const name = words.replace(/(['’]s)?[^\p{L}\p{N}]*$/u, '');
  const from = text.indexOf(name, start);
  const first = from < 0 ? start : from;
  return [points(text, first), points(text, first + name.length), kind];
}

function score(sentences, found) {
  let [right, named, gold] = [0, 0, 0];
  sentences.forEach(({ names }, nth) => {
    const wanted = new Set(names.map(String));
    const types = new Set(['person', 'organization', 'place']);
    const mine = found[nth].filter(([, , kind]) => types.has(kind)).map(String);
    right += mine.filter((name) => wanted.has(name)).length;
    named += mine.length;
    gold += wanted.size;
  });
  const [precision, recall] = [right / Math.max(1, named), right / Math.max(1, gold)];
  return [precision, recall, (2 * precision * recall) / Math.max(1e-9, precision + recall)];
}

if (!existsSync(data)) {
  console.log('entities beside peers: left out, the sets in ../shared/data are not here');
  process.exit(0);
}
console.log(`${'set'.padEnd(50)} ${'engine'.padEnd(20)}      P      R     F1`);
for (const set of SETS) {
  const sentences = read(set);
  const texts = sentences.map(({ text }) => text);
  for (const [engine, find] of [['Manicule', ours], [`compromise ${nlp.version}`, compromise]]) {
    const row = score(sentences, find(texts)).map((share) => (share * 100).toFixed(1).padStart(6));
    console.log(`${set.name.padEnd(50)} ${engine.padEnd(20)} ${row.join(' ')}`);
  }
}
