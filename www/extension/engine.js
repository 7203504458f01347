/**
 * The engine for all tabs, in the extension's own page: a page's policy has no say there. Knows the module and ports; must not know calls.
 */
import start, { answer, supply } from './embed/worker.js';

const api = globalThis.browser ?? globalThis.chrome;
const url = (file) => api.runtime.getURL(`embed/${file}`);
let ready = null;

const begin = () => (ready ??= start({ module_or_path: url('worker_bg.wasm') }).catch((error) => { ready = null; throw error; }));

/** Answers one tab: JSON texts are calls, `{supply}` names a data file that the engine has asked for. */
export function serveEngine(port) {
  if (port.name !== 'engine') return;
  let turn = begin().then(() => port.postMessage('{"id":0,"answer":"ready"}'), (error) => port.postMessage({ broken: error.message }));
  port.onMessage.addListener((message) => { turn = turn.then(() => take(port, message)).catch((error) => port.postMessage({ broken: error.message })); });
}

async function take(port, message) {
  if (typeof message === 'string') return answer(message, (json) => port.postMessage(json));
  const response = await fetch(url(`data/${message.supply}`));
  if (!response.ok) throw new Error(`the extension lacks data/${message.supply}`);
  supply(message.supply, new Uint8Array(await response.arrayBuffer()));
}
