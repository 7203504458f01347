// Hostile strings in the files of other tools, one format a test: they come in as names and notes, are shown as they were written, and nothing
// of them runs, in the report, the text, the lists, nor in the page that is exported. The policy is off, as in safety.test.mjs.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { drop, marked, noDialog, paste, showList } from '../app.mjs';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { PAYLOADS, assertQuiet, trapped } from '../trap.mjs';

const app = browserTests(undefined, { headers: { 'content-security-policy': null } });
const { default: init, convert } = await import(new URL('../../../dist/pkg/index.js', import.meta.url));

const TEXT = 'Ann Lee paid $5 million.';
/** The words that every file marks, in a text of ASCII, where all tools count alike. */
const [START, END] = [0, 'Ann Lee'.length];
const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
const selectors = [{ type: 'TextQuoteSelector', exact: 'Ann Lee', prefix: '', suffix: ' paid' }, { type: 'TextPositionSelector', start: START, end: END }];
/** What stands in columns has no spaces. */
const label = (payload) => payload.replaceAll(/\s+/g, '_');

const jsonld = JSON.stringify({
  '@context': CONTEXT, id: 'urn:x:page', type: 'AnnotationPage',
  items: PAYLOADS.map((payload, nth) => ({
    '@context': CONTEXT, id: `urn:x:${nth}`, type: 'Annotation', motivation: 'tagging', target: { source: 'urn:x:text', selector: selectors },
    body: [{ type: 'TextualBody', purpose: 'tagging', value: payload }, { type: 'TextualBody', purpose: 'commenting', value: payload, format: 'text/html' }],
  })),
});

/** A file of each format that the app reads, with the payloads wherever its tool has a string. */
const FILES = {
  'marks.jsonld': () => jsonld,
  'manicule.json': () => convert(jsonld, { from: 'jsonld', to: 'json', text: TEXT }).body,
  'hypothesis.json': () => JSON.stringify({ rows: PAYLOADS.map((payload, nth) => ({ id: `h${nth}`, created: payload, user: payload, uri: payload, text: payload, tags: [payload], target: [{ source: payload, selector: selectors }] })) }),
  'brat.ann': () => PAYLOADS.map((payload, nth) => `T${nth}\t${label(payload)} ${START} ${END}\tAnn Lee\n#${nth}\tAnnotatorNotes T${nth}\t${payload}\n`).join(''),
  'doccano.jsonl': () => JSON.stringify({ text: TEXT, label: PAYLOADS.map((payload) => [START, END, payload]) }),
  'label-studio.json': () => JSON.stringify([{ data: { text: TEXT }, annotations: [{ result: PAYLOADS.flatMap((payload, nth) => [
    { id: `${nth}`, type: 'labels', value: { start: START, end: END, text: 'Ann Lee', labels: [payload] } },
    { id: `${nth}`, type: 'textarea', value: { text: [payload] } },
    { id: `lost${nth}`, type: 'labels', value: { labels: [payload] } },
  ]) }] }]),
  'tokens.iob2': () => PAYLOADS.map((payload) => `# text = ${TEXT}\nAnn B-${label(payload)}\nLee I-${label(payload)}\npaid O\n`).join('\n'),
  'spacy.json': () => JSON.stringify({ text: TEXT, title: PAYLOADS[0], ents: PAYLOADS.map((payload) => ({ start: START, end: END, label: payload })) }),
};

for (const [name, file] of Object.entries(FILES)) {
  test(name, async (t) => {
    await init();
    const page = await trapped(app, t);
    await paste(page, TEXT);
    await marked(page);
    await drop(page, name, Buffer.from(file()));
    await page.waitForSelector('dialog[open]');
    await eventually(async () => assert.match(await page.textContent('dialog'), /\d+ tags came in/));
    await assertQuiet(page);
    await page.keyboard.press('Escape');
    await noDialog(page);
    await page.waitForSelector('#article .tagged');
    await showList(page, 'tags');
    await eventually(async () => assert.ok((await page.textContent('.panel')).includes(name.includes('.json') ? PAYLOADS[0] : label(PAYLOADS[0]))));
    await assertQuiet(page);
    await assertExported(page);
  });
}

/** The page that people are sent is as quiet as the app. */
async function assertExported(page) {
  await page.keyboard.press('e');
  const [saved] = await Promise.all([page.waitForEvent('download'), page.click('[data-export="html"]')]);
  const html = await readFile(await saved.path(), 'utf8');
  await page.route('**/exported.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(`${app.url}exported.html`);
  await page.waitForFunction((payload) => document.body.textContent.includes(payload), 'Ann Lee');
  await assertQuiet(page);
}
