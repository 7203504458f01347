// Runs the browser tests with node's own runner and counts them: `node tests/e2e/run.mjs [FILE…]`.
// Knows files and events of the runner; must not know the app.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const folder = new URL('specs/', import.meta.url).pathname;
const named = process.argv.slice(2);
const files = named.length ? named : readdirSync(folder).filter((name) => name.endsWith('.test.mjs')).sort().map((name) => join(folder, name));

let passed = 0;
let failed = 0;
/** A file or a suite is an event too; only what holds no tests itself is a test. */
const isTest = (data) => data.details?.type !== 'suite' && !files.includes(data.name);

const stream = run({ files, concurrency: 2, timeout: 900_000 });
stream.on('test:pass', (data) => { if (isTest(data) && !data.skip && !data.todo) passed += 1; });
stream.on('test:fail', (data) => { if (isTest(data) || data.details?.error?.failureType !== 'subtestsFailed') failed += 1; });
stream.compose(new spec()).pipe(process.stdout);
stream.on('end', () => setImmediate(() => {
  console.log(`e2e: ${passed} passed, ${failed} failed`);
  process.exitCode = failed || !passed ? 1 : 0;
}));
