// The JavaScript package, as Node imports it: functions, worker, README, interface.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const folder = new URL('../../../dist/pkg/', import.meta.url);
const pkg = await import(new URL('index.js', folder));
const { default: init, anchor, annotate, convert, recognize, version } = pkg;
const { createEngine } = await import(new URL('worker.js', folder));

test('only the languages asked for are loaded, and a text of another says so', async () => {
  await init({ languages: ['en'] });
  assert.throws(() => annotate('央行宣布降息。'), /entities\.zh/);
  assert.ok(annotate('Ann Lee of Meta paid $5 million.').entities.length > 0);
});

test('the package annotates in Node', async () => {
  await Promise.all([init(), init()]);
  const text = 'Meta spent $14.3 billion.';
  const money = annotate(text).annotations.find(({ type }) => type === 'money');
  assert.equal(text.slice(money.start, money.end), '$14.3 billion');
  const zh = '「我們會繼續投資。」Meta 發言人說。';
  assert.ok(annotate(zh).annotations.some(({ layer }) => layer === 'attribution'));
});

test('listed names win, here and behind the worker', async () => {
  await init();
  const text = '倫敦與 quux 同時上市。';
  const named = ({ annotations }) => annotations.filter(({ layer }) => layer === 'entity').map(({ start, end, type }) => [text.slice(start, end), type]);
  const wanted = [['倫敦', 'product'], ['quux', 'organization']];
  const names = [{ name: '伦敦', type: 'product' }, { name: 'Quuux', type: 'organization', aliases: ['quux'] }];
  assert.deepEqual(named(annotate(text, { names })), wanted);
  assert.deepEqual(named(annotate(text, { names: 'name,type\n倫敦,product\nquux,organization' })), wanted);
  assert.notDeepEqual(named(annotate(text)), wanted, 'the list is of one call');
  const engine = createEngine();
  assert.deepEqual(named(await engine.annotate(text, { names })), wanted);
  engine.close();
  assert.throws(() => annotate(text, { names: 'quux,planet' }), /names: line 1/);
});

test('it recognizes, anchors and converts', async () => {
  await init();
  assert.equal(recognize('two dogs', { model: 'number', culture: 'en-us' })[0].resolution.value, '2');
  assert.throws(() => recognize('now', { model: 'datetime', culture: 'en-us' }), /reference/);
  assert.equal(recognize('tomorrow', { model: 'datetime', culture: 'en-us', reference: '2016-11-07T00:00:00' }).length, 1);
  const places = anchor([{ id: 1, exact: '12%' }, { exact: '😀b', start: 1 }], 'a😀b 21%');
  assert.deepEqual(places.map(({ id, state, start }) => [id, state, start]), [[1, 'orphan', null], [null, 'exact', 1]]);
  const { body, extension, losses } = convert(JSON.stringify({ text: 'Meta pays', label: [[0, 4, 'ORG']] }), { from: 'doccano', to: 'jsonld' });
  assert.equal(extension, 'jsonld');
  assert.match(body, /TextQuoteSelector/);
  assert.deepEqual(losses, []);
  assert.throws(() => convert('', { from: 'docx', to: 'json' }), /no format “docx”/);
});

test('what cannot be understood is an error that names it', async () => {
  await init();
  assert.throws(() => annotate('Meta', { offsets: 'lines' }), /offsets|lines/);
  assert.throws(() => anchor('Meta', 'Meta'), /array/);
  assert.throws(() => anchor([{ exact: 7 }], 'Meta'), /selectors/);
  await assert.rejects(() => init({ languages: ['fr'] }), /fr/);
});

test('the worker twin gives the same answers, says how far it is, and can be given up', async () => {
  await init();
  const engine = createEngine();
  const text = 'Ann Lee paid $5 million, a filing said.\n'.repeat(6_000);
  let told = 0;
  const document = await engine.annotate(text, {}, { onProgress: (done, total) => { told = done / total; } });
  assert.ok(told > 0.5, String(told));
  assert.deepEqual(document, annotate(text));
  assert.equal(engine.kind, 'worker');
  const late = new AbortController();
  const given = engine.annotate(text, {}, { signal: late.signal });
  late.abort();
  await assert.rejects(given, { name: 'AbortError' });
  assert.equal((await engine.annotate('Meta spent $1.')).annotations.some(({ type }) => type === 'money'), true, 'and works on');
  assert.deepEqual((await engine.anchor([{ exact: 'b' }], 'abc')).map(({ start }) => start), [1]);
  engine.close();
});

/** What a bundler puts into one file of a program that uses the package: the package's own files, and how many bytes are left. */
async function bundled(code) {
  const place = await mkdtemp(join(tmpdir(), 'manicule-'));
  try {
    await mkdir(join(place, 'node_modules'));
    await symlink(folder.pathname, join(place, 'node_modules', 'manicule'));
    await writeFile(join(place, 'program.js'), code);
    const esbuild = new URL('../../../.tools/bin/esbuild', import.meta.url).pathname;
    const flags = ['program.js', '--bundle', '--minify', '--format=esm', '--platform=neutral', '--external:node:*', '--preserve-symlinks', '--outfile=out.js', '--metafile=meta.json', '--log-level=error'];
    await promisify(execFile)(esbuild, flags, { cwd: place });
    const { outputs } = JSON.parse(await readFile(join(place, 'meta.json')));
    const { bytes, inputs } = outputs['out.js'];
    return { bytes, files: Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path.split('node_modules/manicule/')[1]).filter(Boolean).sort() };
  } finally {
    await rm(place, { recursive: true });
  }
}

test('a bundler takes only the parts that are used', async () => {
  const anchoring = await bundled("import { describe } from 'manicule/anchoring'; console.log(describe);");
  assert.deepEqual(anchoring.files, ['embed/paths.js', 'embed/selectors.js']);
  assert.ok(anchoring.bytes < 8_000, `${anchoring.bytes} bytes`);
  const engine = await bundled("import init, { annotate } from 'manicule'; await init(); console.log(annotate('Meta'));");
  assert.deepEqual(engine.files, ['embed/engine/data.js', 'engine.js', 'files.js', 'index.js']);
  const worker = await bundled("import { createEngine } from 'manicule/worker'; console.log(createEngine());");
  assert.ok(worker.files.every((file) => /^(worker|files)\.js$|^embed\/engine\//.test(file)), worker.files.join());
  const element = await bundled("import { defineReader } from 'manicule/element'; defineReader();");
  assert.ok(!element.files.includes('engine.js') && !element.files.includes('index.js'), element.files.join());
  assert.deepEqual((await bundled("import 'manicule/anchoring'; import 'manicule'; import 'manicule/worker'; import 'manicule/element';")).files, []);
});

test('the examples in the README run', async () => {
  const readme = await readFile(new URL('README.md', folder), 'utf8');
  const examples = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);
  assert.ok(examples.length >= 4);
  const place = await mkdtemp(join(tmpdir(), 'manicule-'));
  try {
    await promisify(execFile)('mkdir', [join(place, 'node_modules')]);
    await symlink(folder.pathname, join(place, 'node_modules', 'manicule'));
    for (const [nth, code] of examples.entries()) {
      const file = join(place, `${nth}.mjs`);
      await writeFile(file, code);
      const { stdout } = await promisify(execFile)(process.execPath, [file]);
      // what an example says it prints is the comment behind its last console.log
      const said = /console\.log\(.*\); \/\/ (.*)$/m.exec(code)?.[1];
      if (said) assert.equal(stdout.trim().split('\n').at(-1), said, code);
    }
  } finally {
    await rm(place, { recursive: true });
  }
});

test('the manifest carries the version the module answers with, and names files that are there', async () => {
  await init();
  const manifest = JSON.parse(await readFile(new URL('package.json', folder)));
  assert.equal(manifest.version, version());
  assert.ok(manifest.files.length > 0);
  for (const file of manifest.files.filter((name) => !name.includes('*'))) await stat(new URL(file, folder));
  for (const { types, default: script } of Object.values(manifest.exports).filter((entry) => entry.types)) await Promise.all([types, script].map((name) => stat(new URL(name, folder))));
});

test('a host’s own analyzer adds marks by the engine’s rules, is named, and may fail', async () => {
  const engine = createEngine();
  const text = 'Nimbus Harrow said it lost $3 million.';
  const take = engine.registerAnalyzer(async (text) => [{ layer: 'entity', type: 'product', start: 0, end: text.indexOf(' said') }], { name: 'house list' });
  const document = await engine.annotate(text);
  const [own] = Object.keys(document.provenance);
  assert.equal(document.provenance[own], 'house list');
  assert.deepEqual(document.annotations.filter(({ layer }) => layer === 'entity').map(({ id, type, start, end }) => [id, type, start, end]), [[own, 'product', 0, 13]]);
  const said = document.annotations.find(({ layer }) => layer === 'attribution');
  assert.equal(said.source.entity, document.entities[0].id, 'who says it is the host’s name');
  take();
  assert.equal((await engine.annotate(text)).provenance, undefined);
  await assert.rejects(engine.annotate(text, { foreign: [{ by: 'x', marks: [{ layer: 'entity', type: 'planet', start: 0, end: 3 }] }] }), /“x”, mark 1.*planet/);
  engine.close();
});
