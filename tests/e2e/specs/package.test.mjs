// The JavaScript package, as Node imports it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const folder = new URL('../../../dist/pkg/', import.meta.url);
const { default: init, annotate, version } = await import(new URL('index.js', folder));

test('the package annotates in Node', async () => {
  await Promise.all([init(), init()]);
  const text = 'Meta spent $14.3 billion.';
  const money = annotate(text).annotations.find(({ type }) => type === 'money');
  assert.equal(text.slice(money.start, money.end), '$14.3 billion');
});

test('an option that cannot be understood is an error that names it', async () => {
  await init();
  assert.throws(() => annotate('Meta', { offsets: 'lines' }), /offsets|lines/);
});

test('the manifest carries the version the module answers with', async () => {
  await init();
  const manifest = JSON.parse(await readFile(new URL('package.json', folder)));
  assert.equal(manifest.version, version());
  assert.ok(manifest.files.length > 0);
  for (const file of manifest.files) await readFile(new URL(file, folder));
});
