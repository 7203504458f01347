/**
 * The package's front door: the engine in this thread, in browsers and in Node.
 *
 * It knows how the module and its data are found; what the functions do is written where they are exported (src/embed/api.rs).
 */
import start, { supply } from './engine.js';
import { LANGUAGES, dataOf, read } from './files.js';

export { anchor, annotate, convert, recognize, version } from './engine.js';

let started;
const loaded = new Map();

async function load({ module, languages = LANGUAGES }) {
  started ??= begin(module).catch((error) => {
    started = undefined;
    throw error;
  });
  await started;
  await Promise.all(languages.flatMap(dataOf).map(load1));
}

async function begin(module) {
  const here = new URL('engine_bg.wasm', import.meta.url);
  await start({ module_or_path: module ?? (here.protocol === 'file:' ? await read(here) : here) });
}

/** Once a file, however often it is asked for. */
function load1(name) {
  if (!loaded.has(name)) {
    const coming = read(new URL(`data/${name}`, import.meta.url)).then((bytes) => supply(name, new Uint8Array(bytes)));
    loaded.set(name, coming.catch((error) => {
      loaded.delete(name);
      throw error;
    }));
  }
  return loaded.get(name);
}

/** Makes the engine ready; call it once before the other functions. Later calls wait for the first, or add languages. */
export default function init(input) {
  const options = input && Object.getPrototypeOf(input) === Object.prototype ? input : { module: input };
  return load(options);
}
