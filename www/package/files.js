/** The package's own files, in browsers and in Node. Must not know what is in them. */

export { LANGUAGES, dataOf } from './embed/engine/data.js';

/** The bytes of a file beside this one. Node cannot fetch files; a bundler that cannot follow the import never gets there. */
export async function read(url) {
  if (url.protocol === 'file:') {
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ 'node:fs/promises');
    const bytes = await readFile(url);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}: the folder data/ must lie beside the package's index.js`);
  return response.arrayBuffer();
}
