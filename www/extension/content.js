/**
 * What the extension runs in a page: loads the page annotator once, gives it the extension's engine and storage, and does what the reader
 * wishes. A classic script, since that is all that can be put into a page; everything else is imported.
 */
(() => {
  const api = globalThis.browser ?? globalThis.chrome;
  if (globalThis.maniculeWishes) return;
  const load = (file) => import(api.runtime.getURL(`embed/${file}`));

  /** A port of the engine (engine/ports.js) into the extension's own page. */
  const connect = (receive, broken) => new Promise((resolve, reject) => {
    const port = api.runtime.connect({ name: 'engine' });
    let ready = false;
    port.onDisconnect.addListener(() => (ready ? broken : reject)(new Error('the extension was stopped or updated: read the page again')));
    port.onMessage.addListener((message) => {
      if (message.broken) return (ready ? broken : reject)(new Error(message.broken));
      if (ready) return receive(message);
      ready = true;
      resolve({ kind: 'worker', send: (json) => port.postMessage(json), supply: (name) => port.postMessage({ supply: name }), close: () => port.disconnect() });
    });
  });

  const key = (address) => `tags:${address}`;
  const storage = {
    load: async (address) => (await api.storage.local.get(key(address)))[key(address)] ?? null,
    save: (address, notebook) => api.storage.local.set({ [key(address)]: notebook }),
  };

  // the panel beside the page, while it is open, and what it needs of the page's own
  let [beside, control] = [null, null];
  const show = () => beside?.postMessage(control ? control.state() : null);
  const dock = () => control?.dock(beside !== null);
  api.runtime.onConnect.addListener((port) => {
    beside = port;
    port.onMessage.addListener(({ act, argument }) => control?.act(act, argument));
    port.onDisconnect.addListener(() => { beside = null; dock(); });
    dock();
    show();
  });

  let page = null;
  const open = async () => {
    if (page) return page;
    const [{ annotatePage }, { Engine }] = await Promise.all([load('page.js'), load('engine/client.js')]);
    const engine = new Engine({ module: api.runtime.getURL('embed/worker.js'), connect, read: async () => new ArrayBuffer(0) });
    page = await annotatePage(null, { engine, storage, ui: navigator.language, beside: (own) => { control = own; dock(); } });
    page.on('panel', show);
    page.on('close', () => { page = control = null; engine.close(); show(); });
    // a panel that has waited for this page
    api.runtime.sendMessage({ here: true }).catch(() => {});
    show();
    return page;
  };

  let first = open();
  globalThis.maniculeWishes = true;
  api.runtime.onMessage.addListener(({ wish }) => { act(wish); });

  async function act(wish) {
    const [fresh, opened] = [first !== null, await (first ?? open())];
    first = null;
    if (wish === 'tag') opened.tagSelection();
    else if (wish === 'toggle' && !fresh) opened.toggle();
  }
})();
