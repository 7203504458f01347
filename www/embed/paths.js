/**
 * XPaths of nodes, there and back. Knows the DOM; must not know selectors. Simple paths are walked by hand, since browsers evaluate
 * none inside a shadow root; all others are the browser's to evaluate.
 */

/** The path of an element: from the document where it stands in one, else from the root. */
export function pathTo(node, root) {
  const steps = [];
  for (let at = node; at?.nodeType === Node.ELEMENT_NODE; at = at.parentNode) {
    if (at === root && !at.ownerDocument.documentElement.contains(at)) break;
    const like = [...(at.parentNode?.children ?? [at])].filter((other) => other.localName === at.localName);
    steps.unshift(`${at.localName}[${like.indexOf(at) + 1}]`);
  }
  return `/${steps.join('/')}`;
}

/**
 * The nodes a path leads to, inside the root. A path from `/html` begins at the document, any other at the root.
 * @returns {Node[]}
 */
export function findByPath(path, root) {
  if (typeof path !== 'string') return [];
  const owner = root.ownerDocument ?? root;
  if (path === '/' || path === '' || path === '.') return [root];
  const fromDocument = /^\/html\b/i.test(path) && owner.documentElement;
  const found = walk(path, fromDocument ? owner : root) ?? evaluate(path, fromDocument ? owner : root, owner);
  return found.filter((node) => root.contains(node));
}

/** Follows `/name[n]/text()[n]`; null for a path that is more than that. */
function walk(path, start) {
  const steps = path.replace(/^\.?\//, '').split('/').map((step) => /^([\w.-]+|text\(\))(?:\[(\d+)\])?$/.exec(step));
  if (steps.includes(null)) return null;
  let nodes = [start];
  for (const [, name, nth] of steps) {
    const fits = (node) => (name === 'text()' ? node.nodeType === Node.TEXT_NODE : node.localName === name.toLowerCase());
    nodes = nodes.flatMap((node) => {
      const like = [...node.childNodes].filter(fits);
      return nth ? like.slice(nth - 1, nth) : like;
    });
  }
  return nodes;
}

function evaluate(path, start, owner) {
  const relative = path.startsWith('/') ? `.${path}` : path;
  const result = owner.evaluate(relative, start, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
  return Array.from({ length: result.snapshotLength }, (_, nth) => result.snapshotItem(nth));
}
