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
export function painted(page, timeout) {
  const some = () => [window, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow)].some(({ CSS }) => [...CSS.highlights].some(([name, highlight]) => /^manicule-\d/.test(name) && highlight.size > 0));
  return page.waitForFunction(some, null, { timeout });
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
