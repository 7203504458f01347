// The package's example pages, as somebody opens them: plain JavaScript, and React.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { headers, mounts } from '../page.mjs';

const site = browserTests(new URL('../../../dist/pkg/', import.meta.url).pathname, { mounts, headers });

test('the plain example marks what is written', async (t) => {
  const page = await site.open(t, 'examples/plain.html', { expectErrors: /favicon/ });
  await page.click('#read');
  await page.waitForFunction(() => /\d+ marks/.test(document.querySelector('#state').textContent));
  const marks = await page.locator('#marks li').allTextContents();
  assert.ok(marks.includes('$14.3 billion: money {"amount":"14300000000","currency":"USD"}'), marks.join('\n'));
  assert.ok(marks.includes('two people familiar with the plan said'), marks.join('\n'));
});

test('anchoring alone takes three small files and no engine', async (t) => {
  const page = await site.open(t, 'examples/plain.html', { expectErrors: /favicon/ });
  const asked = [];
  page.on('response', (response) => asked.push(response));
  const found = await page.evaluate(async () => {
    const { describe, find } = await import('/anchoring.js');
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('h1'));
    return describe(range, document.body).map((selector) => find(selector, document.body).some((each) => String(each) === String(range)));
  });
  assert.ok(found.length >= 3 && found.every(Boolean), found.join());
  await eventually(() => assert.deepEqual(asked.map((response) => new URL(response.url()).pathname).sort(), ['/anchoring.js', '/embed/paths.js', '/embed/selectors.js']));
  const bytes = (await Promise.all(asked.map((response) => response.body()))).reduce((sum, { length }) => sum + length, 0);
  assert.ok(bytes < 16_000, `${bytes} bytes`);
});

test('the README’s example of anchoring runs in a page', async (t) => {
  const readme = await readFile(new URL('../../../dist/pkg/README.md', import.meta.url), 'utf8');
  const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code);
  assert.equal(examples.length, 1);
  const code = examples[0].replace(/import (\{.*?\}) from 'manicule\/anchoring';/, "const $1 = await import('/anchoring.js');");
  const page = await site.open(t, 'examples/plain.html', { expectErrors: /favicon/ });
  // evaluated from outside, as the page's policy has it
  const found = await page.evaluate(`(async () => { getSelection().selectAllChildren(document.querySelector('h1')); ${code}; return [String(range), String(getSelection())]; })()`);
  assert.ok(found[0].length > 3);
  assert.equal(found[0], found[1]);
});

test('the React example follows its text, through the hook and the element', async (t) => {
  const page = await site.open(t, 'examples/react.html', { expectErrors: /favicon/ });
  await page.waitForFunction(() => /Ann Lee/.test(document.querySelector('#names').textContent));
  await page.waitForFunction(() => Number.parseInt(document.querySelector('#shown').textContent, 10) > 2);
  await page.fill('textarea', 'Bo Chen of Larkfield lost 12% of it.');
  await page.waitForFunction(() => /Bo Chen/.test(document.querySelector('#names').textContent));
  await page.waitForFunction(() => document.querySelector('manicule-reader').shadowRoot.textContent.includes('Larkfield'));
});
