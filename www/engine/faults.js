/**
 * Why the engine did not start, in words for the owner of a site, with what to do about it. Asks the browser and the server after the fact;
 * must not know what is done with the answer. HOSTING.md lists the codes.
 */

/** The smallest module there is, and one that fills a vector with zeros. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const VECTORS = new Uint8Array([...EMPTY, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11]);

/**
 * @param {Error} error
 * @param {string|URL} module the engine's module
 * @returns {Promise<{code: string, message: string}>}
 */
export async function explain(error, module) {
  const fault = quick(String(module)) ?? await asked(String(module));
  return fault ?? { code: 'unknown', message: error.message };
}

function quick(module) {
  if (globalThis.location?.protocol === 'file:' && !/^https?:/.test(module)) return { code: 'file', message: 'Browsers load no modules from file:// pages: serve the folder over http.' };
  if (typeof WebAssembly !== 'object') return { code: 'no-wasm', message: 'This browser has no WebAssembly, or it is turned off (lockdown mode): the text is shown without marks.' };
  if (isOld()) return { code: 'old-browser', message: 'This browser is too old (Chromium 102, Firefox 113, Safari 16.4 and newer do): the text is shown without marks.' };
  try {
    new WebAssembly.Module(EMPTY);
  } catch {
    return { code: 'csp', message: "The page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src." };
  }
  return null;
}

/** Whether a browser lacks what the element and the engine are made with. */
function isOld() {
  const sheets = typeof document === 'undefined' || 'adoptedStyleSheets' in document;
  return !sheets || !WebAssembly.validate(VECTORS);
}

async function asked(module) {
  // a module that is in the script already was not fetched
  if (!/^https?:/.test(module)) return null;
  for (const url of [module, new URL(module.replace(/\.js$/, '_bg.wasm'), module).href]) {
    const fault = await faultOf(url);
    if (fault) return fault;
  }
  return null;
}

async function faultOf(url) {
  let response;
  try {
    response = await fetch(url);
  } catch {
    const elsewhere = new URL(url).origin !== globalThis.location?.origin;
    return elsewhere
      ? { code: 'cors', message: `${url} cannot be fetched from this page: send Access-Control-Allow-Origin with it, and allow its origin in connect-src and script-src.` }
      : { code: 'blocked', message: `${url} cannot be fetched: allow 'self' in connect-src and script-src, and look for blockers.` };
  }
  if (!response.ok) return { code: 'missing', message: `${url} answers ${response.status}: copy the whole folder embed/ and keep its files together.` };
  const type = response.headers.get('content-type') ?? '';
  if (url.endsWith('.js') && !/javascript/.test(type)) return { code: 'mime', message: `${url} is sent as “${type}”: send .js files as text/javascript.` };
  return null;
}
