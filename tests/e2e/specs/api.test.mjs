// The interfaces that others rely on, as they are and as they were when tests/e2e/api.txt was written: a change must be meant. After a
// change that is meant: `node tests/e2e/specs/api.test.mjs --write`, a line in CHANGELOG.md, and a new version by HOSTING.md's rules.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { launch } from '../browser.mjs';
import { serve } from '../serve.mjs';

const embed = new URL('../../../dist/embed/', import.meta.url);
const pkg = new URL('../../../dist/pkg/', import.meta.url);
const snapshot = new URL('../api.txt', import.meta.url);

/** Declarations without their comments. */
const bare = (declarations) => declarations.replace(/\/\*\*.*?\*\//gs, '').replace(/\n\s*\n+/g, '\n').trim();

async function packageApi() {
  const parts = [];
  for (const name of ['index', 'worker', 'element', 'anchoring', 'types']) parts.push(`# pkg/${name}.d.ts\n${bare(await readFile(new URL(`${name}.d.ts`, pkg), 'utf8'))}`);
  const scripts = { index: await import(new URL('index.js', pkg)), worker: await import(new URL('worker.js', pkg)), element: await import(new URL('element.js', pkg)), anchoring: await import(new URL('anchoring.js', pkg)) };
  for (const [name, module] of Object.entries(scripts)) parts.push(`# pkg/${name}.js exports\n${Object.keys(module).sort().join('\n')}`);
  return parts;
}

/** What the element and the page annotator show to a page. */
async function pageApi() {
  const server = await serve(embed.pathname);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}demo.html`);
    return await page.evaluate(async () => {
      const events = [];
      for (const name of ['ready', 'select', 'tag', 'filter', 'error']) document.addEventListener(`manicule-${name}`, ({ detail }) => events.push(`manicule-${name}: ${Object.keys(detail).sort().join(', ')}`));
      await customElements.whenDefined('manicule-reader');
      const reader = document.querySelector('manicule-reader');
      const until = async (test) => { while (!test()) await new Promise((done) => setTimeout(done, 50)); };
      await until(() => reader.annotations);
      reader.manicule(1).tag({ start: 0, end: 5 }, { names: ['x'] });
      reader.manicule(1).filter('source:anonymous');
      reader.shadowRoot.querySelector('.figure').click();
      await until(() => ['ready', 'tag', 'filter', 'select'].every((name) => events.some((event) => event.startsWith(`manicule-${name}`))));
      reader.manicule(1).undo();
      const { annotatePage } = await import('./page.js');
      const shown = await annotatePage(null, { storage: 'none' });
      const parts = new Set([...reader.shadowRoot.querySelectorAll('[part]')].flatMap((node) => node.getAttribute('part').split(' ')));
      const kinds = new Set('anonymous document event media organization person place product work age date duration money number ordinal percent quantity rate time mark entity figure source cue content'.split(' '));
      return [
        `# <manicule-reader> attributes\n${[...reader.constructor.observedAttributes, 'theme', 'storage', 'readonly'].sort().join('\n')}`,
        `# <manicule-reader> properties\n${Object.getOwnPropertyNames(reader.constructor.prototype).filter((name) => !/Callback$|^constructor$/.test(name)).sort().join('\n')}`,
        `# manicule(1)\n${Object.keys(reader.manicule(1)).sort().join('\n')}`,
        `# events\n${[...new Set(events)].sort().join('\n')}`,
        `# parts\n${[...parts].filter((part) => !kinds.has(part)).sort().join('\n')}\nand of marks: ${[...kinds].sort().join(' ')}`,
        `# annotatePage()\n${Object.keys(shown).sort().join('\n')}`,
      ];
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

const now = async () => `${[...await pageApi(), ...await packageApi()].join('\n\n')}\n`;

if (process.argv.includes('--write')) await writeFile(snapshot, await now());
else {
  test('the interfaces are those of tests/e2e/api.txt', async () => {
    assert.equal(await now(), await readFile(snapshot, 'utf8'), 'an interface has changed: see the head of this file');
  });
}
