/**
 * The engine as a page sees it: one class for the app, the element and the package.
 *
 * It opens a port (ports.js), numbers the calls, hands the engine the data files it asks for, lets a host's own analyzers add marks, and
 * drops answers nobody waits for any more. It knows the protocol (src/wire/protocol.rs) and must not know what a document looks like.
 */
import { pagePort, workerPort } from "./ports.js";

/** What an aborted call rejects with. */
function aborted() {
  return new DOMException("the call was aborted", "AbortError");
}

export class Engine {
  #urls;
  #port = null;
  #calls = new Map();
  #last = 0;
  #analyzers = [];
  #larger = null;
  /** A worker that is not ready and keeps what it is sent. */
  #starting = null;
  /** The data files that this port has, or that are on their way to it. */
  #handed = new Map();

  /**
   * @param {{worker?: string|URL, module: string|URL, early?: boolean, formats?: {worker?: string|URL, module: string|URL}, data?: string|URL, connect?: (receive: (json: string) => void, broken: (error: Error) => void) => Promise<object>, read?: (url: URL) => Promise<ArrayBuffer>}} urls
   *   the worker's script (left out: no worker), the engine's module, the folder of its data files (left out: `data/` beside the module);
   *   `early`: the worker's script keeps what comes before the engine is ready, as worker.js does;
   *   `formats`: the larger module that files of other formats and `recognize` are asked of, where `module` has none;
   *   `connect` opens another port than these, `read` reads a data file in another way than `fetch`
   */
  constructor(urls) {
    this.#urls = urls;
  }

  /** Where the engine's module lies. */
  get module() {
    return this.#urls.module;
  }

  /** `"worker"` or `"page"` once the engine runs; null before. */
  get kind() {
    return this.running ?? null;
  }

  /**
   * Lets a host's own model add marks to every text, or take layers over. Its marks win over the engine's in the same place, and are named in
   * the document's `provenance`. One that fails is passed over with an error on the console.
   * @param {(text: string, options: object, control: {signal?: AbortSignal}) => object[]|Promise<object[]>} analyze answers with annotations
   *   (`manicule/1`, without `id`), in the call's unit of offsets
   * @param {{name: string, replaces?: string[]}} about
   * @returns {() => void} takes it away again
   */
  registerAnalyzer(analyze, { name, replaces = [] }) {
    const analyzer = { analyze, by: String(name), replaces };
    this.#analyzers.push(analyzer);
    return () => { this.#analyzers = this.#analyzers.filter((other) => other !== analyzer); };
  }

  /** The options with what the host's analyzers have found. */
  async #withForeign(text, options, { signal } = {}) {
    if (this.#analyzers.length === 0) return options;
    const ask = async ({ analyze, by, replaces }) => {
      try {
        return { by, replaces, marks: [...await analyze(text, options, { signal })] };
      } catch (error) {
        if (!signal?.aborted) console.error(`Manicule's analyzer “${by}” failed:`, error);
        return null;
      }
    };
    const found = await Promise.all(this.#analyzers.map(ask));
    return { ...options, foreign: [...(options.foreign ?? []), ...found.filter(Boolean)] };
  }

  /**
   * Marks a text.
   * @param {string} text
   * @param {object} [options] `referenceDate`, `language`, `layers`, `offsets`
   * @param {{signal?: AbortSignal, onProgress?: (done: number, total: number) => void}} [control]
   * @returns {Promise<object>} the annotated document
   */
  async annotate(text, options = {}, control = {}) {
    const call = JSON.stringify({ call: "annotate", text, options: await this.#withForeign(text, options, control) });
    return JSON.parse(await this.#call(call, control)).document;
  }

  /**
   * Marks a text and keeps it beside the engine for `filter`.
   * @returns {Promise<{document: object, name: string, text: string, options: object}>} a handle for `filter`
   */
  async keep(text, options = {}, control = {}) {
    const name = crypto.randomUUID?.() ?? String(Math.random());
    const all = await this.#withForeign(text, options, control);
    const call = JSON.stringify({ call: "annotate", text, options: all, keep: name });
    return { document: JSON.parse(await this.#call(call, control)).document, name, text, options: all };
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
    if (call.call === "export" && this.#urls.formats) return this.#wide().about(call, keeping);
    const answer = JSON.parse(await this.#call(JSON.stringify(call)));
    if (answer.answer !== "gone") return answer;
    await this.#call(JSON.stringify(keeping()));
    return JSON.parse(await this.#call(JSON.stringify(call)));
  }

  /** The engine with formats: another worker with the larger module, begun when it is first asked. */
  #wide() {
    const { formats, ...urls } = this.#urls;
    return formats ? (this.#larger ??= new Engine({ ...urls, early: false, ...formats })) : this;
  }

  /** As `annotate`, with the options as JSON and the whole response as JSON: for callers that parse it themselves. */
  annotateJson(text, options, control) {
    return this.#call(`{"call":"annotate","text":${JSON.stringify(text)},"options":${options}}`, control);
  }

  /** As `annotate`, with the document as rows (src/wire/rows.rs): for callers that read it in wasm. */
  async annotateRows(text, options, control) {
    return JSON.parse(await this.#call(JSON.stringify({ call: "annotate", text, options, as_rows: true }), control)).rows;
  }

  /**
   * Says what became of described places: one answer a selector, in their order, offsets in UTF-16 unless `options.offsets` says otherwise.
   * @param {{id?: unknown, exact: string, prefix?: string, suffix?: string, start?: number, end?: number}[]} selectors
   */
  async anchor(selectors, text, options = {}, control = {}) {
    return JSON.parse(await this.#call(JSON.stringify({ call: "anchor", text, selectors, ...options }), control)).places;
  }

  /** Figures in the conventions of Recognizers-Text: `options` are `model`, `culture` and, for `datetime`, `reference`. */
  async recognize(text, options, control = {}) {
    return JSON.parse(await this.#wide().#call(JSON.stringify({ call: "recognize", text, ...options }), control)).results;
  }

  /** A file in another format: `options` are `from`, `to` and, where the format does not hold it, `text`. */
  async convert(file, options, control = {}) {
    const { id, answer, ...written } = JSON.parse(await this.#wide().#call(JSON.stringify({ call: "convert", file, ...options }), control));
    return written;
  }

  /** Numbers a call and sends it. `call` is a JSON object without `id`. */
  #call(call, { signal, onProgress } = {}) {
    const id = ++this.#last;
    const request = `{"id":${id},${call.slice(1)}`;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(aborted());
      this.#calls.set(id, { request, resolve, reject, onProgress });
      signal?.addEventListener("abort", () => this.#abort(id), { once: true });
      this.#send(id, { request });
    });
  }

  /** Ends the worker; calls in flight are rejected. A later call starts it again. */
  close() {
    for (const id of [...this.#calls.keys()]) this.#settle(id).reject(aborted());
    this.#restart();
    this.#larger?.close();
  }

  /** Begins to start the engine, ahead of the first call. What is wrong with it shows when something is asked. */
  start() {
    this.#connect().catch(() => {});
  }

  /** Brings data files that a call will need, before the engine asks for them; a worker that is still starting brings them itself. */
  expect(names) {
    if (this.#starting) return this.#starting.bring(names.map((name) => [name, this.#place(name).href]));
    for (const name of names) this.#hand(name).catch(() => {});
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
    const port = await this.#workerOrPage(receive).finally(() => { this.#starting = null; });
    this.running = port.kind;
    return port;
  }

  async #workerOrPage(receive) {
    const broken = (error) => this.#broken(error);
    if (this.#urls.connect) return this.#urls.connect(receive, broken);
    if (this.#urls.worker && typeof Worker !== "undefined") {
      try {
        return await workerPort(this.#urls.worker, receive, broken, (port) => { if (this.#urls.early) this.#starting = port; });
      } catch (error) {
        console.info(`Manicule works on the page's own thread: ${error.message}`);
      }
    }
    return pagePort(this.#urls.module, receive, broken);
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
    if (kind === "needs") {
      this.#bring(id, JSON.parse(json).blobs);
      return;
    }
    this.#calls.delete(id);
    if (kind === "failed") call.reject(new Error(JSON.parse(json).message));
    else call.resolve(json);
  }

  /** Only the data of the languages that are read is fetched, when the first text of that language comes. */
  async #bring(id, names) {
    const call = this.#calls.get(id);
    try {
      if (call.brought) throw new Error(`the engine does not take its data (${names.join(", ")}): its files are of different versions`);
      call.brought = true;
      const [port] = await Promise.all(names.map((name) => this.#hand(name)));
      if (this.#calls.has(id)) port.send(call.request);
    } catch (error) {
      this.#settle(id)?.reject(error);
    }
  }

  /** Fetches a file and hands it over; once, also where several calls miss it at the same time. */
  #hand(name) {
    if (!this.#handed.has(name)) {
      const supplied = Promise.all([this.#connect(), this.#file(name)]).then(([port, bytes]) => (port.supply(name, bytes), port));
      this.#handed.set(name, supplied);
      supplied.catch(() => this.#handed.delete(name));
    }
    return this.#handed.get(name);
  }

  #file(name) {
    const { read = fetchFile } = this.#urls;
    return read(this.#place(name));
  }

  #place(name) {
    const { data, module } = this.#urls;
    return new URL(name, data ?? new URL("data/", module));
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
    if (this.running === "worker" || this.#starting) {
      this.#restart();
      for (const [id, call] of this.#calls) this.#send(id, Object.assign(call, { brought: false }));
    }
  }

  /** A worker that has died is followed by another, which is asked again. Calls are answered in turn, so it died of the first: twice is enough. */
  #broken(error) {
    this.#restart();
    const [first] = this.#calls.keys();
    if (this.#calls.get(first)?.died) this.#settle(first).reject(new Error(`the engine broke off twice: ${error.message}`));
    else if (first !== undefined) this.#calls.get(first).died = true;
    for (const [id, call] of this.#calls) this.#send(id, Object.assign(call, { brought: false }));
  }

  #send(id, call) {
    const ready = this.#connect();
    const early = this.#starting;
    early?.send(call.request);
    ready.then((port) => port !== early && this.#calls.has(id) && port.send(call.request), (error) => this.#settle(id)?.reject(error));
  }

  #restart() {
    this.#port?.then((port) => port.close(), () => {});
    this.#port = null;
    this.#starting = null;
    this.#handed.clear();
  }
}

async function fetchFile(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}: the folder data/ must lie beside the engine`);
  return response.arrayBuffer();
}
