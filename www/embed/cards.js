/**
 * The card of a reader: what a mark or a tag says, and the form for a tag. Knows the frame's card and points of the screen; must not know
 * the engine.
 */
import { element } from './frame.js';

export class Cards {
  #card;
  #frame;

  constructor({ card, frame }) {
    [this.#card, this.#frame] = [card, frame];
  }

  get isForm() { return !this.#card.hidden && this.#card.querySelector('form') !== null; }

  hide() { this.#card.hidden = true; }

  /** @param {DOMRect} rect @param {[string, string][]} lines with their class @param {[string, () => void][]} buttons */
  show(rect, lines, buttons) {
    this.#open(rect, ...lines.map(([kind, line]) => element('p', { class: kind }, line)), ...buttons.map(([label, action]) => button(label, action)));
  }

  /** Asks for a tag's names and note. */
  ask(rect, words, { names = [], note = '' }, done) {
    const [namesField, noteField] = [element('input', { type: 'text', value: names.join(', ') }), element('input', { type: 'text', value: note })];
    const form = element('form', {}, element('label', {}, words.names_, namesField), element('label', {}, words.note, noteField), element('button', { type: 'submit' }, words.save), button(words.cancel, () => this.hide()));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.hide();
      done({ names: namesField.value.split(/[,，、]/).map((name) => name.trim()).filter(Boolean), note: noteField.value.trim() });
    });
    this.#open(rect, form);
    namesField.focus();
  }

  /** Below the place, inside the frame. */
  #open(rect, ...nodes) {
    this.#card.replaceChildren(...nodes);
    this.#card.hidden = false;
    const around = this.#frame.getBoundingClientRect();
    this.#card.style.insetBlockStart = `${rect.bottom - around.top + 6}px`;
    this.#card.style.insetInlineStart = `${Math.max(4, Math.min(rect.left - around.left, around.width - this.#card.offsetWidth - 8))}px`;
  }
}

function button(label, action) {
  const node = element('button', { type: 'button' }, label);
  node.addEventListener('mousedown', (event) => event.preventDefault());
  node.addEventListener('click', action);
  return node;
}
