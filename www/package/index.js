/**
 * The package's front door: the engine in this thread, in browsers and in Node.
 *
 * It knows how the module is found; what the functions do is written where they are exported (src/embed/api.rs).
 */
import start from './engine.js';

export { annotate, version } from './engine.js';

let started;

/** Node cannot fetch files; a bundler that cannot follow the import never gets there. */
async function bytesFromDisk(url) {
  const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ 'node:fs/promises');
  return readFile(url);
}

async function load(input) {
  const here = new URL('engine_bg.wasm', import.meta.url);
  const source = input ?? (here.protocol === 'file:' ? await bytesFromDisk(here) : here);
  await start({ module_or_path: source });
}

/**
 * Makes the engine ready; call it once before the other functions. Later calls wait for the first.
 * @param {RequestInfo | URL | Response | BufferSource | WebAssembly.Module} [input] the module, where it does not lie beside this file
 * @returns {Promise<void>}
 */
export default function init(input) {
  started ??= load(input).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}
