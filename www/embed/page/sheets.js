/**
 * Style sheets that a document or a shadow root adopts, so that no node is needed for them. Knows the ways of browsers; must not know rules.
 */

/** Firefox shows a page to an extension's script as if behind glass, where sheets cannot be adopted; this is the page itself. It is only given rules. */
const bare = (object) => object.wrappedJSObject ?? object;

/** A sheet that a scope (a document, a shadow root) has adopted; `replaceSync(rules)` fills it. */
export function adoptSheet(scope, view) {
  const sheet = new (bare(view).CSSStyleSheet)();
  bare(scope).adoptedStyleSheets.push(sheet);
  return sheet;
}

/** Takes a sheet back from its scope. */
export function returnSheet(scope, sheet) {
  const sheets = bare(scope).adoptedStyleSheets;
  const at = sheets.indexOf(sheet);
  if (at >= 0) sheets.splice(at, 1);
}
