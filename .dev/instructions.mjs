// How many instructions the engine takes for each sample, held to tests/instructions.json: what a busy machine cannot blur. Counts by valgrind,
// where it is installed, the program given (`cargo test` leaves it in target/debug). `--write` puts down what is now.
// Knows a program and numbers; must not know what the engine does.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const program = process.argv[2];
const file = join(root, 'tests', 'instructions.json');
const { tolerance, millions } = JSON.parse(readFileSync(file));

/** Millions of instructions, start-up included. */
function count(sample) {
  const words = ['--tool=callgrind', '--callgrind-out-file=/dev/null', program, 'annotate', '--reference-date', '2025-12-10', join(root, 'www', 'samples', `${sample}.txt`)];
  const { stderr, status, error } = spawnSync('valgrind', words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error?.code === 'ENOENT') {
    console.log('instructions: valgrind is not installed: not counted');
    process.exit(0);
  }
  const collected = /Collected : (\d+)/.exec(stderr)?.[1];
  if (status !== 0 || !collected) throw new Error(`valgrind ${words.join(' ')} ended with ${status}:\n${stderr}`);
  return Math.round(Number(collected) / 1e6);
}

const now = Object.fromEntries(Object.keys(millions).map((sample) => [sample, count(sample)]));
let failed = 0;
for (const [sample, counted] of Object.entries(now)) {
  const most = Math.round(millions[sample] * (1 + tolerance));
  const over = counted > most;
  failed += over;
  console.log(`${sample.padEnd(8)} ${String(counted).padStart(6)} million instructions, at most ${most}${over ? ': MORE' : ''}`);
}
if (process.argv.includes('--write')) writeFileSync(file, `${JSON.stringify({ tolerance, millions: now }, null, 2)}\n`);
console.log(`instructions: ${Object.keys(now).length - failed} passed, ${failed} failed`);
process.exit(failed && !process.argv.includes('--write') ? 1 : 0);
