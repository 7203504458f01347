// Modules of WebAssembly, changed for a test. Knows the binary format; must not know what a module does.

const PAGE = 65_536;
const MEMORY = 5;

/** A number as the format writes it, seven bits a byte. */
function written(number) {
  const bytes = [];
  for (let rest = number; ; rest >>>= 7) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 127) | 128);
  }
}

/** The number at a place, and where it ends. */
function read(module, at) {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = module[at++];
    number += (byte & 127) * 2 ** shift;
    if (byte < 128) return [number, at];
  }
}

/** The module with no more memory to grow to than so many bytes. */
export function withMemory(module, bytes) {
  for (let at = 8; at < module.length;) {
    const [size, start] = read(module, at + 1);
    if (module[at] === MEMORY) {
      // one memory: how many, whether it has a limit, its first pages
      const [least] = read(module, start + 2);
      const section = Buffer.concat([Buffer.from([1, 1]), written(least), written(bytes / PAGE)]);
      return Buffer.concat([module.subarray(0, at), Buffer.from([MEMORY]), written(section.length), section, module.subarray(start + size)]);
    }
    at = start + size;
  }
  throw new Error('a module without memory');
}
