/**
 * How marks look on a page of someone else's: rules for highlights, and the same as plain values for the overlay. Knows colours and the
 * page's ground; must not know marks' meaning.
 */
const INKS = {
  light: { person: '#3b4cb8', organization: '#0b7a75', product: '#9b2f8e', place: '#4f7a1e', event: '#b4531a', work: '#5b6472', figure: '#f8ebbb', voice: '#8a8271', anonymous: '#b23a48', cue: '#7a3e00', tag: '#bfe3ff', chosen: '#ffd54f' },
  dark: { person: '#9daaff', organization: '#5fd0c9', product: '#e59adb', place: '#a9d36f', event: '#f2a36b', work: '#b3bdcb', figure: '#4a3f14', voice: '#a8a296', anonymous: '#ff8e9a', cue: '#f0b879', tag: '#12405e', chosen: '#6b5200' },
};

/** The styles, those that lie over others last. */
export const STYLES = ['miss', 'content', 'content-anonymous', 'figure', 'work', 'event', 'place', 'product', 'organization', 'person', 'source', 'source-anonymous', 'cue', 'tag', 'chosen'];

/** What a style does to the text. A highlight can colour, underline and lay a ground; nothing that moves the text. */
export function lookOf(style, ink) {
  const line = (colour, kind = 'solid', thick = '2px') => ({ 'text-decoration': `underline ${kind} ${thick} ${colour}` });
  return {
    miss: { color: 'color-mix(in srgb, currentColor 45%, transparent)' },
    content: line(ink.voice, 'solid', '1px'),
    'content-anonymous': line(ink.anonymous, 'dashed', '1px'),
    figure: { 'background-color': ink.figure },
    // each type a form of its own, as in the app, so that hue is not all that tells them apart
    work: line(ink.work, 'double', '1px'), event: line(ink.event, 'wavy', '1px'), place: line(ink.place, 'dashed'),
    product: line(ink.product, 'dotted'), organization: line(ink.organization, 'solid', '3.5px'), person: line(ink.person),
    source: { 'text-decoration': `underline ${ink.voice}` }, 'source-anonymous': { color: ink.anonymous }, cue: { color: ink.cue },
    tag: { 'background-color': ink.tag }, chosen: { 'background-color': ink.chosen },
  }[style];
}

/** The inks for a page: by how bright its text is, since its ground may be an image. */
export function inksFor(element) {
  const view = element.ownerDocument.defaultView;
  const [red, green, blue] = (view.getComputedStyle(element).color.match(/[\d.]+/g) ?? [0, 0, 0]).map(Number);
  return INKS[red * 0.3 + green * 0.6 + blue * 0.1 > 140 ? 'dark' : 'light'];
}

/** What a style does besides where highlights are drawn without lines: names and what is said would be seen nowhere. */
function lookWithoutLines(style, ink) {
  const ground = (colour) => ({ 'background-color': `color-mix(in srgb, ${colour} 16%, transparent)` });
  if (style === 'content' || style === 'source') return ground(ink.voice);
  if (style === 'content-anonymous') return ground(ink.anonymous);
  return lookOf(style, ink)['text-decoration'] ? { color: ink[style] } : {};
}

/** The style sheet's text. Firefox takes lines and draws none (140 does not), so that only its name says it. */
export function rulesFor(names, ink) {
  const written = (look) => STYLES.map((style) => {
    const declarations = Object.entries(look(style, ink)).map(([key, value]) => `${key}: ${value}`);
    return `::highlight(${names(style)}) { ${declarations.join('; ')} }`;
  }).join('\n');
  return `${written(lookOf)}\n@supports (-moz-appearance: none) {\n${written(lookWithoutLines)}\n}`;
}

/** The styles of one place of a mark. */
export function stylesOf({ classes }) {
  const [first, kind] = classes;
  if (first === 'entity') return [kind];
  if (first === 'content' || first === 'source') return [kind === 'anonymous' ? `${first}-anonymous` : first];
  return [first];
}
