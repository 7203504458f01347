/**
 * The one script a page loads for <manicule-reader>. Knows where its neighbours lie and how an element is defined; must not know
 * what a reader does.
 *
 * Loaded twice, or in two versions, the first to come keeps the name: elements that are already on the page must go on working.
 * Imported where there is no page (a server that renders), it does nothing.
 */
import { Engine } from './engine/client.js';
import { readerClass } from './reader.js';

const at = (file) => new URL(file, import.meta.url);

/** One engine, and so one worker, for all readers of the page. */
const engines = {
  shared: new Engine({ worker: at('engine/worker.js'), module: at('worker.js') }),
  onPage: new Engine({ module: at('worker.js') }),
};

/**
 * Lets a model of the page's own add marks in every reader, or take layers over: see `Engine.registerAnalyzer`. Readers that are marked
 * already take it up at their next `refresh()`.
 */
export function registerAnalyzer(analyze, about) {
  const removals = Object.values(engines).map((engine) => engine.registerAnalyzer(analyze, about));
  return () => removals.forEach((remove) => remove());
}

/** Defines the element, unless the name is taken. */
export function defineReader(name = 'manicule-reader') {
  if (typeof customElements !== 'undefined' && !customElements.get(name)) customElements.define(name, readerClass(engines));
}

defineReader();
