// annotatePage() in Firefox on the pages folder: each case of page.test.mjs that another browser could do otherwise.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eventually } from '../eventually.mjs';
import { firefoxTests, LIMIT, skip, until } from '../firefox.mjs';
import { LIVELY, annotate, assertPainted, assertPaintedOnly, assertSameAsAlone, assertUntouched, enlarge, folders, followsTranslation, headers, middleOf, mounts, painted, paintedWords, rememberNodes } from '../page.mjs';
import { serve } from '../serve.mjs';

let server;
const firefox = firefoxTests(async () => { server = await serve(folders.pages, 0, { mounts, headers }); });
after(() => server?.close());

/** A test with a page of the folder. */
const on = (path, name, act) => test(`Firefox: ${name}`, { skip, timeout: LIMIT }, async (t) => act(await firefox.open(t, server.url + path), t));

/** Pages on which nothing is done but reading them: words of the text, and figures that are marked. */
const STILL = [
  ['plain.html', 'a plain page under a strict policy', /^Harbour firm to spend.*reporters\.\nTwo people familiar.*2026\n\$40 million/s, ['$340 million', 'about 15%', '$340', ' million']],
  ['ruby.html', 'ruby, read without its readings', /海風玻璃週二宣布，將投資 3\.4 億美元/, ['億', '15%']],
  ['rtl.html', 'from right to left', /Saltmarsh Cranes/, ['15%']],
  ['shadow.html', 'shadow roots and slots', /^Ferry line to cut fares by 12%\nThe ferry line/, ['12%', '$25 million']],
  ['frame.html', 'a frame of the same origin', /new boats before the summer/, ['$25 million']],
];

for (const [path, name, text, figures] of STILL) on(path, `${name}: marked, and not one node changes`, async (page) => {
  await rememberNodes(page);
  await annotate(page);
  assert.match(await page.evaluate(() => window.manicule.text), text);
  await eventually(async () => {
    const words = await paintedWords(page, 'figure');
    for (const each of figures) assert.ok(words.some((word) => word.includes(each)), `${each} in ${words.join('|')}`);
  });
  await assertUntouched(page);
  await page.evaluate(() => window.manicule.close());
  await until(page, () => [...CSS.highlights].length + document.adoptedStyleSheets.length + document.querySelectorAll('manicule-page').length === 0);
  await assertUntouched(page);
});

for (const framework of ['React', 'Vue']) on(`${framework.toLowerCase()}.html`, `a page that ${framework} renders stays ${framework}’s`, async (page) => {
  await annotate(page);
  for (let nth = 0; nth < 3; nth += 1) await page.click('main button');
  await until(page, () => window.manicule.text.includes('20 boats') && window.manicule.text.includes('denied'));
  await assertPainted(page, 'cue', 'denied');
  assert.deepEqual(await page.evaluate(() => window.mistakes), []);
});

for (const [path, name, act, done] of LIVELY) test(`Firefox: ${name}: node by node the page is what it would be without us`, { skip, timeout: LIMIT }, async (t) => {
  const [alone, page] = [await firefox.open(t, server.url + path), await firefox.open(t, server.url + path)];
  await assertSameAsAlone(alone, page, act, done);
});

on('spa.html?story=one', 'a page that never reloads: each story has its own marks and tags', async (page) => {
  await annotate(page);
  await page.evaluate(() => window.manicule.tag({ start: 0, end: 10 }, { names: ['boats'] }));
  await page.click('#two');
  await assertPainted(page, 'figure', '8%');
  assert.equal(await page.evaluate(() => window.manicule.tags.length), 0);
  await page.evaluate(() => history.back());
  await assertPaintedOnly(page, 'tag', 'Ferry line');
});

on('scroll.html', 'a page without end is marked as it grows', async (page) => {
  await annotate(page);
  await until(page, () => { scrollTo(0, document.body.scrollHeight); return window.manicule.text.includes('Part 40:'); });
  await assertPainted(page, 'figure', '$40 million');
});

on('plain.html', 'a page that the browser translates is marked in its new language, and as before when that is taken back', (page) => followsTranslation(page));

on('plain.html', 'two copies on one page do not fight', async (page) => {
  await rememberNodes(page);
  await annotate(page);
  await page.evaluate(async () => { const { annotatePage } = await import('/embed/page.js?copy'); window.other = await annotatePage(null, { ui: 'en' }); });
  const copies = (count) => until(page, (count) => new Set([...CSS.highlights.keys()].map((name) => name.split('-')[1])).size === count, count);
  await copies(2);
  await page.evaluate(() => window.other.close());
  await copies(1);
  await page.evaluate(() => window.manicule.filter('type:money'));
  await eventually(async () => assert.ok((await paintedWords(page, 'miss')).length > 0));
  await assertUntouched(page);
});

on('plain.html', 'every kind of mark can be seen', async (page) => {
  await annotate(page, { open: false });
  await assertPainted(page, 'figure', '$340 million');
  const boxes = await page.evaluate(() => [...CSS.highlights].map(([name, highlight]) => {
    const { startContainer, startOffset, endContainer, endOffset } = [...highlight][0];
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    const { x, y, width, height } = range.getClientRects()[0];
    return { style: name.replace(/^manicule-\d+-/, ''), clip: { x, y, width, height: height + 4 } };
  }));
  const pictures = async () => {
    const taken = [];
    for (const { clip } of boxes) taken.push(await page.screenshot({ clip, encoding: 'base64' }));
    return taken;
  };
  const marked = await pictures();
  await page.evaluate(() => window.manicule.close());
  await until(page, () => CSS.highlights.size === 0);
  const plain = await pictures();
  const styles = boxes.map(({ style }) => style);
  assert.ok(['person', 'content', 'source', 'cue', 'figure'].every((style) => styles.includes(style)), styles.join());
  assert.deepEqual(styles.filter((_, nth) => marked[nth] === plain[nth]), [], 'as if there was no mark');
});

on('plain.html', 'pointing finds the words, and shows their value', async (page) => {
  await annotate(page);
  await assertPainted(page, 'figure', '$340 million');
  const at = await page.evaluate(([x, y]) => window.manicule.at(x, y).annotations.filter(({ layer }) => layer === 'figure').map(({ value }) => value.amount), await middleOf(page, '$340 million'));
  assert.deepEqual(at, ['340000000']);
});

on('plain.html', 'the panel is not printed', async (page) => {
  await rememberNodes(page);
  await annotate(page);
  await assertPainted(page, 'figure', '$340 million');
  const printed = async () => (await page.pdf()).length;
  const [open, folded] = [await printed(), await page.evaluate(() => window.manicule.toggle()).then(printed)];
  assert.ok(open === folded, `${open} bytes, ${folded} folded`);
  await assertUntouched(page);
});

on('large.html', 'a page of a million characters is read, and painting takes a few milliseconds', async (page, t) => {
  await page.evaluate(enlarge, 5_000);
  await rememberNodes(page);
  await page.evaluate(async () => { const { annotatePage } = await import('/embed/page.js'); window.manicule = await annotatePage(null, { ui: 'en' }); });
  await painted(page, LIMIT);
  const { length, marks, paint } = await page.evaluate(async () => {
    const least = [];
    for (let round = 0; round < 3; round += 1) {
      await window.manicule.filter('');
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      least.push(window.manicule.costs().paint);
    }
    return { length: window.manicule.text.length, marks: window.manicule.annotations.annotations.length, paint: Math.min(...least) };
  });
  await assertUntouched(page);
  t.diagnostic(`${length} characters, ${marks} marks, painted in ${paint.toFixed(1)} ms of script`);
  assert.ok(length > 900_000 && marks > 20_000, `${length} characters, ${marks} marks`);
  assert.ok(paint < 60, `${paint} ms`);
});
