/**
 * Finds the part of a page that is its article, by where the running text is. Reads only; must not know marks.
 *
 * Every block of running text speaks for its parent, and half as loud for the parent above; links speak against. The element most of
 * the text speaks for is the article, or the smallest element that holds it and its equals.
 */
const ASIDE = 'nav, aside, footer, form, dialog, [role="navigation"], [role="complementary"], [role="contentinfo"], [aria-hidden="true"], [hidden]';
const UNLIKELY = /comment|sidebar|related|promo|share|social|cookie|newsletter|footer|breadcrumb|menu|advert/i;
/** Characters a block needs to count as running text; a Chinese character says as much as two letters and more. */
const SHORTEST = 25;

/**
 * @param {Document} document
 * @returns {Element} the article, or the body where nothing stands out
 */
export function findContent(document) {
  const marked = [...document.querySelectorAll('article, main, [role="main"], [itemprop="articleBody"]')];
  const scores = scoreBlocks(document.body);
  let [best, most] = [document.body, 0];
  for (const [element, score] of scores) if (score > most) [best, most] = [element, score];
  // what the page itself calls its article wins, if the text is in there
  const named = marked.filter((element) => element.contains(best)).at(-1);
  return named ?? widened(best, most, scores, document.body);
}

function scoreBlocks(body) {
  const scores = new Map();
  for (const block of blocksOf(body)) {
    const weight = weightOf(block);
    if (weight === 0) continue;
    for (let [parent, share] = [block.parentElement ?? hostOf(block), 1]; parent && share > 0.2; parent = parent.parentElement ?? hostOf(parent), share /= 2) {
      scores.set(parent, (scores.get(parent) ?? 0) + weight * share);
      if (parent === body) break;
    }
  }
  return scores;
}

const hostOf = (element) => element.getRootNode().host ?? null;

/** Blocks of text, shadow roots included. */
function* blocksOf(root) {
  for (const element of root.querySelectorAll('*')) {
    if (element.matches('p, li, td, blockquote, pre, dd, h1, h2, h3') || ownText(element).length >= SHORTEST) yield element;
    if (element.shadowRoot) yield* blocksOf(element.shadowRoot);
  }
}

const ownText = (element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data.trim()).join('');

function weightOf(block) {
  const text = block.textContent.trim();
  const dense = text.length + (text.match(/[\u3400-\u9fff]/g)?.length ?? 0);
  if (dense < SHORTEST || block.closest(ASIDE) || UNLIKELY.test(`${block.className} ${block.id}`)) return 0;
  const linked = [...block.querySelectorAll('a')].reduce((sum, link) => sum + link.textContent.length, 0);
  return linked > text.length / 2 ? 0 : Math.min(dense, 1_000) * (1 - linked / text.length);
}

/** An article may be cut into sections: as long as the parent holds much more text, it is the parent. */
function widened(best, most, scores, body) {
  let found = best;
  for (let parent = found.parentElement; parent && parent !== body.parentElement; parent = parent.parentElement) {
    if ((scores.get(parent) ?? 0) < most * 0.75 || parent === body) break;
    found = parent;
  }
  return found;
}
