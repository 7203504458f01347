// What breaks under the app: its worker, its memory, its files on their way. The text stays, and what to do is said.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { serve } from '../serve.mjs';
import { withMemory } from '../wasm.mjs';
import { drop, marked, openedWith, paste, tag, toldOf } from '../app.mjs';

const app = browserTests();
const TEXT = 'Ann Lee of Corvane said that the company would spend $5 million.';

/** Serves a worker that breaks off when it is asked to annotate, so many times. */
const dying = (times) => (page) => {
  let left = times;
  return page.route('**/engine/worker.js', async (route) => {
    const dies = left > 0;
    // the app's first call is an empty text, to warm the engine
    const script = `const early = [];
      onmessage = ({ data }) => early.push(data);
      const { default: start } = await import("../worker.js");
      await start();
      const answer = self.onmessage;
      self.onmessage = (event) => {
        if (String(event.data).includes('Ann Lee')) throw new Error('unreachable');
        answer.call(self, event);
      };
      early.filter((data) => !data.bring).forEach((data) => dispatchEvent(new MessageEvent('message', { data })));`;
    left -= 1;
    await (dies ? route.fulfill({ body: script, contentType: 'text/javascript' }) : route.continue());
  });
};

async function readAnyway(page, wanted = TEXT) {
  await page.waitForSelector('#article .block');
  await page.waitForFunction((wanted) => [...document.querySelectorAll('#article .text')].map((text) => text.textContent).join('').includes(wanted), wanted);
}

test('a worker that dies in the middle is followed by another, and the marks come', async (t) => {
  const page = await openedWith(app, t, dying(1));
  await paste(page, TEXT);
  await marked(page);
  await page.waitForSelector('#article .figure');
});

test('a text that no worker survives is told, can be read and tagged, and another one is marked', async (t) => {
  const page = await openedWith(app, t, dying(9));
  await paste(page, TEXT);
  await toldOf(page, /could not be marked: the engine broke off twice/);
  await readAnyway(page);
  assert.ok(await tag(page, 'Ann Lee', 'look'));
  await page.waitForSelector('#article .tagged');
  await page.goto(`${app.url}#sample=en`);
  await marked(page);
});

test('a module that breaks off on its way is told, and the text is there', async (t) => {
  const page = await openedWith(app, t, (page) => page.route('**/worker_bg.wasm', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ status: 200, contentType: 'application/wasm', body: body.subarray(0, body.length >> 1) });
  }));
  await paste(page, TEXT);
  await toldOf(page, /could not be marked/);
  await readAnyway(page);
});

test('a module that comes at the second try marks the text', async (t) => {
  let tries = 0;
  const page = await openedWith(app, t, (page) => page.route('**/worker_bg.wasm', (route) => {
    tries += 1;
    return tries === 1 ? route.abort() : route.continue();
  }));
  await paste(page, TEXT);
  await marked(page);
  assert.ok(tries >= 2);
});

test('damaged data is named, and the text is there', async (t) => {
  const page = await openedWith(app, t, (page) => page.route('**/data/entities.en.weights.bin', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: body.subarray(0, 1000), headers: { 'content-type': 'application/octet-stream' } });
  }));
  await paste(page, TEXT);
  await toldOf(page, /could not be marked: .*entities\.en\.weights/);
  await readAnyway(page);
});

test('a connection that breaks off on the way is told, and the text is there', async (t) => {
  const site = await serve(new URL('../../../dist', import.meta.url).pathname, 0, { cut: (path) => path.endsWith('/worker_bg.wasm') && 200_000 });
  t.after(() => site.close());
  const page = await openedWith({ ...app, url: site.url }, t, async () => {});
  await paste(page, TEXT);
  await toldOf(page, /could not be marked/);
  await readAnyway(page);
});

test('a connection that breaks off once marks the text all the same', async (t) => {
  let cuts = 0;
  const site = await serve(new URL('../../../dist', import.meta.url).pathname, 0, { cut: (path) => path.endsWith('/worker_bg.wasm') && ++cuts === 1 && 200_000 });
  t.after(() => site.close());
  const page = await openedWith({ ...app, url: site.url }, t, async () => {});
  await paste(page, TEXT);
  await marked(page);
  assert.ok(cuts >= 2, String(cuts));
});

test('where memory is used up the text can be read, that is told, and a shorter one is marked', { timeout: 900_000 }, async (t) => {
  const page = await openedWith(app, t, (page) => page.route('**/worker_bg.wasm', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ contentType: 'application/wasm', body: withMemory(await response.body(), 64 << 20) });
  }));
  const line = 'On Tuesday, Ann Lee of Corvane said the company would spend $14.3 billion by 2027.\n\n';
  await drop(page, 'long.txt', Buffer.from(line.repeat(120_000)));
  await toldOf(page, /could not be marked/);
  await readAnyway(page, 'Ann Lee of Corvane');
  await page.goto(`${app.url}#sample=en`);
  await marked(page);
});
