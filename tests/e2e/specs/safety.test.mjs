// Hostile text through every way in: nothing of it runs, nothing is asked of other machines, and it is shown as it was written. The app's
// policy is off in these tests, so that what would be stopped by it only shows; that the policy is there is tested beside.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { assertText, drop, marked, originalText, paste, showList, tag } from '../app.mjs';
import { eventually } from '../eventually.mjs';
import { annotate, folders, mounts, openWithPanel } from '../page.mjs';
import { PAYLOADS, assertQuiet, trapped } from '../trap.mjs';

const app = browserTests(undefined, { headers: { 'content-security-policy': null } });
const host = browserTests(folders.pages, { mounts, headers: { 'content-security-policy': null } });
const ALL = PAYLOADS.join('\n\n');
const WORDS = 'Ann Lee paid $5 million.';

test('the trap catches what runs', async (t) => {
  const page = await trapped(host, t, 'plain.html');
  await page.evaluate(() => { document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=nowhere onerror=XSS()>'); });
  await page.waitForFunction(() => window.ran.length > 0);
  await assert.rejects(assertQuiet(page));
});

test('pasted', async (t) => {
  const page = await trapped(app, t);
  await paste(page, `${WORDS}\n\n${ALL}`);
  await marked(page);
  await assertText(page, `${WORDS}\n\n${ALL}`);
  await assertQuiet(page);
});

test('in a text file, and in a page from a disk', async (t) => {
  const page = await trapped(app, t);
  await drop(page, 'hostile.txt', Buffer.from(`${WORDS}\n\n${ALL}`));
  await marked(page);
  await assertText(page, `${WORDS}\n\n${ALL}`);
  await assertQuiet(page);
  await drop(page, 'hostile.html', Buffer.from(`<title>x</title><body onload=XSS()><p>${WORDS}</p>${PAYLOADS.map((payload) => `<div>${payload}</div>`).join('\n')}<p>The end of it.</p>`));
  await page.waitForFunction(() => !document.querySelector('#article')?.textContent.includes('onbegin'));
  await marked(page);
  await eventually(async () => assert.ok((await originalText(page)).startsWith(WORDS)));
  await assertQuiet(page);
});

test('in the name and the note of a tag', async (t) => {
  const page = await trapped(app, t);
  await paste(page, WORDS);
  await marked(page);
  assert.ok(await tag(page, 'Ann Lee', PAYLOADS.slice(0, 6).join('; '), ALL));
  await page.waitForSelector('#article .tagged');
  await showList(page, 'tags');
  await page.waitForSelector('.tag-row');
  await assertQuiet(page);
  await page.hover('#article .tagged');
  await page.waitForSelector('.card');
  await assertQuiet(page);
});

test('in the fragment of the address', async (t) => {
  const page = await trapped(app, t);
  for (const payload of PAYLOADS) {
    for (const hash of [`#sample=${payload}`, `#doc=${payload}`, `#sample=en&q=${encodeURIComponent(payload)}`, `#${payload}`]) {
      await page.evaluate((hash) => { location.hash = hash; }, hash);
    }
  }
  await page.evaluate(() => { location.hash = '#sample=en'; });
  await marked(page);
  await assertQuiet(page);
});

test('in the attributes and the text of the element', async (t) => {
  const page = await trapped(host, t, 'plain.html');
  await page.evaluate(async ([payloads, words]) => {
    await import('/embed/manicule.js');
    window.done = 0;
    for (const payload of payloads) {
      const reader = document.createElement('manicule-reader');
      for (const name of ['src', 'lang', 'theme', 'layers', 'filter', 'reference-date', 'storage']) reader.setAttribute(name, payload);
      for (const event of ['ready', 'error']) reader.addEventListener(`manicule-${event}`, () => { window.done += 1; }, { once: true });
      const plain = document.createElement('manicule-reader');
      for (const event of ['ready', 'error']) plain.addEventListener(`manicule-${event}`, () => { window.done += 1; }, { once: true });
      document.body.append(reader, plain);
      plain.text = `${words} ${payload}`;
    }
  }, [PAYLOADS, WORDS]);
  await page.waitForFunction((all) => window.done >= all, PAYLOADS.length);
  await assertQuiet(page);
});

test('in a page that is annotated', async (t) => {
  const page = await trapped(host, t, 'plain.html', (t, path, options) => openWithPanel(host, t, path, options));
  await page.evaluate((payloads) => {
    for (const payload of payloads) {
      const paragraph = document.createElement('p');
      paragraph.textContent = `${payload} Ann Lee paid $5 million, a filing said.`;
      document.querySelector('article').append(paragraph);
    }
  }, PAYLOADS);
  await annotate(page);
  await assertQuiet(page);
});

test('the app’s own page forbids what is not its own, also without a server’s help', async (t) => {
  const page = await app.open(t, '', { expectErrors: /Trusted|Content Security Policy/i });
  const refused = await page.evaluate(() => {
    const refuses = (work) => { try { work(); return false; } catch (error) { return error instanceof TypeError; } };
    return {
      markup: refuses(() => { document.createElement('p').innerHTML = '<b>x</b>'; }),
      worker: refuses(() => new Worker('data:text/javascript,1')),
      policy: refuses(() => trustedTypes.createPolicy('other', {})),
    };
  });
  assert.deepEqual(refused, { markup: true, worker: true, policy: true });
});
