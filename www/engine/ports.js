/**
 * Where the engine runs: in a worker, or on the page's own thread. A port is `{ kind, send(json), supply(name, bytes), close() }`; it calls
 * `receive(json)` for every response, and is there once the engine is ready. Knows workers and modules; must not know calls.
 * A worker whose script keeps what comes before that is told to `early(port)` at once; it brings data files itself (`bring([[name, url], …])`).
 */

import { moduleWorker } from "./trusted.js";

const START_LIMIT = 15_000;

/** `broken` is told when a worker dies that had been ready. */
export function workerPort(url, receive, broken, early = () => {}) {
  return new Promise((resolve, reject) => {
    const worker = moduleWorker(url);
    const supply = (name, bytes) => worker.postMessage({ name, bytes }, [bytes]);
    const bring = (files) => worker.postMessage({ bring: files });
    const port = { kind: "worker", send: (json) => worker.postMessage(json), supply, bring, close: () => worker.terminate() };
    early(port);
    const late = setTimeout(() => fail(new Error("the worker did not start in time")), START_LIMIT);
    let ready = false;
    const fail = (error) => {
      clearTimeout(late);
      worker.terminate();
      ready ? broken(error) : reject(error);
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      fail(new Error(event.message || "the worker could not be loaded"));
    };
    worker.onmessageerror = () => fail(new Error("the worker sent what cannot be read"));
    worker.onmessage = ({ data }) => {
      if (ready) return receive(data);
      ready = true;
      clearTimeout(late);
      resolve(port);
    };
  });
}

/** The engine on the page's own thread: the same module, called directly. `broken` is told when it breaks off in the middle of a call. */
export async function pagePort(module, receive, broken) {
  const engine = typeof module === "object" && !(module instanceof URL) ? module : await import(module);
  await engine.default();
  const answer = (json) => {
    try {
      engine.answer(json, receive);
    } catch (error) {
      broken(error);
    }
  };
  const send = (json) => setTimeout(answer, 0, json);
  return { kind: "page", send, supply: (name, bytes) => engine.supply(name, new Uint8Array(bytes)), close() {} };
}
