// Selectors over a DOM: described and found again. Own cases, and those of Apache Annotator and Hypothesis where they are at hand.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { browserTests } from '../browser.mjs';
import { headers } from '../page.mjs';

const www = browserTests(new URL('../../../www', import.meta.url).pathname, { headers });
const SHARED = new URL('../../../../shared/data/anchoring/', import.meta.url);
const shared = (path) => (existsSync(SHARED) ? readFileSync(new URL(path, SHARED), 'utf8') : null);
const casesOf = (path) => Object.entries(Object.assign({}, ...Object.values(JSON.parse(shared(path)))));

/** A page that holds nothing, with the module and helpers on `window`. */
async function blank(t) {
  const page = await www.open(t, 'embed/words.js', { expectErrors: /favicon/ });
  await page.evaluate(async (url) => {
    window.selectors = await import(url);
    window.parse = (html) => new DOMParser().parseFromString(html, 'text/html');
    window.at = (doc, path) => doc.evaluate(path, doc, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue;
    window.rangeOf = (doc, { startContainerXPath, startOffset, endContainerXPath, endOffset }) => {
      const range = doc.createRange();
      range.setStart(at(doc, startContainerXPath), startOffset);
      range.setEnd(at(doc, endContainerXPath), endOffset);
      return range;
    };
    // the same place in the text: whether it is the end of one node or the start of the next, nobody sees
    window.same = (a, b, map) => String(map.offsets(a)) === String(map.offsets(b));
    window.show = (range) => `${range.startContainer.parentNode?.nodeName} ${range.startOffset}–${range.endContainer.parentNode?.nodeName} ${range.endOffset} “${range}”`;
  }, `${www.url}embed/selectors.js`);
  return page;
}

const HTML = '<main id="m"><h1>標題😀</h1><p>據知情人士稱，<b>Meta</b> 將投入<i> 143億</i>美元。</p><p>據知情人士稱，👨‍👩‍👧 一家。</p><ul><li>a</li><li>b</li></ul></main>';
const CASES = [
  ['a quotation across elements', { type: 'TextQuoteSelector', exact: '投入 143億', prefix: '將' }, ['投入 143億']],
  ['a quotation that stands twice', { type: 'TextQuoteSelector', exact: '知情人士' }, ['知情人士', '知情人士']],
  ['a quotation that its context tells apart', { type: 'TextQuoteSelector', exact: '知情人士', suffix: '稱，👨' }, ['知情人士']],
  ['a quotation that is not there', { type: 'TextQuoteSelector', exact: '知情人' + 'x' }, []],
  ['a position in code points', { type: 'TextPositionSelector', start: 2, end: 6 }, ['😀據知情']],
  ['a position beyond the text', { type: 'TextPositionSelector', start: 5, end: 3 }, []],
  ['an absolute path', { type: 'XPathSelector', value: '/html/body/main/ul/li[2]' }, ['b']],
  ['a path anywhere', { type: 'XPathSelector', value: '//li' }, ['a', 'b']],
  ['a path that is none', { type: 'XPathSelector', value: '//[' }, []],
  ['CSS', { type: 'CssSelector', value: 'li:last-child' }, ['b']],
  ['CSS that is none', { type: 'CssSelector', value: '>>' }, []],
  ['CSS refined by a quotation', { type: 'CssSelector', value: 'p:nth-of-type(2)', refinedBy: { type: 'TextQuoteSelector', exact: '知情' } }, ['知情']],
  ['a fragment', { type: 'FragmentSelector', value: 'm', refinedBy: { type: 'CssSelector', value: 'h1' } }, ['標題😀']],
  ['a text directive', { type: 'FragmentSelector', value: ':~:text=%E5%B0%87-,meta,-x' }, []],
  ['a text directive with neighbours', { type: 'FragmentSelector', value: ':~:text=%E4%BA%BA%E5%A3%AB%E7%A8%B1%EF%BC%8C-,meta,-%E5%B0%87' }, ['Meta']],
  ['a pair of paths', { type: 'RangeSelector', startSelector: { type: 'XPathSelector', value: '//li[1]' }, endSelector: { type: 'XPathSelector', value: '//li[2]' } }, ['a']],
  ['Hypothesis’ containers', { type: 'RangeSelector', startContainer: '/main[1]/p[1]/b[1]', startOffset: 1, endContainer: '/main[1]/p[1]/i[1]', endOffset: 2 }, ['eta 將投入 1']],
  ['what is no selector', { type: 'Else' }, []],
];

test('selectors are found, each kind', async (t) => {
  const page = await blank(t);
  for (const [name, selector, wanted] of CASES) {
    const found = await page.evaluate(([html, selector]) => selectors.find(selector, parse(html).body).map(String), [HTML, selector]);
    assert.deepEqual(found, wanted, name);
  }
});

test('what is described is found again, each way, and no grapheme is halved', async (t) => {
  const page = await blank(t);
  const lost = await page.evaluate((html) => {
    const body = parse(html).body;
    const map = new selectors.TextMap(body);
    const lost = [];
    for (let start = 0; start < map.text.length; start += 1) {
      for (let end = start + 1; end <= map.text.length; end += 3) {
        const described = selectors.describe(map.range(start, end), body, map);
        const wanted = described[0].exact;
        if (!wanted.includes(map.text.slice(start, end)) || /^\u200d|\u200d$/.test(wanted)) lost.push([start, end, wanted]);
        for (const selector of described) {
          const found = selectors.find(selector, body).map(String);
          if (!found.includes(wanted)) lost.push([selector, found]);
        }
      }
    }
    return lost;
  }, HTML);
  assert.deepEqual(lost, []);
});

test('a shadow root is a root like any other', async (t) => {
  const page = await blank(t);
  const found = await page.evaluate((html) => {
    const host = document.body.appendChild(document.createElement('div'));
    const root = host.attachShadow({ mode: 'open' });
    root.append(...parse(html).body.childNodes);
    const range = document.createRange();
    range.selectNodeContents(root.querySelector('b'));
    return selectors.describe(range, root).map((selector) => String(selectors.find(selector, root)[0]));
  }, HTML);
  assert.deepEqual(found, ['Meta', 'Meta', 'Meta', 'Meta']);
});

test('Apache Annotator’s cases', { skip: !shared('apache-annotator/match-cases.json') && '../shared is not here' }, async (t) => {
  const page = await blank(t);
  for (const file of ['match-cases.json', 'text-position-match-cases.json']) {
    const failed = await page.evaluate((cases) => cases.flatMap(([name, { html, selector, expected }]) => {
      const doc = parse(html);
      const found = selectors.find(selector, doc);
      const wanted = expected.map((each) => rangeOf(doc, each));
      return found.length === wanted.length && found.every((range, nth) => same(range, wanted[nth], new selectors.TextMap(doc))) ? [] : [[name, found.map(show), wanted.map(show)]];
    }), casesOf(`apache-annotator/${file}`));
    console.log(`${file}: ${casesOf(`apache-annotator/${file}`).length - failed.length} of ${casesOf(`apache-annotator/${file}`).length}`);
    assert.deepEqual(failed, [], file);
  }
  const css = await page.evaluate((cases) => cases.filter(([, { html, selector, scopeXPath, expected }]) => {
    const doc = parse(html);
    const found = selectors.find(selector, scopeXPath ? at(doc, scopeXPath) : doc).map((range) => range.startContainer);
    return !(found.length === expected.length && expected.every((path, nth) => at(doc, path) === found[nth]));
  }), casesOf('apache-annotator/css-match-cases.json'));
  assert.deepEqual(css, [], 'css-match-cases.json');
  const described = await page.evaluate((cases) => cases.flatMap(([name, { html, range }]) => {
    const doc = parse(html);
    const wanted = rangeOf(doc, range);
    return selectors.describe(wanted, doc).filter((selector) => !selectors.find(selector, doc).some((found) => String(found) === String(wanted))).map((selector) => [name, selector]);
  }), casesOf('apache-annotator/describe-cases.json').filter(([name]) => !name.includes('empty')));
  assert.deepEqual(described, [], 'describe-cases.json');
});

test('the text fragments polyfill’s pages', { skip: !shared('text-fragments-polyfill/basic-test.html') && '../shared is not here' }, async (t) => {
  const page = await blank(t);
  const folder = new URL('text-fragments-polyfill/', SHARED);
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
  assert.ok(pages.length > 25);
  for (const name of pages) {
    const lost = await page.evaluate((html) => {
      const body = parse(html).body;
      return [...body.querySelectorAll('*')].filter((element) => element.textContent.trim()).flatMap((element) => {
        const range = body.ownerDocument.createRange();
        range.selectNodeContents(element);
        const wanted = new selectors.TextMap(body).offsets(range);
        const near = (found) => String(new selectors.TextMap(body).offsets(found)) === String(wanted);
        return selectors.describe(range, body).filter((selector) => !selectors.find(selector, body).some(near)).map(({ type }) => [element.outerHTML.slice(0, 80), type]);
      });
    }, shared(`text-fragments-polyfill/${name}`));
    assert.deepEqual(lost, [], name);
  }
  // four times the same word, told apart by the words beside it
  const told = await page.evaluate((html) => {
    const body = parse(html).body;
    return [1, 2].flatMap((before) => [1, 2].map((after) => {
      const found = selectors.find({ type: 'FragmentSelector', value: `:~:text=prefix${before}-,target,-suffix${after}` }, body);
      return found.map((range) => range.startContainer.parentNode.id).join();
    }));
  }, shared('text-fragments-polyfill/ambiguous-match.html'));
  assert.deepEqual(told, ['target1', 'target3', 'target4', 'target2']);
});

test('Hypothesis’ ranges and pages', { skip: !shared('hypothesis/range-specs.json') && '../shared is not here' }, async (t) => {
  const page = await blank(t);
  const squeezed = (text) => text.replace(/\s+/g, ' ').trim();
  const specs = JSON.parse(shared('hypothesis/range-specs.json'));
  const quotes = await page.evaluate(([html, specs]) => {
    const body = parse(html).body;
    const texts = new selectors.TextMap(body).nodes;
    const node = (container) => (typeof container === 'number' ? texts.filter((text) => text.data.trim())[container] : at(body.ownerDocument, `/html/body${container}`));
    return specs.map(({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = body.ownerDocument.createRange();
      range.setStart(node(startContainer), startOffset);
      range.setEnd(node(endContainer), endOffset);
      const described = selectors.describe(range, body);
      return [described[0].exact, described.slice(0, 3).map((selector) => selectors.find(selector, body).map(String))];
    });
  }, [shared('hypothesis/html-anchoring-fixture.html'), specs]);
  for (const [nth, [exact, found]] of quotes.entries()) {
    for (const each of found) if (exact.trim()) assert.ok(each.map(squeezed).includes(squeezed(exact)), `${specs[nth].description}: ${JSON.stringify(each)}`);
    if (specs[nth].quote !== undefined && typeof specs[nth].startContainer === 'string') assert.equal(squeezed(exact), squeezed(specs[nth].quote), specs[nth].description);
  }
  for (const name of ['minimal', 'wikipedia-regression-testing']) {
    const rows = JSON.parse(shared(`hypothesis/html-baselines/${name}.json`)).rows;
    const found = await page.evaluate(([html, rows]) => {
      const body = parse(html).body;
      return rows.map(({ target }) => target[0].selector.map((selector) => [selector.type, selectors.find(selector, body).map(String)]));
    }, [shared(`hypothesis/html-baselines/${name}.html`), rows]);
    for (const [nth, kinds] of found.entries()) {
      const exact = rows[nth].target[0].selector.find(({ type }) => type === 'TextQuoteSelector').exact;
      for (const [type, ranges] of kinds.filter(([type]) => type !== 'TextPositionSelector')) assert.ok(ranges.map(squeezed).includes(squeezed(exact)), `${name} ${nth} ${type}: ${ranges} for ${exact}`);
    }
  }
});
