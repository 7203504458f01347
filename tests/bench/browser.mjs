// How fast the engine is as wasm in Chromium, on the bundled samples: `./dev bench browser`.
// Knows the built app's files and a clock; must not know the app's markup.
import { readFile } from 'node:fs/promises';
import { launch } from '../e2e/browser.mjs';
import { serve } from '../e2e/serve.mjs';

const DIST = new URL('../../dist/', import.meta.url).pathname;
const SAMPLES = ['en', 'zh-Hans', 'zh-Hant'];
/** How long each measurement goes on, in milliseconds. */
const PATIENCE = 600;

/** Runs in the page: the times of annotating a text, sorted; through the worker, or by calling the module on the page's thread. */
async function times([text, worker, patience]) {
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
    const engine = new Engine({ worker: at('worker_loader.js'), module: at('worker.js') });
    return () => engine.annotateJson(text, '{}');
  }

  // Not through the client: it waits for a timer before each call, and browsers make nested timers wait 4 ms.
  async function direct() {
    const module = await import(at('worker.js'));
    await module.default();
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

const server = await serve(DIST);
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  console.log(`${'sample'.padEnd(10)} ${'thread'.padEnd(8)} ${['characters', 'first ms', 'best ms', 'median ms', 'characters/ms'].map((name) => name.padStart(13)).join(' ')}`);
  for (const sample of SAMPLES) {
    const text = await readFile(`${DIST}samples/${sample}.txt`, 'utf8');
    for (const worker of [false, true]) row(sample, worker ? 'worker' : 'page', text, await page.evaluate(times, [text, worker, PATIENCE]));
  }
} finally {
  await browser.close();
  await server.close();
}
