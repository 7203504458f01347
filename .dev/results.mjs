// Puts a benchmark's output into tests/bench/RESULTS.md, in place of what the same part said before: `… | node .dev/results.mjs PART`.
// Knows the file's sections; must not know what is measured.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const part = process.argv[2];
const file = join(import.meta.dirname, '..', 'tests', 'bench', 'RESULTS.md');
const output = readFileSync(0, 'utf8').replace(/\x1b\[[0-9;]*m/g, '').trim();
process.stdout.write(`${output}\n`);

const git = (...words) => execFileSync('git', words, { encoding: 'utf8' }).trim();
const commit = git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') ? ' with changes' : '');
const machine = `${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, load ${loadavg()[0].toFixed(1)}, Node ${process.version}`;
const section = `## ${part}\n\n${new Date().toISOString().slice(0, 10)}, commit ${commit}, ${machine}\n\n\`\`\`\n${output}\n\`\`\`\n`;

const HEAD = '# Benchmarks\n\nWritten by `./dev bench [PART…]`; a part replaces what it said before. Times depend on the machine and on what else it does: compare within a part.\n';
const old = existsSync(file) ? readFileSync(file, 'utf8').split(/^(?=## )/m).slice(1) : [];
const sections = new Map(old.map((text) => [/^## (.*)/.exec(text)[1], text]));
sections.set(part, section);
writeFileSync(file, [HEAD, ...[...sections.keys()].sort().map((name) => sections.get(name).trim())].join('\n\n').replace(/\n{3,}/g, '\n\n') + '\n');
