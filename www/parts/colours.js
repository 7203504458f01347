// Rules for the colours a reader has chosen. Knows constructed style sheets, which the page's policy allows; must not know tags.

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/** Makes a class `tag-cRRGGBB` for each colour, pale enough for words to stand on in every theme. */
export function showColours(colours) {
  const rule = (name) => `.tag-c${name} { --tag: color-mix(in oklab, #${name} 32%, var(--paper)); fill: #${name}; }`;
  sheet.replaceSync(colours.filter((name) => /^[0-9a-f]{6}$/.test(name)).map(rule).join('\n'));
}
