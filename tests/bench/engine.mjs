// The engine as wasm in Node: start-up, characters a millisecond by layer beside its peers, memory, growth. `./dev bench engine`, after
// `./dev build`. All rows of a language come from one run and take turns, so that their ratios hold on a busy machine.
import { readFileSync } from 'node:fs';
import { PEERS } from './engine-peers.mjs';
import { textOf } from './texts.mjs';
import { dataOf } from '../../www/engine/data.js';

const pkg = new URL('../../dist/pkg/', import.meta.url);
const DATA = { en: dataOf('en'), zh: dataOf('zh') };
const LAYERS = { 'all three': ['entities', 'figures', 'attributions'], entities: ['entities'], figures: ['figures'], attributions: ['attributions'] };
/** Bytes of the texts that speed is measured on: a few articles; and for peers that would take minutes for them. */
const ARTICLES = 24_000;
const LITTLE = 1_500;
const SLOW = /^Recognizers/;
const ROUNDS = 5;
/** The growth is measured over these many bytes. */
const SIZES = (process.env.BENCH_SIZES ?? '10,30,100,300,1000,3000,10000').split(',').map((kilobytes) => Number(kilobytes) * 1000);

const now = () => performance.now();
async function timed(work) {
  const start = now();
  const result = await work();
  return [now() - start, result];
}

/** A fresh copy of the module, with the data of the languages. */
async function start(languages) {
  const bytes = readFileSync(new URL('engine_bg.wasm', pkg));
  const module = await import(`${new URL('engine.js', pkg)}?${Math.random()}`);
  const [compile, compiled] = await timed(() => WebAssembly.compile(bytes));
  const [instantiate, exports] = await timed(() => module.default({ module_or_path: compiled }));
  const [supply] = await timed(() => {
    for (const name of languages.flatMap((language) => DATA[language])) module.supply(name, new Uint8Array(readFileSync(new URL(`data/${name}`, pkg))));
  });
  const annotate = (text, layers = LAYERS['all three']) => module.answer(JSON.stringify({ id: 1, call: 'annotate', text, options: { layers } }), () => {});
  return { annotate, memory: exports.memory, compile, instantiate, supply };
}

async function startUp(language) {
  const engine = await start([language]);
  const [first] = await timed(() => engine.annotate(textOf(language, 300)));
  const [second] = await timed(() => engine.annotate(textOf(language, 300)));
  const row = { 'compile ms': engine.compile, 'instantiate ms': engine.instantiate, 'data ms': engine.supply, 'first 300 bytes ms': first, 'again ms': second };
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value.toFixed(1))]));
}

/** Every contender reads the text in turns; the best of the rounds is what it can do. */
async function speed(language) {
  const [articles, little] = [textOf(language, ARTICLES), textOf(language, LITTLE)];
  const textFor = (name) => (SLOW.test(name) ? little : articles);
  const { annotate } = await start([language]);
  const contenders = Object.entries(LAYERS).map(([name, layers]) => [`Manicule, ${name}`, { does: name, run: () => annotate(articles, layers) }]);
  for (const [name, { does, load }] of Object.entries(PEERS[language])) {
    const read = await load();
    contenders.push([name, { does, run: () => read(textFor(name)) }]);
  }
  const best = new Map();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, { run }] of contenders) {
      const [time] = await timed(run);
      best.set(name, Math.min(time, best.get(name) ?? Infinity));
    }
  }
  const pace = (name) => textFor(name).length / best.get(name);
  return Object.fromEntries(contenders.map(([name, { does }]) => [name, {
    does, 'characters/ms': Number(pace(name).toPrecision(3)), 'Manicule, all three, is so many times as fast': Number((pace('Manicule, all three') / pace(name)).toPrecision(3)),
  }]));
}

/** How time grows with the text: the slope of a line through the logarithms. 1 is linear. */
async function growth(language) {
  const points = [];
  for (const bytes of SIZES) {
    const { annotate, memory } = await start([language]);
    annotate(textOf(language, 3000));
    const text = textOf(language, bytes);
    const before = memory.buffer.byteLength;
    const runs = bytes < 1_000_000 ? 3 : 1;
    let best = Infinity;
    for (let run = 0; run < runs; run += 1) best = Math.min(best, (await timed(() => annotate(text)))[0]);
    points.push({ bytes, characters: text.length, ms: best, memory: (memory.buffer.byteLength - before) / 1e6 });
  }
  const [xs, ys] = [points.map(({ characters }) => Math.log(characters)), points.map(({ ms }) => Math.log(ms))];
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const slope = xs.reduce((sum, value, nth) => sum + (value - x) * (ys[nth] - y), 0) / xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
  return { points, slope };
}

for (const language of ['en', 'zh']) {
  console.log(`\n${language}: start-up\n`);
  console.table({ [language]: await startUp(language) });
  console.log(`\n${language}: speed on ${ARTICLES} bytes, best of ${ROUNDS} turns\n`);
  console.table(await speed(language));
  const { points, slope } = await growth(language);
  console.log(`\n${language}: growth, slope ${slope.toFixed(3)} (1 is linear)\n`);
  console.table(Object.fromEntries(points.map(({ bytes, characters, ms, memory }) => [`${bytes / 1000} kB`, {
    characters, ms: Number(ms.toPrecision(3)), 'characters/ms': Math.round(characters / ms), 'memory MB': Number(memory.toFixed(1)), 'MB a million characters': Number(((memory / characters) * 1e6).toFixed(0)),
  }])));
}
