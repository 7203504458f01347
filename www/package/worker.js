/**
 * The engine behind a worker, in browsers and in Node: the same functions, each with a promise, an abort signal and progress. Knows how
 * workers are started; must not know what a document looks like.
 */
import { Engine } from './embed/engine/client.js';
import { read } from './files.js';

const at = (file) => new URL(file, import.meta.url);

/** An engine of its own; `close()` ends it. It loads the data of a language when the first text of it comes. */
export function createEngine({ worker = true } = {}) {
  const inNode = globalThis.process?.versions?.node !== undefined && typeof Worker === 'undefined';
  return new Engine({ worker: worker && at('browser-worker.js'), module: at('engine.js'), read, ...(inNode && worker && { connect: nodePort }) });
}

async function nodePort(receive, broken) {
  const { Worker } = await import(/* webpackIgnore: true */ /* @vite-ignore */ 'node:worker_threads');
  const worker = new Worker(at('node-worker.js'));
  await new Promise((resolve, reject) => { worker.once('message', resolve); worker.once('error', reject); });
  worker.on('message', receive);
  worker.on('error', broken);
  // a program that has nothing else to do may end
  worker.unref();
  const send = (message, ...more) => { worker.ref(); worker.postMessage(message, ...more); };
  worker.on('message', (json) => { if (!json.includes('"answer":"progress"')) worker.unref(); });
  return { kind: 'worker', send, supply: (name, bytes) => send({ name, bytes }, [bytes]), close: () => worker.terminate() };
}
