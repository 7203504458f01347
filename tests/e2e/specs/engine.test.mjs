// The engine in a browser: behind the worker, and on the page's own thread, with the same answers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';

const app = browserTests();
const TEXT = '「我們會繼續投資。」Meta 發言人說，公司今年將投入 143 億美元。';

/** Annotates a text with the engine of the page; `worker` is left out to make it work on the page's thread. */
function annotate(page, text, worker) {
  return page.evaluate(async ([text, worker]) => {
    const at = (path) => new URL(path, location.href);
    const { Engine } = await import(at('engine/client.js'));
    const engine = new Engine({ worker: worker && at(worker), module: at('worker.js') });
    const document = await engine.annotate(text);
    const { kind } = engine;
    engine.close();
    return { kind, document };
  }, [text, worker]);
}

test('the worker marks a text, in UTF-16 offsets', async (t) => {
  const page = await app.open(t);
  const { kind, document } = await annotate(page, TEXT, 'engine/worker.js');
  assert.equal(kind, 'worker');
  assert.equal(document.schema, 'manicule/1');
  assert.equal(document.offsets, 'utf-16');
  const money = document.annotations.find(({ type }) => type === 'money');
  assert.equal(TEXT.slice(money.start, money.end), '143 億美元');
  assert.deepEqual(money.value, { amount: '14300000000', currency: 'USD' });
});

test('the page thread gives the answer of the worker', async (t) => {
  const page = await app.open(t);
  const [inWorker, onPage] = [await annotate(page, TEXT, 'engine/worker.js'), await annotate(page, TEXT)];
  assert.equal(onPage.kind, 'page');
  assert.deepEqual(onPage.document, inWorker.document);
});
