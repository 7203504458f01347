// How soon the app's screen answers, as its plan asks it, beside Recogito's annotator and the bare Highlight API with the same text and as
// many marks. Knows the app's markup, what is asked of a peer, and a clock; must not know the engine.
import { drop } from '../e2e/app.mjs';

const PASSAGES = 5000;
const TURNS = 7;

/** A million characters with 20,000 marks and more. */
export function longText() {
  const line = (nth) => `第 ${nth} 段：據知情人士透露，Meta 將在 2026 年投入 ${nth} 億美元研發新模型，占營收 ${nth % 90 + 1}%。`.padEnd(200, '這是一段沒有標記的文字，');
  return `${Array.from({ length: PASSAGES }, (_, nth) => line(nth + 1)).join('\n')}\n`;
}

/** About 5,000 marks. */
const middling = () => longText().split('\n').slice(0, 850).join('\n');

const all = '#article[aria-busy="false"] .block';

/** Runs in the page: milliseconds of a piece of script, and until the frame after it, each the median of some turns. */
const TIMED = `window.timed = async (turns, act) => {
  const [script, frame] = [[], []];
  for (let nth = 0; nth < turns; nth += 1) {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const start = performance.now();
    act(nth);
    script.push(performance.now() - start);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    frame.push(performance.now() - start);
  }
  const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
  return [median(script), median(frame)];
};`;

async function opened(browser, url, text) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block', locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.addInitScript(TIMED);
  await page.addInitScript(() => {
    const look = () => (document.querySelector('#article .text .figure') ? requestAnimationFrame(() => { window.marked ??= performance.now(); }) : requestAnimationFrame(look));
    document.addEventListener('drop', () => { window.dropped = performance.now(); requestAnimationFrame(look); }, true);
  });
  await page.goto(url);
  await page.waitForSelector('[data-sample]');
  await drop(page, 'long.txt', Buffer.from(text));
  await page.waitForFunction(() => window.marked);
  const first = await page.evaluate(() => window.marked - window.dropped);
  await page.waitForSelector(all);
  await page.waitForFunction((count) => [...document.querySelectorAll('.layer .number')].reduce((sum, part) => sum + Number(part.textContent.replaceAll(',', '')), 0) >= count, text.length / 55);
  await page.waitForTimeout(1000);
  return { page, first, close: () => context.close() };
}

/** Milliseconds from a key to the end of its script, and to what is drawn, while a filter is typed. */
async function typing(page) {
  await page.evaluate(() => {
    window.keys = [];
    const note = (list) => list.getEntries().filter(({ name }) => name === 'keydown' || name === 'input').forEach((entry) => window.keys.push([entry.processingStart - entry.startTime, entry.duration]));
    new PerformanceObserver(note).observe({ type: 'event', durationThreshold: 16 });
  });
  await page.focus('#query');
  await page.keyboard.type('type:money >100', { delay: 90 });
  await page.waitForTimeout(700);
  const keys = await page.evaluate(() => window.keys);
  const longest = (nth) => Math.max(0, ...keys.map((key) => key[nth]));
  await page.fill('#query', '');
  await page.waitForTimeout(700);
  return [longest(0), longest(1)];
}

/** Milliseconds of the page's own script for a pointer that comes upon a mark. */
function pointing(page) {
  return page.evaluate((turns) => {
    const marks = [...document.querySelectorAll('#article .text .figure')].slice(0, 40);
    return window.timed(turns * 3, (nth) => {
      const mark = marks[nth % marks.length];
      const { x, y } = mark.getBoundingClientRect();
      for (const name of ['pointermove', 'pointerover']) mark.dispatchEvent(new PointerEvent(name, { bubbles: true, clientX: x + 2 + nth % 2, clientY: y + 2 }));
    });
  }, TURNS);
}

/** Milliseconds from frame to frame while the text is scrolled, half a screen in ten frames: the median, and what one in twenty is above. */
function scrolling(page) {
  return page.evaluate(async () => {
    const times = [];
    let before = await new Promise(requestAnimationFrame);
    for (let nth = 0; nth < 240; nth += 1) {
      scrollBy(0, 45);
      const now = await new Promise(requestAnimationFrame);
      times.push(now - before);
      before = now;
    }
    scrollTo(0, 0);
    times.sort((a, b) => a - b);
    return [times[times.length >> 1], times[Math.floor(times.length * 0.95)]];
  });
}

async function app(browser, url) {
  const rows = {};
  const some = await opened(browser, url, middling());
  const [delay, drawn] = await typing(some.page);
  rows['a key of a filter, 5,000 marks'] = { 'delay ms': delay, 'to the frame ms': drawn };
  await some.close();
  const long = await opened(browser, url, longText());
  rows['first marks of a million characters'] = { 'to the frame ms': long.first };
  const [frame, slow] = await scrolling(long.page);
  rows['a frame while a million characters scroll'] = { 'to the frame ms': frame };
  rows['the same, one in twenty is above'] = { 'to the frame ms': slow };
  const click = (selector) => long.page.evaluate(([selector, turns]) => window.timed(turns, () => document.querySelector(selector).click()), [selector, TURNS]);
  const row = ([script, frame]) => ({ 'script ms': script, 'to the frame ms': frame });
  rows['a layer off or on, 20,000 marks'] = row(await click('.pill.layer.figures'));
  await long.page.fill('#query', 'type:percent');
  await long.page.waitForSelector('.block[data-miss], .found .pill');
  await long.page.waitForTimeout(1500);
  rows['hide or show the rest, 20,000 marks'] = row(await click('.found .pill'));
  await long.page.fill('#query', '');
  await long.page.waitForTimeout(1500);
  rows['the pointer on a mark'] = row(await pointing(long.page));
  await long.close();
  return rows;
}

/** A plain page with the text and a peer's ways: `marks` paints all, `toggle` takes some away or puts them back, `point` asks what lies at a place. */
async function peer(browser, text, script, prepare) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(300_000);
  await page.setContent('<style>#text { max-width: 40rem; margin: auto; font: 18px/1.9 serif }</style><div id="text"></div>');
  await page.evaluate(TIMED);
  // Recogito's build asks Node's for its mode
  await page.evaluate(() => { window.process = { env: { NODE_ENV: 'production' } }; });
  if (script) await page.addScriptTag({ path: script });
  await page.evaluate((text) => {
    const root = document.querySelector('#text');
    root.append(...text.split('\n').map((line) => Object.assign(document.createElement('p'), { textContent: line })));
    window.ranges = [];
    for (const { firstChild: node } of root.children) {
      for (const found of node?.data.matchAll(/知情人士|Meta|\d+ (?:億美元|年)|\d+%/g) ?? []) {
        const range = document.createRange();
        range.setStart(node, found.index);
        range.setEnd(node, found.index + found[0].length);
        window.ranges.push(range);
      }
    }
  }, text);
  await page.evaluate(prepare);
  const rows = {};
  const row = ([script, frame]) => ({ 'script ms': script, 'to the frame ms': frame });
  rows['all marks'] = row(await page.evaluate(() => window.timed(1, () => window.peer.marks())));
  rows['some marks off or on'] = row(await page.evaluate((turns) => window.timed(turns, (nth) => window.peer.toggle(nth % 2 === 0)), TURNS));
  rows['the pointer on a mark'] = row(await page.evaluate((turns) => window.timed(turns * 3, (nth) => {
    const { x, y } = window.ranges[nth % 40].getBoundingClientRect();
    window.peer.point(x + 2, y + 2);
  }), TURNS));
  rows.marks = { 'script ms': await page.evaluate(() => window.ranges.length) };
  await page.close();
  return rows;
}

function recogito() {
  const root = document.querySelector('#text');
  const annotator = window.RecogitoJS.createTextAnnotator(root);
  const offsets = new Map();
  let before = 0;
  for (const { firstChild: node } of root.children) if (node) { offsets.set(node, before); before += node.length; }
  const annotations = window.ranges.map((range, nth) => {
    const start = offsets.get(range.startContainer) + range.startOffset;
    const quote = range.toString();
    return { id: `a${nth}`, bodies: [{ id: `b${nth}`, annotation: `a${nth}`, value: /%$/.test(quote) ? 'percent' : 'other' }], target: { annotation: `a${nth}`, selector: [{ quote, start, end: start + quote.length }] } };
  });
  window.peer = {
    marks: () => annotator.setAnnotations(annotations),
    toggle: (off) => annotator.setFilter(off ? (annotation) => annotation.bodies[0].value !== 'percent' : undefined),
    point: (x, y) => root.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: x, clientY: y })),
  };
}

function highlights() {
  const some = new Highlight(...window.ranges.filter((range) => range.toString().endsWith('%')));
  const others = new Highlight(...window.ranges.filter((range) => !range.toString().endsWith('%')));
  document.head.append(Object.assign(document.createElement('style'), { textContent: '::highlight(some) { background: #fc0 } ::highlight(others) { text-decoration: underline }' }));
  window.peer = {
    marks: () => { CSS.highlights.set('some', some); CSS.highlights.set('others', others); },
    toggle: (off) => (off ? CSS.highlights.delete('some') : CSS.highlights.set('some', some)),
    point: (x, y) => CSS.highlights.highlightsFromPoint?.(x, y),
  };
}

const rounded = (rows) => Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, Object.fromEntries(Object.entries(row).map(([column, value]) => [column, Number(value.toPrecision(3))]))]));

/** Prints the three tables. */
export async function screenTables(browser, url) {
  const script = new URL('node_modules/@recogito/text-annotator/dist/text-annotator.umd.js', import.meta.url).pathname;
  const parts = [
    ['the app', () => app(browser, url)],
    ['Recogito’s annotator 4.1.1, the same million characters', () => peer(browser, longText(), script, recogito)],
    ['the Highlight API alone, the same million characters', () => peer(browser, longText(), null, highlights)],
  ];
  for (const [name, measured] of parts) {
    console.log(`\n${name}: medians; a frame comes every 16.7 ms\n`);
    console.table(rounded(await measured()));
  }
}
