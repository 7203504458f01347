// A text's marks in the fragment of a link, which no server sees. Knows compression and base64; must not know what marks mean.

/** Longer links are cut off by programs on the way; in characters. */
const LONGEST = 16_000;
/** A fragment may unpack to this much, in bytes: more is no annotated article but a trap. */
const LARGEST = 8 * 2 ** 20;

/**
 * A link that carries a file of marks.
 * @param {string} file marks and text in the contract's JSON
 * @param {boolean} withText whether the text goes along
 * @throws {{long: number}} how long the link would be, where it is too long
 */
export async function link(file, withText) {
  const { text, ...marks } = JSON.parse(file);
  const packed = await packedBytes(JSON.stringify(withText ? { ...marks, text } : marks));
  const address = new URL(`#share=${toBase64(packed)}`, location.href).href;
  if (address.length > LONGEST) throw { long: address.length };
  return address;
}

/** Puts words on the clipboard. */
export const copy = (words) => navigator.clipboard.writeText(words);

/**
 * The file in a fragment.
 * @throws {{broken: string}} what is wrong with it, in English
 */
export async function opened(fragment) {
  try {
    const bytes = await unpackedBytes(fromBase64(fragment));
    const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    JSON.parse(json);
    return json;
  } catch (error) {
    throw { broken: error?.message ?? String(error) };
  }
}

async function packedBytes(json) {
  return new Uint8Array(await new Response(new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());
}

/** Read piece by piece, so that a small fragment cannot fill the memory. */
async function unpackedBytes(packed) {
  const parts = [];
  let length = 0;
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > LARGEST) {
      // nobody waits for the rest
      reader.cancel().catch(() => {});
      throw new Error('it unpacks to more than 8 MB');
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** The alphabet for addresses, without padding. */
function toBase64(bytes) {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function fromBase64(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new Error('it holds characters that do not belong there');
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
}
