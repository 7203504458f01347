/**
 * Reads a live page with its reader: `annotatePage()` marks the article in place and opens a panel beside it. What it needs is loaded when
 * it is first called. Knows where its neighbours lie; must not know what they do.
 */
const at = (file) => new URL(file, import.meta.url);

let session = null;
const analyzers = [];

/** Lets a model of the page's own add marks, or take layers over: see `Engine.registerAnalyzer`. To be called first. */
export function registerAnalyzer(analyze, about) {
  analyzers.push([analyze, about]);
}

/**
 * @typedef {object} PageOptions
 * @property {string} [language] of the text; found out where it is left out
 * @property {string} [referenceDate] `YYYY-MM-DD`: what relative dates are counted from
 * @property {string[]} [layers] which of `entities`, `figures`, `attributions` are shown at first
 * @property {string} [filter] a query
 * @property {'local'|'none'|{load: Function, save: Function}} [storage] where tags are kept: in this site's storage, nowhere, or a store of yours
 * @property {boolean} [readonly] whether tags cannot be changed
 * @property {string} [ui] the panel's language; the page's where it is left out
 * @property {boolean} [open] false: the panel begins as a button
 * @property {(control: {state: () => object, act: (name: string, argument?: unknown) => void, dock: (away: boolean) => void}) => void} [beside] gets
 *   what another panel needs to stand for this page's own: what is shown (`on('panel', …)` says when that changes), what can be done, and
 *   the way to take the own one out of sight
 * @property {object} [engine] an `Engine` of yours (engine/client.js)
 */

/**
 * Marks the article of this page. Called again, it shows or hides the panel.
 * @param {Element|null} [root] what to read; the article is found where it is left out
 * @param {PageOptions} [options]
 * @returns {Promise<object>} the page's interface, version 1: `text`, `annotations`, `tags`, `filter(query)`, `layers(names)`, `goTo(id)`,
 *   `tag(span, {names, note})`, `tagSelection()` (asks), `untag(id)`, `undo()`, `redo()`, `at(x, y)` (the marks and tags under a point of the window), `costs()`,
 *   `refresh()`, `toggle()`, `close()`, `on(name, listener)`
 */
export async function annotatePage(root = null, options = {}) {
  if (session && !session.closed) {
    session.panel.toggle();
    return facade(session);
  }
  const [{ PageSession }, engine] = await Promise.all([import('./page/session.js'), options.engine ?? newEngine()]);
  session = new PageSession(engine, root, options);
  await session.read();
  return facade(session);
}

async function newEngine() {
  const { Engine } = await import('./engine/client.js');
  const engine = new Engine({ worker: at('engine/worker.js'), module: at('worker.js') });
  for (const [analyze, about] of analyzers) engine.registerAnalyzer(analyze, about);
  return engine;
}

function facade(session) {
  return Object.freeze({
    version: 1,
    get text() { return session.text; },
    get annotations() { return session.annotations; },
    get tags() { return session.tags.list; },
    filter: (query) => session.filter(String(query)),
    layers: (names) => session.show([...names]),
    goTo: (id) => session.goTo(id),
    tag: (span, content) => session.tags.add(span, content),
    tagSelection: () => session.pointer.ask(),
    untag: (id) => session.tags.remove(id),
    undo: () => session.tags.undo(),
    redo: () => session.tags.redo(),
    at: (x, y) => session.under(x, y),
    costs: () => ({ ...session.costs }),
    refresh: () => session.read(),
    toggle: () => session.panel.toggle(),
    close: () => session.close(),
    on: (name, listener) => session.on(name, listener),
  });
}
