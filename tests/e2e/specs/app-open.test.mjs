// Opening: samples, a pasted text, files, a drop, links; the text is the original to the character, and hostile or broken files do no harm.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { eventually } from '../eventually.mjs';
import { assertText, drop, kept, marked, originalText, paste } from '../app.mjs';

const app = browserTests();

/** Fails unless there come to be more than so many of something. */
const many = (page, selector, least) => eventually(async () => assert.ok(await page.locator(selector).count() > least, `more than ${least} ${selector}`));

for (const [id, lang] of [['zh-Hant', 'zh-Hant'], ['zh-Hans', 'zh-Hans'], ['en', 'en']]) {
  test(`the ${id} sample opens with marks of each layer and the text unchanged`, async (t) => {
    const page = await app.open(t);
    await page.click(`[data-sample="${id}"]`);
    await marked(page);
    assert.equal(await page.getAttribute('#article', 'lang'), lang);
    for (const layer of ['entity', 'figure', 'said', 'cue']) {
      await many(page, `#article .text .${layer}`, 3);
    }
    await many(page, '.voices .note', 5);
    await many(page, '.values .value-note', 5);
    await assertText(page, await (await page.request.get(`${app.url}samples/${id}.txt`)).text());
    await page.waitForURL(new RegExp(`#sample=${id}$`));
  });
}

test('a pasted text keeps every character, and is there again after a reload', async (t) => {
  const page = await app.open(t);
  const text = '  標題\n\n\n據知情人士透露，Meta 將投入 143 億美元。\t好\u3000。\n末段 😀 e\u0301\n';
  await paste(page, text);
  await marked(page);
  await assertText(page, text);
  await page.waitForURL(/#doc=[0-9a-f]{16}$/);
  await kept(page, 'texts', '末段');
  await page.reload();
  await marked(page);
  await assertText(page, text);
});

test('a link opens a sample with a filter', async (t) => {
  const page = await app.open(t, '#sample=zh-Hant&q=source:anonymous');
  await marked(page);
  await page.waitForSelector('.chip');
  await page.waitForSelector('.chip-value:text-is("anonymous")');
  await many(page, '.block[data-miss]', 5);
});

test('of an HTML file only the text is taken, and nothing in it runs', async (t) => {
  // the browser says that it has refused the file's own styles
  const page = await app.open(t, '', { expectErrors: /inline style/ });
  const html = `<!doctype html><title>x</title><script>window.hacked = 1</script><style>p{}</style>
    <article><h1>An <em>honest</em> headline</h1><p onclick="window.hacked=1">First &amp; <a href="javascript:window.hacked=1">link</a>.</p>
    <img src=x onerror="window.hacked=1"><svg onload="window.hacked=1"><text>drawn</text></svg><iframe srcdoc="<script>parent.hacked=1</script>"></iframe>
    <p>Second<br>line</p></article>`;
  await page.setInputFiles('input[type=file]', { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from(html) });
  await marked(page);
  await assertText(page, 'An honest headline\n\nFirst & link.\n\nSecond\n\nline');
  assert.equal(await page.evaluate(() => window.hacked), undefined);
});

test('markup in a text file stays text', async (t) => {
  const page = await app.open(t);
  const text = '<img src=x onerror="window.hacked=1"> <script>window.hacked=1</script> said Ann.';
  await page.setInputFiles('input[type=file]', { name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await marked(page);
  await assertText(page, text);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
});

test('files that are no text say so, and the open article stays', async (t) => {
  const page = await app.open(t, '#sample=en');
  await marked(page);
  const bad = [
    ['empty.txt', Buffer.alloc(0), /empty/], ['blank.txt', Buffer.from(' \n\n '), /empty/],
    ['photo.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0, 0, 0, 3, 0xff, 0xd8, 0, 0]), /not a text/],
  ];
  for (const [name, buffer, message] of bad) {
    await page.keyboard.press('o');
    await page.setInputFiles('dialog input[type=file]', { name, mimeType: 'text/plain', buffer });
    await page.waitForSelector('.notice.error');
    await eventually(async () => assert.match(await page.textContent('.notice.error'), message));
    await page.click('.notice.error .notice-close');
    await page.waitForSelector('.notice.error', { state: 'detached' });
  }
  assert.match(await originalText(page), /Corvane/);
});

test('broken UTF-8, UTF-16 and Big5 are read, and damage is told', async (t) => {
  const page = await app.open(t);
  const broken = Buffer.concat([Buffer.from('Good words before '), Buffer.from([0xff, 0xc3]), Buffer.from(' and after, said Ann Lee.')]);
  await page.setInputFiles('input[type=file]', { name: 'broken.txt', mimeType: 'text/plain', buffer: broken });
  await marked(page);
  await eventually(async () => assert.match(await originalText(page), /before \uFFFD+ and after/));
  await page.waitForSelector('.notice.warning');
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('沈柏勳說：「好。」', 'utf16le'), Buffer.from([0x00, 0xd8])]);
  await drop(page, 'utf16.txt', utf16);
  await page.waitForFunction(() => document.querySelector('#article')?.textContent.includes('沈柏勳'));
  const big5 = Buffer.from([0xb3, 0x6f, 0xac, 0x4f, 0xa4, 0xa4, 0xa4, 0xe5, 0xaa, 0xba, 0xa4, 0xe5, 0xb3, 0xb9]);
  await drop(page, 'big5.txt', big5);
  await page.waitForFunction(() => document.querySelector('#article')?.textContent.includes('這是中文的文章'));
});

test('ten megabytes open with the text complete and the page still answering', { timeout: 600_000 }, async (t) => {
  const page = await app.open(t);
  const line = 'On Tuesday, Ann Lee of Corvane said the company would spend $14.3 billion, or 12% of revenue, by 2027, people familiar with it said.\n\n';
  const text = line.repeat(Math.ceil(10_000_000 / line.length));
  await drop(page, 'long.txt', Buffer.from(text));
  await page.waitForSelector('#article .block');
  // the page answers while the engine works
  await page.click('.pill.layer.figures');
  await page.waitForFunction((length) => [...document.querySelectorAll('#article .text')].reduce((n, e) => n + e.textContent.length, 0) === length, text.length, { timeout: 180_000, polling: 1000 });
});

test('with storage blocked the app reads and tags, and says what is not kept', async (t) => {
  const page = await app.open(t);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('blocked', 'SecurityError'); } });
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });
  });
  await page.reload();
  await paste(page, 'Ann Lee said that Corvane will spend $5 million.');
  await marked(page);
  await page.waitForSelector('.notice.warning');
});
