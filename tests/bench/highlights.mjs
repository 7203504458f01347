// Many marks on a long page, beside other annotators' ways to show them: `./dev bench highlights`, after `./dev build`. Each gets the same
// 5,000 places in the same page of 100,000 characters, shows them, and is asked what lies under 200 points. Knows pages and a clock.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../e2e/browser.mjs';
import { folders } from '../e2e/page.mjs';
import { serve } from '../e2e/serve.mjs';

const PARAGRAPHS = 1_000;
const EACH = 5;
const TURNS = 3;

/** Fills the page; every fourth word of a paragraph is a place. */
function fill([paragraphs, each]) {
  const words = 'the harbour office said on Tuesday it had counted every boat and ferry that came in before the lights went out again';
  const main = document.querySelector('main');
  main.replaceChildren(...Array.from({ length: paragraphs }, (_, nth) => Object.assign(document.createElement('p'), { textContent: `${nth} ${words}` })));
  window.places = [...main.children].flatMap(({ firstChild }) => [...firstChild.data.matchAll(/\w+/g)].filter((_, nth) => nth % 4 === 1).slice(0, each)
    .map(({ 0: word, index }) => ({ node: firstChild, from: index, to: index + word.length })));
  window.nodes = () => main.querySelectorAll('*').length;
  window.timed = async (work) => {
    const began = performance.now();
    await work();
    const script = performance.now() - began;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return { script, drawn: performance.now() - began };
  };
  // all points together: the clock ticks in tenths of a millisecond
  window.hits = (at) => {
    const points = Array.from({ length: 200 }, (_, nth) => [400 + (nth * 7) % 600, 50 + (nth * 13) % 700]);
    // the first has the page laid out
    at(...points[0]);
    const began = performance.now();
    const found = points.filter(([x, y]) => at(x, y)).length;
    return { hit: (performance.now() - began) / points.length, found };
  };
}

/** Each answers with what it cost; run in the page. */
const PEERS = {
  // the engine's own time is not in it: that is `./dev bench engine`
  'Manicule, near the screen': async () => {
    const { annotatePage, registerAnalyzer } = await import('/embed/page.js');
    const mark = (text) => window.places.reduce(({ marks, at }, { node, from, to }) => {
      const start = text.indexOf(node.data, at) + from;
      return { marks: [...marks, { layer: 'entity', type: 'work', start, end: start + to - from }], at: start - from };
    }, { marks: [], at: 0 }).marks;
    registerAnalyzer(mark, { name: 'bench', replaces: ['entities', 'figures', 'attributions'] });
    const page = await annotatePage(document.querySelector('main'), { ui: 'en', open: false, storage: 'none' });
    while (!page.costs().paint) await new Promise((done) => setTimeout(done, 20));
    const { index, paint } = page.costs();
    return { marks: page.annotations.annotations.length, script: index + paint, ...window.hits((x, y) => page.at(x, y).annotations.length) };
  },
  'Manicule, all at once': async () => {
    const { HighlightPainter } = await import('/embed/page/highlights.js');
    const painter = new HighlightPainter();
    painter.dress([document], document.body);
    return { marks: window.places.length, ...await window.timed(() => painter.paint(new Map([['work', window.places]]))) };
  },
  'Recogito, CSS highlights': () => window.recogito('CSS_HIGHLIGHTS'),
  'Recogito, spans': () => window.recogito('SPANS'),
  // as its client does: the text of every place is wrapped in an element
  'Hypothesis’ way': async () => {
    const cost = await window.timed(() => {
      for (const { node, from, to } of window.places.toReversed()) {
        node.splitText(to);
        const words = node.splitText(from);
        const wrapper = document.createElement('hypothesis-highlight');
        words.replaceWith(wrapper);
        wrapper.append(words);
      }
    });
    return { marks: window.places.length, ...cost, ...window.hits((x, y) => document.elementFromPoint(x, y)?.closest('hypothesis-highlight')) };
  },
};

/** Recogito's annotator with all places as its annotations. */
const RECOGITO = `
  import { createTextAnnotator } from '@recogito/text-annotator';
  window.recogito = async (renderer) => {
    const main = document.querySelector('main');
    const annotator = createTextAnnotator(main, { renderer, userSelectAction: 'NONE' });
    const annotations = window.places.map(({ node, from, to }, nth) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      return { id: String(nth), bodies: [], target: { annotation: String(nth), selector: [{ quote: range.toString(), start: 0, end: 0, range }] } };
    });
    const cost = await window.timed(() => annotator.state.store.bulkAddAnnotations(annotations));
    const { left, top } = main.getBoundingClientRect();
    return { marks: annotator.getAnnotations().length, ...cost, ...window.hits((x, y) => annotator.state.store.getAt(x - left, y - top)) };
  };
`;

const place = await mkdtemp(join(tmpdir(), 'manicule-bench-'));
execFileSync('esbuild', ['--bundle', '--format=esm', '--minify', '--log-level=error', `--outfile=${place}/recogito.js`], { input: RECOGITO, cwd: import.meta.dirname });
const server = await serve(folders.pages, 0, { mounts: { '/embed/': folders.embed, '/peers/': `${place}/` }, headers: { 'content-security-policy': null } });
const browser = await launch();
const rows = {};
for (const [name, peer] of Object.entries(PEERS)) {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}large.html`);
    await page.evaluate(fill, [PARAGRAPHS, EACH]);
    if (name.startsWith('Recogito')) await page.addScriptTag({ url: '/peers/recogito.js', type: 'module' });
    const before = await page.evaluate(() => window.nodes());
    const { marks, script, hit, found } = await page.evaluate(peer);
    const elements = await page.evaluate(() => window.nodes()) - before;
    const least = (column, value) => Math.min(value ?? Infinity, rows[name]?.[column] ?? Infinity);
    rows[name] = { marks, 'ms of script': least('ms of script', script), 'ms a hit-test': least('ms a hit-test', hit), 'points of 200 with a mark': found ?? '', 'elements put into the page': elements };
    await page.close();
  }
}
await browser.close();
await server.close();
await rm(place, { recursive: true });
console.log(`${PARAGRAPHS * EACH} places in a page of ${PARAGRAPHS} paragraphs, the best of ${TURNS} turns\n`);
for (const row of Object.values(rows)) for (const column of ['ms of script', 'ms a hit-test']) row[column] = Number.isFinite(row[column]) ? Number(row[column].toPrecision(2)) : '';
console.table(rows);
