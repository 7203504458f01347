// How fast the engine is as wasm in Chromium, on the bundled samples, and how soon an article stands there with its marks:
// and how soon its screen answers beside peers: `./dev bench browser`. Knows the built app's files, what a mark looks like, and a clock.
import { readFile } from 'node:fs/promises';
import { launch } from '../e2e/browser.mjs';
import { serve } from '../e2e/serve.mjs';
import { screenTables } from './screen.mjs';

const DIST = new URL('../../dist/', import.meta.url).pathname;
const SAMPLES = ['en', 'zh-Hans', 'zh-Hant'];
/** How long each measurement goes on, in milliseconds. */
const PATIENCE = 600;
/** The length of the article opened, in characters, and how often. */
const ARTICLE = 5000;
const OPENINGS = 9;

/** Runs in the page: the times of annotating a text, sorted; through the worker, or by calling the module on the page's thread. */
async function times([text, language, worker, patience]) {
  const at = (path) => new URL(path, location.href);
  const start = performance.now();
  const call = worker ? await throughWorker() : await direct();
  await call();
  const first = performance.now() - start;
  const runs = [];
  for (const begin = performance.now(); runs.length < 5 || performance.now() - begin < patience;) {
    const before = performance.now();
    await call();
    runs.push(performance.now() - before);
  }
  return { first, runs: runs.sort((a, b) => a - b) };

  async function throughWorker() {
    const { Engine } = await import(at('engine/client.js'));
    const engine = new Engine({ worker: at('engine/worker.js'), module: at('worker.js') });
    return () => engine.annotateJson(text, '{}');
  }

  // Not through the client: it waits for a timer before each call, and browsers make nested timers wait 4 ms.
  async function direct() {
    const module = await import(at('worker.js'));
    await module.default();
    const { dataOf } = await import(at('engine/data.js'));
    for (const name of dataOf(language)) module.supply(name, new Uint8Array(await (await fetch(at(`data/${name}`))).arrayBuffer()));
    const request = JSON.stringify({ id: 1, call: 'annotate', text, options: {} });
    return () => module.answer(request, () => {});
  }
}

function row(sample, where, text, { first, runs }) {
  const characters = [...text].length;
  const median = runs[Math.floor(runs.length / 2)];
  const columns = [characters, first.toFixed(1), runs[0].toFixed(2), median.toFixed(2), Math.round(characters / median)];
  console.log(`${sample.padEnd(10)} ${where.padEnd(8)} ${columns.map((value) => String(value).padStart(13)).join(' ')}`);
}

/** The engine's speed on the samples, on the page's thread and through the worker. */
async function engineTable() {
  const page = await browser.newPage();
  await page.goto(server.url);
  const names = ['characters', 'first ms', 'best ms', 'median ms', 'characters/ms'];
  console.log(`${'sample'.padEnd(10)} ${'thread'.padEnd(8)} ${names.map((name) => name.padStart(13)).join(' ')}`);
  for (const sample of SAMPLES) {
    const text = await readFile(`${DIST}samples/${sample}.txt`, 'utf8');
    for (const worker of [false, true]) row(sample, worker ? 'worker' : 'page', text, await page.evaluate(times, [text, sample.slice(0, 2), worker, PATIENCE]));
  }
  await page.close();
}

/** Runs in the page before anything else: notes when the article's first mark, and when all of them, have been there for a frame, and what shifts. */
function noteMarks() {
  window.shifted = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { window.shifted += value; })).observe({ type: 'layout-shift', buffered: true });
  window.marks = {};
  for (const [name, selector] of [['first', '#article .text .figure'], ['all', '#article[aria-busy="false"] .text .figure']]) {
    const look = () => requestAnimationFrame(document.querySelector(selector) ? () => { window.marks[name] = performance.now(); } : look);
    look();
  }
}

/** Milliseconds from navigation to the first and to all marks in a fresh profile, the text standing in for a sample's, and the layout shift until all rests. */
async function openingTime(text) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.route('**/samples/zh-Hant.txt', (route) => route.fulfill({ body: text, contentType: 'text/plain; charset=utf-8' }));
  await page.addInitScript(noteMarks);
  await page.goto(`${server.url}#sample=zh-Hant`);
  const { first, all } = await (await page.waitForFunction(() => window.marks.first && window.marks.all && window.marks)).jsonValue();
  await page.waitForTimeout(500);
  const shift = await page.evaluate(() => window.shifted);
  await context.close();
  return { first, all, shift };
}

async function openingTable() {
  const sample = await readFile(`${DIST}samples/zh-Hant.txt`, 'utf8');
  const text = [...sample.repeat(2)].slice(0, ARTICLE).join('');
  const runs = [];
  for (let run = 0; run < OPENINGS; run += 1) runs.push(await openingTime(text));
  const shift = Math.max(...runs.map(({ shift }) => shift));
  const said = (name) => {
    const times = runs.map((run) => run[name]).sort((a, b) => a - b);
    return `${name} marks: best ${times[0].toFixed(0)} ms, median ${times[OPENINGS >> 1].toFixed(0)} ms, worst ${times.at(-1).toFixed(0)} ms`;
  };
  console.log(`from navigation to marked text, ${ARTICLE} characters, fresh profile, ${OPENINGS} runs: ${said('first')}; ${said('all')}; layout shift ${shift.toFixed(4)} at most`);
}

const server = await serve(DIST);
const browser = await launch();
try {
  await engineTable();
  await openingTable();
  await screenTables(browser, server.url);
} finally {
  await browser.close();
  await server.close();
}
