// Prints how large the parts of dist/ are, raw and as brotli sends them, and fails where one is over its budget (tests/budgets.json).
// Knows files and numbers; must not know how they are built.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const root = join(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '..');
const dist = join(root, 'dist');
const listing = existsSync(dist) ? readdirSync(dist, { recursive: true }).filter((file) => statSync(join(dist, file)).isFile()) : [];
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/** The files a part is made of: what its patterns name, less what those with a `!` name. */
function filesOf(patterns) {
  const less = new Set(patterns.filter((pattern) => pattern.startsWith('!')).flatMap((pattern) => matching(pattern.slice(1))));
  return [...new Set(patterns.filter((pattern) => !pattern.startsWith('!')).flatMap(matching))].filter((file) => !less.has(file));
}

/** The files a pattern names below dist/: `*` stands for any part of a name, `**` for any path. */
function matching(pattern) {
  const parts = pattern.split(/(\*+)/).map((part) => ({ '*': '[^/]*', '**': '.*' })[part] ?? part.replace(/[.+]/g, '\\$&'));
  const whole = new RegExp(`^${parts.join('')}$`);
  return listing.filter((file) => whole.test(file));
}

function measure({ part, files, brotli: budget, goal }) {
  const found = filesOf(files).map((file) => readFileSync(join(dist, file)));
  const raw = found.reduce((sum, bytes) => sum + bytes.length, 0);
  const brotli = found.reduce((sum, bytes) => sum + brotliCompressSync(bytes).length, 0);
  return { part, count: found.length, raw, brotli, budget, goal, over: found.length === 0 || (budget && brotli > budget * 1000) };
}

/** `goal`: what the budget is to come down to. */
function line({ part, count, raw, brotli, budget, goal, over }) {
  const verdict = count === 0 ? 'MISSING' : over ? 'OVER BUDGET' : goal && brotli > goal * 1000 ? `ok, but over the goal of ${goal}` : 'ok';
  const columns = [part.padEnd(24), String(count).padStart(5), kilobytes(raw).padStart(10), kilobytes(brotli).padStart(10)];
  return `${columns.join(' ')} ${String(budget ?? '–').padStart(8)}  ${verdict}`;
}

const rows = JSON.parse(readFileSync(join(root, 'tests', 'budgets.json'))).map(measure);
console.log(`${'part'.padEnd(24)} files     raw kB  brotli kB   budget`);
for (const row of rows) console.log(line(row));
const failed = rows.filter((row) => row.over).length;
console.log(`sizes: ${rows.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
