/**
 * The small things that stand beside a place: what a mark says, the button that tags a selection, and the form for a tag. Knows nodes of
 * the annotator's shadow root and points of the screen; must not know the page or the engine.
 */
import { element } from '../frame.js';

export class Popup {
  #card = element('div', { class: 'card', role: 'dialog', hidden: '' });
  #chip = element('div', { class: 'chip', hidden: '' });
  #words;
  #before = null;

  /** @param {ShadowRoot} root @param {object} words @param {() => void} tag */
  constructor(root, words, tag) {
    this.#words = words;
    const button = element('button', { type: 'button' }, words.tag);
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', tag);
    this.#chip.append(button);
    this.#card.addEventListener('keydown', (event) => { if (event.key === 'Escape') { event.stopPropagation(); this.hide(); } });
    root.append(this.#card, this.#chip);
  }

  get isForm() { return !this.#card.hidden && this.#card.querySelector('form') !== null; }

  /** The button beside a selection; null takes it away. @param {DOMRect|null} rect */
  offer(rect) {
    this.#chip.hidden = !rect;
    if (rect) this.#put(this.#chip, rect);
  }

  /** What a mark says. @param {[string, string][]} lines with their class @param {[string, () => void][]} buttons */
  show(rect, lines, buttons) {
    const row = element('div', { class: 'row' }, ...buttons.map(([label, action]) => this.#button(label, action)));
    this.#card.replaceChildren(...lines.map(([kind, line]) => element('p', { class: kind }, line)), row);
    this.#card.setAttribute('aria-label', lines[0]?.[1] ?? '');
    this.#card.hidden = false;
    this.#put(this.#card, rect);
  }

  /** Asks for a tag's names and note; `done` gets them. */
  ask(rect, { names = [], note = '' }, done) {
    const words = this.#words;
    this.#before = document.activeElement;
    const [namesField, noteField] = [element('input', { type: 'text', value: names.join(', ') }), element('textarea', { rows: '2' })];
    noteField.value = note;
    const form = element('form', {}, element('label', {}, words.names_, namesField), element('label', {}, words.note, noteField),
      element('div', { class: 'row' }, element('button', { type: 'submit' }, words.save), this.#button(words.cancel, () => this.hide())));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.hide();
      done({ names: namesField.value.split(/[,，、]/).map((name) => name.trim()).filter(Boolean), note: noteField.value.trim() });
    });
    this.offer(null);
    this.#card.replaceChildren(form);
    this.#card.setAttribute('aria-label', words.tag);
    this.#card.hidden = false;
    this.#put(this.#card, rect);
    namesField.focus();
  }

  hide() {
    const asked = this.isForm;
    this.#card.hidden = true;
    if (asked) this.#before?.focus?.({ preventScroll: true });
  }

  #button(label, action) {
    const button = element('button', { type: 'button' }, label);
    button.addEventListener('click', action);
    return button;
  }

  /** Below the place, and inside the window. */
  #put(node, rect) {
    const [width, height] = [node.offsetWidth, node.offsetHeight];
    const top = rect.bottom + 8 + height > innerHeight ? Math.max(4, rect.top - height - 8) : rect.bottom + 8;
    Object.assign(node.style, { left: `${Math.max(4, Math.min(rect.left, innerWidth - width - 8))}px`, top: `${Math.max(4, top)}px` });
  }
}
