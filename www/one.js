/**
 * Everything in one file: the element, the page annotator, the engine and its data. For places where a folder cannot lie: a page opened from
 * a disk, a content system that takes one script. Bundled by `.dev/one-file.sh`; twice as long as the folder on its first visit, since all
 * languages are in it. Knows what belongs together; must not know what any of it does.
 */
import wasm from './worker_bg.wasm';
import enAttributions from './data/attributions.en.weights.bin';
import zhAttributions from './data/attributions.zh.weights.bin';
import enLists from './data/entities.en.lists.bin';
import enWeights from './data/entities.en.weights.bin';
import zhLists from './data/entities.zh.lists.bin';
import zhWeights from './data/entities.zh.weights.bin';
import zhFigures from './data/figures.zh.weights.bin';
import * as module from './worker.js';
import { Engine } from './engine/client.js';
import { annotatePage as annotate } from './page.js';
import { readerClass } from './reader.js';

const DATA = {
  'attributions.en.weights.bin': enAttributions, 'attributions.zh.weights.bin': zhAttributions,
  'entities.en.lists.bin': enLists, 'entities.en.weights.bin': enWeights, 'entities.zh.lists.bin': zhLists, 'entities.zh.weights.bin': zhWeights,
  'figures.zh.weights.bin': zhFigures,
};

/** The engine's module as a port takes it, started with the bytes that are here. */
const bundled = { ...module, default: () => module.default({ module_or_path: wasm }) };

/** A data file's bytes: a copy, for a port may hand them over. */
const read = async (url) => DATA[url.pathname.slice(1)].slice().buffer;

const script = typeof document === 'undefined' ? null : document.currentScript?.src;
// from a disk no browser starts a worker
const worker = script?.startsWith('http') ? script : undefined;
const engine = new Engine({ worker, module: bundled, data: 'https://one.invalid/', read });
const onPage = worker ? new Engine({ module: bundled, data: 'https://one.invalid/', read }) : engine;

/** As in embed/page.js, with the engine of this file. */
export function annotatePage(root = null, options = {}) {
  return annotate(root, { engine, ...options });
}

/** As in embed/manicule.js. */
export function registerAnalyzer(analyze, about) {
  const removals = [engine, onPage].map((one) => one.registerAnalyzer(analyze, about));
  return () => removals.forEach((remove) => remove());
}

if (typeof customElements !== 'undefined' && !customElements.get('manicule-reader')) customElements.define('manicule-reader', readerClass({ shared: engine, onPage }));
// the same file is the worker's script
if (typeof document === 'undefined' && typeof DedicatedWorkerGlobalScope !== 'undefined') bundled.default();
