/** The nodes around the text: bar, card, note. Knows markup and words; must not know the engine. All text goes in as text, never as markup. */

export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

export const LAYERS = ['entities', 'figures', 'attributions'];

/** Builds the frame; the parts a reader works with come back by name. */
export function buildFrame(words) {
  const input = element('input', { type: 'search', part: 'filter', 'aria-label': words.filter, placeholder: words.hint, autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'problem' });
  const count = element('span', { class: 'count', part: 'count', role: 'status' });
  const step = (label, sign) => element('button', { type: 'button', 'aria-label': label, title: label }, sign);
  const [previous, next] = [step(words.previous, '↑'), step(words.next, '↓')];
  const layers = LAYERS.map((layer) => element('button', { type: 'button', part: `layer ${layer}`, 'aria-pressed': 'true', 'data-layer': layer }, words[layer]));
  const problem = element('p', { class: 'problem', id: 'problem', role: 'status' });
  const bar = element('div', { class: 'bar', part: 'bar', role: 'search', hidden: '' }, input, count,
    element('span', { class: 'group' }, previous, next), element('span', { class: 'group', role: 'group', 'aria-label': words.layers }, ...layers), problem);
  const card = element('div', { class: 'card', part: 'card', role: 'note', hidden: '' });
  const note = element('p', { class: 'note', part: 'note', role: 'status', hidden: '' });
  const slot = element('slot');
  const frame = element('div', { class: 'frame', part: 'frame' }, bar, note, slot, card);
  return { frame, bar, input, count, previous, next, layers, problem, card, note, slot };
}
