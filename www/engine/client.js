/**
 * The engine as a page sees it: one class for the app, the element and the package.
 *
 * It starts a worker, falls back to the page's own thread where no worker can start, numbers the calls and drops answers nobody
 * waits for any more. It knows the protocol (src/wire/protocol.rs) and must not know what a document looks like.
 */

const START_LIMIT = 15_000;

/** A worker from another origin is not allowed; a local blob that imports it is. */
function startWorker(url) {
  const here = typeof location === "undefined" ? "" : location.origin;
  if (new URL(url, import.meta.url).origin === here) return new Worker(url, { type: "module" });
  const shim = URL.createObjectURL(new Blob([`import ${JSON.stringify(String(url))};`], { type: "text/javascript" }));
  const worker = new Worker(shim, { type: "module" });
  worker.addEventListener("message", () => URL.revokeObjectURL(shim), { once: true });
  return worker;
}

/** A port is `{ send(json), close() }`; it calls `receive(json)` for every response and resolves once the engine is ready. */
function workerPort(url, receive, broken) {
  return new Promise((resolve, reject) => {
    const worker = startWorker(url);
    const port = { kind: "worker", send: (json) => worker.postMessage(json), close: () => worker.terminate() };
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

/** The engine on the page's own thread: the same module, called directly. */
async function pagePort(url, receive) {
  const module = await import(url);
  await module.default();
  const send = (json) => setTimeout(() => module.answer(json, receive), 0);
  return { kind: "page", send, close() {} };
}

/** What an aborted call rejects with. */
function aborted() {
  return new DOMException("the call was aborted", "AbortError");
}

export class Engine {
  #urls;
  #port = null;
  #calls = new Map();
  #last = 0;

  /**
   * @param {{worker?: string|URL, module: string|URL}} urls the worker's script (left out: no worker) and the engine's module
   */
  constructor(urls) {
    this.#urls = urls;
  }

  /** `"worker"` or `"page"` once the engine runs; null before. */
  get kind() {
    return this.running ?? null;
  }

  /**
   * Marks a text.
   * @param {string} text
   * @param {object} [options] `referenceDate`, `language`, `layers`, `offsets`
   * @param {{signal?: AbortSignal, onProgress?: (done: number, total: number) => void}} [control]
   * @returns {Promise<object>} the annotated document
   */
  async annotate(text, options = {}, control = {}) {
    return JSON.parse(await this.#call(JSON.stringify({ call: "annotate", text, options }), control)).document;
  }

  /**
   * Marks a text and keeps it beside the engine for `filter`.
   * @returns {Promise<{document: object, name: string, text: string, options: object}>} a handle for `filter`
   */
  async keep(text, options = {}, control = {}) {
    const name = crypto.randomUUID?.() ?? String(Math.random());
    const call = JSON.stringify({ call: "annotate", text, options, keep: name });
    return { document: JSON.parse(await this.#call(call, control)).document, name, text, options };
  }

  /**
   * Says which passages and annotations of a kept text a query means.
   * @returns {Promise<{passages: string[], annotations: string[], error?: {start: number, end: number, message: string, code: string}}>}
   */
  filter({ name, text, options }, query) {
    return this.about({ call: "filter", of: name, query }, () => ({ call: "annotate", text, options, keep: name }));
  }

  /**
   * Asks about a text that is kept beside the engine. `keeping()` is the call that keeps it, for where it is not there: nobody has
   * asked yet, the worker was ended meanwhile, or it has had other texts to keep.
   * @param {object} call
   * @param {() => object} keeping
   * @returns {Promise<object>} the answer
   */
  async about(call, keeping) {
    const answer = JSON.parse(await this.#call(JSON.stringify(call)));
    if (answer.answer !== "gone") return answer;
    await this.#call(JSON.stringify(keeping()));
    return JSON.parse(await this.#call(JSON.stringify(call)));
  }

  /** As `annotate`, with the options as JSON and the whole response as JSON: for callers that parse it themselves. */
  annotateJson(text, options, control) {
    return this.#call(`{"call":"annotate","text":${JSON.stringify(text)},"options":${options}}`, control);
  }

  /** As `annotate`, with the document as rows (src/wire/rows.rs): for callers that read it in wasm. */
  async annotateRows(text, options, control) {
    return JSON.parse(await this.#call(JSON.stringify({ call: "annotate", text, options, rows: true }), control)).rows;
  }

  /** Numbers a call and sends it. `call` is a JSON object without `id`. */
  #call(call, { signal, onProgress } = {}) {
    const id = ++this.#last;
    const request = `{"id":${id},${call.slice(1)}`;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(aborted());
      this.#calls.set(id, { request, resolve, reject, onProgress });
      signal?.addEventListener("abort", () => this.#abort(id), { once: true });
      this.#connect().then((port) => this.#calls.has(id) && port.send(request), (error) => this.#settle(id)?.reject(error));
    });
  }

  /** Ends the worker; calls in flight are rejected. A later call starts it again. */
  close() {
    for (const id of [...this.#calls.keys()]) this.#settle(id).reject(aborted());
    this.#restart();
  }

  #connect() {
    this.#port ??= this.#open().catch((error) => {
      this.#port = null;
      throw error;
    });
    return this.#port;
  }

  async #open() {
    const receive = (json) => this.#receive(json);
    const port = await this.#workerOrPage(receive);
    this.running = port.kind;
    return port;
  }

  async #workerOrPage(receive) {
    if (this.#urls.worker && typeof Worker !== "undefined") {
      try {
        return await workerPort(this.#urls.worker, receive, (error) => this.#broken(error));
      } catch (error) {
        console.info(`Manicule works on the page's own thread: ${error.message}`);
      }
    }
    return pagePort(this.#urls.module, receive);
  }

  /** Only the head of the response is read here: a long document is parsed once, by whoever asked for it. */
  #receive(json) {
    const id = Number(/^\{"id":(\d+)/.exec(json)?.[1]);
    const call = this.#calls.get(id);
    if (!call) return;
    const kind = /"answer":"(\w+)"/.exec(json.slice(0, 80))?.[1];
    if (kind === "progress") {
      const { done, total } = JSON.parse(json);
      call.onProgress?.(done, total);
      return;
    }
    this.#calls.delete(id);
    if (kind === "failed") call.reject(new Error(JSON.parse(json).message));
    else call.resolve(json);
  }

  #settle(id) {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    return call;
  }

  /** The engine reads one text at a time and cannot be interrupted: ending the worker is the only way to stop it. */
  #abort(id) {
    const call = this.#settle(id);
    if (!call) return;
    call.reject(aborted());
    if (this.running === "worker") {
      this.#restart();
      for (const { request } of this.#calls.values()) this.#connect().then((port) => port.send(request));
    }
  }

  /** A worker that has died takes the calls in flight with it. */
  #broken(error) {
    for (const id of [...this.#calls.keys()]) this.#settle(id).reject(error);
    this.#restart();
  }

  #restart() {
    this.#port?.then((port) => port.close(), () => {});
    this.#port = null;
  }
}
