// What the specs of the page annotator have in common. Knows its interface; must not know a test's purpose.
import assert from 'node:assert/strict';
import { eventually } from './eventually.mjs';
import { POLICY } from './serve.mjs';

export const folders = { pages: new URL('pages/', import.meta.url).pathname, embed: new URL('../../dist/embed/', import.meta.url).pathname };
const packages = new URL('node_modules/', import.meta.url).pathname;
export const mounts = { '/embed/': folders.embed, '/react/': `${packages}react/`, '/react-dom/': `${packages}react-dom/`, '/vue/': `${packages}vue/` };

/** The app's policy without Trusted Types, since pages of others make markup as they like; and frames of the same origin. */
export const headers = { 'content-security-policy': `${POLICY.replace(/; (require-)?trusted-types[^;]*/g, '')}; frame-src 'self'` };

/** Opens a page whose closed shadow roots are open, so that a test can use the panel as a reader does. */
export async function openWithPanel(site, test, path, options) {
  const page = await site.open(test, 'about:blank', options);
  await page.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function open(init) { return attach.call(this, { ...init, mode: 'open' }); };
  });
  await page.goto(site.url + path);
  return page;
}

/** Annotates a page; its interface is then `window.manicule`. */
export async function annotate(page, options = {}, root = null) {
  await page.evaluate(async ([options, root]) => {
    const { annotatePage } = await import('/embed/page.js');
    window.told = [];
    window.manicule = await annotatePage(root && document.querySelector(root), options);
    for (const name of ['ready', 'tag', 'filter', 'select', 'error']) window.manicule.on(name, (detail) => window.told.push([name, detail]));
  }, [{ ui: 'en', ...options }, root]);
  await painted(page);
}

/** Waits until marks are on the screen. */
export function painted(page, limit = 60_000) {
  const some = () => [window, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow)].some(({ CSS }) => [...CSS.highlights].some(([name, highlight]) => /^manicule-\d/.test(name) && highlight.size > 0));
  return eventually(async () => assert.ok(await page.evaluate(some), 'nothing is painted'), limit);
}

/** The words that a style is painted on. */
export function paintedWords(page, style) {
  return page.evaluate((style) => {
    const words = (view) => [...view.CSS.highlights].filter(([name]) => name.replace(/^manicule-\d+-/, '') === style)
      .flatMap(([, highlight]) => [...highlight].map(({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset)));
    return [window, ...[...document.querySelectorAll('iframe')].filter((frame) => frame.contentDocument).map((frame) => frame.contentWindow)].flatMap(words);
  }, style);
}

/** Fails unless these words come to be among those that a style is painted on. */
export function assertPainted(page, style, ...wanted) {
  return eventually(async () => {
    const words = await paintedWords(page, style);
    for (const each of wanted) assert.ok(words.includes(each), `${each} in ${words.join('|')}`);
  });
}

/** Fails unless a style comes to be painted on exactly these words. */
export function assertPaintedOnly(page, style, ...wanted) {
  return eventually(async () => assert.deepEqual(await paintedWords(page, style), wanted));
}

/** Remembers every node of the page, shadow roots and frames too. */
export function rememberNodes(page) {
  return page.evaluate(() => {
    window.nodesOf = () => {
      const found = [];
      const walk = (node) => {
        if (node.localName === 'manicule-page') return;
        const attributes = node.attributes ? [...node.attributes].map(({ name, value }) => `${name}=${value}`).join('\n') : '';
        found.push({ node, attributes, data: node.nodeValue, parent: node.parentNode });
        for (const child of node.childNodes) walk(child);
        if (node.shadowRoot) walk(node.shadowRoot);
        if (node.localName === 'iframe' && node.contentDocument) walk(node.contentDocument);
      };
      walk(document);
      return found;
    };
    window.before = window.nodesOf();
    return window.before.length;
  });
}

/** Fails where a node has come, gone, moved or changed since. */
export async function assertUntouched(page) {
  const changed = await page.evaluate(() => {
    const after = window.nodesOf();
    const differs = (one, other) => !other || one.node !== other.node || one.attributes !== other.attributes || one.data !== other.data || one.parent !== other.parent;
    const nth = window.before.findIndex((one, nth) => differs(one, after[nth]));
    return { nth, before: window.before.length, after: after.length, what: nth < 0 ? '' : window.before[nth].node.nodeName };
  });
  assert.deepEqual({ nth: changed.nth, what: changed.what, count: changed.after }, { nth: -1, what: '', count: changed.before });
}

/** Every node of the page in a line, shadow roots and frames too; what we have put there is left out. */
export function domOf(page) {
  return page.evaluate(() => {
    const lines = [];
    const walk = (node, depth) => {
      if (node.localName === 'manicule-page') return;
      const attributes = [...(node.attributes ?? [])].map(({ name, value }) => `${name}=${value}`).sort().join(' ');
      lines.push(`${' '.repeat(depth)}${node.nodeName} ${attributes} ${node.nodeValue ?? ''}`);
      for (const child of node.childNodes) walk(child, depth + 1);
      if (node.shadowRoot) walk(node.shadowRoot, depth + 1);
      if (node.localName === 'iframe' && node.contentDocument) walk(node.contentDocument, depth + 1);
    };
    walk(document, 0);
    return lines;
  });
}

const press = (selector) => async (page) => { for (let nth = 0; nth < 3; nth += 1) await page.click(selector); };

/** Pages that change by themselves or under their reader's hands: what is done there, and what says that it is done. */
export const LIVELY = [
  ['react.html', 'React renders again', press('main button'), '20 boats'],
  ['vue.html', 'Vue renders again', press('main button'), '20 boats'],
  ['spa.html?story=one', 'a page that never reloads', async (page) => { await page.click('#two'); await page.evaluate(() => history.back()); await page.click('#two'); }, 'less salt'],
  ['scroll.html', 'a page without end', (page) => page.evaluate(async () => {
    while (!document.body.textContent.includes('Part 40:')) {
      scrollTo(0, document.body.scrollHeight);
      await new Promise((done) => setTimeout(done, 50));
    }
  }), 'Part 40:'],
];

/** Does the same on a page that is left alone and on one that is marked, and fails where they differ then in any node. */
export async function assertSameAsAlone(alone, page, act, done) {
  await annotate(page);
  for (const each of [alone, page]) {
    await act(each);
    await eventually(async () => assert.ok(await each.evaluate((done) => document.body.innerText.includes(done), done), done));
  }
  await eventually(async () => assert.ok(await page.evaluate((done) => window.manicule.text.includes(done), done), `${done} is read`));
  await painted(page);
  assert.deepEqual(await domOf(page), await domOf(alone));
  await page.evaluate(() => window.manicule.close());
  assert.deepEqual(await domOf(page), await domOf(alone), 'and when it is closed');
}

/** Selects the first occurrence of some words in an element. */
export function selectWords(page, words, within = 'body') {
  return page.evaluate(([words, within]) => {
    const walker = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at < 0) continue;
      getSelection().setBaseAndExtent(node, at, node, at + words.length);
      return true;
    }
    return false;
  }, [words, within]);
}

/** Puts a reader into the page and answers with how it went: its marks, or its error. */
export function putReader(page, script) {
  return page.evaluate(async (script) => {
    const reader = document.createElement('manicule-reader');
    reader.textContent = 'Ann Lee paid $7 million, a filing said.';
    document.querySelector('article').prepend(reader);
    const went = new Promise((resolve) => {
      reader.addEventListener('manicule-ready', ({ detail }) => resolve({ marks: detail.document.annotations.length }));
      reader.addEventListener('manicule-error', ({ detail }) => resolve(detail));
    });
    await import(script);
    return { ...await went, shown: reader.innerText.includes('Ann Lee') || reader.shadowRoot.textContent.includes('Ann Lee') };
  }, script);
}

/** Does what a browser's translator does: each text gives way to its translation in elements of the translator's own. */
export function translate() {
  const words = { 'Two people': '兩名知情人士', 'spend $340 million': '投資 3.4 億美元' };
  const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  window.originals = texts.filter((text) => text.data.trim()).map((text) => {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    const known = Object.keys(words).find((known) => text.data.includes(known));
    inner.textContent = known ? `海風玻璃宣布，${words[known]}。` : '碼頭上的船都數過了。';
    outer.append(inner);
    text.replaceWith(outer);
    return [outer, text];
  });
}

/** Writes so many paragraphs of some 200 characters into the large page. */
export function enlarge(count) {
  for (let nth = 0; nth < count; nth += 1) {
    const paragraph = document.createElement('p');
    paragraph.textContent = `Paragraph ${nth}: Saltmarsh Cranes said on Tuesday it would spend $${nth} million on cranes. “We counted ${nth} boats,” chief executive Moira Adeyemi told reporters, and the harbour took 15% more than planned.`;
    document.querySelector('main').append(paragraph);
  }
}

/** The middle of the first of a style's words that begin so, in the window. */
export function middleOf(page, words, style = 'figure') {
  return page.evaluate(([words, style]) => {
    const highlight = [...CSS.highlights].find(([name]) => name.endsWith(`-${style}`))[1];
    const wanted = [...highlight].find(({ startContainer, startOffset }) => startContainer.data.slice(startOffset).startsWith(words));
    const range = document.createRange();
    range.setStart(wanted.startContainer, wanted.startOffset);
    range.setEnd(wanted.endContainer, wanted.endOffset);
    const { x, y, width, height } = range.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  }, [words, style]);
}

/** A tag and a figure of plain.html follow the page into the translator's language and back; `meanwhile` looks at the translated page. */
export async function followsTranslation(page, meanwhile = () => {}) {
  await annotate(page);
  await page.evaluate(() => { const at = window.manicule.text.indexOf('largest investment'); window.manicule.tag({ start: at, end: at + 18 }, { names: ['big'] }); });
  await assertPaintedOnly(page, 'tag', 'largest investment');
  await page.evaluate(translate);
  await assertPainted(page, 'figure', '3.4 億美元');
  await assertPaintedOnly(page, 'tag');
  await meanwhile();
  await page.evaluate(() => window.originals.forEach(([font, text]) => font.replaceWith(text)));
  await assertPainted(page, 'figure', '$340 million');
  await assertPaintedOnly(page, 'tag', 'largest investment');
}
