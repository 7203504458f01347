// Long texts that repeat nothing: the learning corpus without its marks. Knows the corpus' files; must not know what is measured.
import { readFileSync, readdirSync } from 'node:fs';

const corpus = new URL('../../src/training/corpus/', import.meta.url);

/** The passages of a language (`en`, `zh`), in the order of the files. */
export function passagesOf(language) {
  const folder = new URL(`${language}/`, corpus);
  return readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().flatMap((name) => {
    let body = readFileSync(new URL(name, folder), 'utf8').split('\n---\n').slice(1).join('\n');
    for (let before = ''; before !== body;) [before, body] = [body, body.replace(/⟨[^⟨⟩|]*\|([^⟨⟩]*)⟩/g, '$1')];
    return body.split('\n').filter((line) => line.trim().length > 20 && !/^(language|reference-date):/.test(line));
  });
}

/** A text of a language of about so many bytes in UTF-8. The corpus ends at about 1 MB, and then begins again. */
export function textOf(language, bytes) {
  const passages = passagesOf(language);
  const parts = [];
  for (let nth = 0, size = 0; size < bytes; nth += 1) {
    const passage = passages[nth % passages.length];
    parts.push(passage);
    size += Buffer.byteLength(passage) + 2;
  }
  return parts.join('\n\n');
}
