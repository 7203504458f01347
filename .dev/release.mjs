// What goes with a release: `node .dev/release.mjs licences` checks the licences of all crates in it, `… sbom FILE` writes what it is made
// of (CycloneDX), `… sums FOLDER` the checksums of its files. Says the same whenever it is asked: no times, no chance. Knows cargo's
// metadata; must not know how anything is built.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences under which a crate may be in what is handed out. */
const ALLOWED = new Set(['MIT', 'MIT-0', 'Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'Zlib', 'Unicode-3.0', 'Unlicense', '0BSD', 'CC0-1.0', 'BSL-1.0']);

/** The crates that are compiled into what is handed out, our own first; those that only build it are not. */
function crates() {
  const words = ['metadata', '--format-version', '1', '--locked', '--no-default-features', '--features', 'cli,embedded,app,formats'];
  const { packages, resolve } = JSON.parse(execFileSync('cargo', words, { encoding: 'utf8', maxBuffer: 1 << 28 }));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const reached = new Set();
  const visit = (id) => {
    if (reached.has(id)) return;
    reached.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) if (kinds.some(({ kind }) => kind === null)) visit(pkg);
  };
  visit(resolve.root);
  const found = packages.filter(({ id }) => reached.has(id)).sort((a, b) => `${a.name} ${a.version}`.localeCompare(`${b.name} ${b.version}`, 'en'));
  return { root: found.find(({ id }) => id === resolve.root), others: found.filter(({ id }) => id !== resolve.root) };
}

/** Whether one of the ways to read an expression (`A OR B AND C`, `A/B`) has allowed licences only. */
function isAllowed(expression) {
  const either = (text) => text.split(/ OR |\//).some((part) => both(part));
  const both = (text) => text.split(' AND ').every((part) => ALLOWED.has(part.trim()));
  let plain = expression ?? '';
  // an inner bracket is allowed or not, and stands for that
  for (let before = ''; before !== plain;) [before, plain] = [plain, plain.replace(/\(([^()]*)\)/g, (_, inner) => (either(inner) ? 'MIT' : 'none'))];
  return either(plain);
}

function licences() {
  const { others } = crates();
  const bad = others.filter(({ license }) => !isAllowed(license));
  for (const { name, version, license } of bad) console.error(`${name} ${version} is under “${license}”, which is not on the list in .dev/release.mjs`);
  console.log(`licences: ${others.length - bad.length} passed, ${bad.length} failed`);
  process.exit(bad.length ? 1 : 0);
}

/** The checksums of the lock file, by name and version. */
function checksums() {
  const lock = readFileSync('Cargo.lock', 'utf8').split('[[package]]').map((entry) => [...entry.matchAll(/^(\w+) = "(.*)"$/gm)].map(([, key, value]) => [key, value]));
  return new Map(lock.map(Object.fromEntries).filter(({ checksum }) => checksum).map(({ name, version, checksum }) => [`${name} ${version}`, checksum]));
}

function sbom(file) {
  const { root, others } = crates();
  const sums = checksums();
  const purl = ({ name, version }) => `pkg:cargo/${name}@${version}`;
  const component = (crate, type) => ({
    type, 'bom-ref': purl(crate), name: crate.name, version: crate.version, purl: purl(crate),
    ...(crate.license && { licenses: [{ expression: crate.license.replaceAll('/', ' OR ') }] }),
    ...(sums.has(`${crate.name} ${crate.version}`) && { hashes: [{ alg: 'SHA-256', content: sums.get(`${crate.name} ${crate.version}`) }] }),
  });
  const bom = { bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, metadata: { component: component(root, 'application') }, components: others.map((crate) => component(crate, 'library')) };
  writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
}

function sums(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file !== 'SHA256SUMS' && statSync(join(folder, file)).isFile()).sort();
  const line = (file) => `${createHash('sha256').update(readFileSync(join(folder, file))).digest('hex')}  ${file}`;
  writeFileSync(join(folder, 'SHA256SUMS'), `${files.map(line).join('\n')}\n`);
}

const [command, argument] = process.argv.slice(2);
({ licences, sbom, sums })[command](argument);
