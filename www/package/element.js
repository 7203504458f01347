/** <manicule-reader> and annotatePage() from the package. Knows where the package's files lie; must not know what they do. */
import { annotatePage as annotate } from './embed/page.js';
import { readerClass } from './embed/reader.js';
import { createEngine } from './worker.js';

const engines = { get shared() { return (shared ??= createEngine()); }, get onPage() { return (onPage ??= createEngine({ worker: false })); } };
let [shared, onPage] = [null, null];

/** Defines the element, unless the name is taken or there is no page. */
export function defineReader(name = 'manicule-reader') {
  if (typeof customElements !== 'undefined' && !customElements.get(name)) customElements.define(name, readerClass(engines));
}

/** As embed/page.js, with the package's engine. */
export function annotatePage(root = null, options = {}) {
  return annotate(root, { engine: engines.shared, ...options });
}
