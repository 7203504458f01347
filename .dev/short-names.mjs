// Gives short names to what a wasm module imports from its script, in both: `node .dev/short-names.mjs MODULE SCRIPT`. wasm-bindgen's names end
// in hashes, which no compression makes shorter. Knows the import section; must not know what is imported.
import { readFileSync, writeFileSync } from 'node:fs';

const [moduleFile, scriptFile] = process.argv.slice(2);
const module = readFileSync(moduleFile);
let at = 8;

function number() {
  let value = 0;
  for (let place = 1; ; place *= 128) {
    const byte = module[at++];
    value += (byte & 127) * place;
    if (byte < 128) return value;
  }
}

function text() {
  const length = number();
  at += length;
  return module.toString('utf8', at - length, at);
}

function written(value) {
  return Buffer.from(value < 128 ? [value] : [value & 127 | 128, ...written(value >> 7)]);
}

const named = (name) => Buffer.concat([written(Buffer.byteLength(name)), Buffer.from(name)]);

const short = new Map();

/** One import, under its new name where it comes from the script. */
function renamed() {
  const [from, name, start] = [text(), text(), at];
  const kind = module[at++];
  if (kind !== 0) throw new Error(`${moduleFile} imports “${name}”, which is no function`);
  number();
  if (from.endsWith('_bg.js')) short.set(name, `_${short.size.toString(36)}`);
  return [named(from), named(short.get(name) ?? name), module.subarray(start, at)];
}

const IMPORTS = 2;
while (module[at] !== IMPORTS) {
  at += 1;
  const size = number();
  at += size;
}
const start = at++;
number();
const count = number();
const section = Buffer.concat([written(count), ...Array.from({ length: count }, renamed).flat()]);
writeFileSync(moduleFile, Buffer.concat([module.subarray(0, start), Buffer.from([IMPORTS]), written(section.length), section, module.subarray(at)]));
writeFileSync(scriptFile, readFileSync(scriptFile, 'utf8').replace(/\b__wb\w+/g, (name) => short.get(name) ?? name));
