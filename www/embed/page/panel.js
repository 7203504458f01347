/**
 * The panel beside a live page: filter, layers, lists, tags. Knows its own nodes, in a shadow root that the page cannot reach; must not
 * know the page or the engine: what is to be done goes through `actions`.
 */
import { LAYERS, element } from '../frame.js';
import { listsOf } from './lists.js';
import { adoptSheet } from './sheets.js';
import { CSS_TEXT } from './styles.js';

const LISTS = ['sources', 'names', 'figures', 'tags'];

export class Panel {
  /** The annotator's only node in the page. */
  host = document.createElement('manicule-page');
  #root = this.host.attachShadow({ mode: 'closed' });
  #words;
  #actions;
  #parts = {};
  #lists = { sources: [], names: [], figures: [], tags: [] };
  #open = 'sources';

  /**
   * @param {object} words
   * @param {object} actions `filter(query)`, `layers(names)`, `goTo(entry)`, `tag()`, `remove(id)`, `undo()`, `redo()`, `close()`; and
   *   `changed()`, told when it shows something else
   */
  constructor(words, actions) {
    [this.#words, this.#actions] = [words, actions];
    adoptSheet(this.#root, window).replaceSync(CSS_TEXT);
    this.#build();
  }

  get root() { return this.#root; }

  /** Where the overlay draws. */
  get layer() { return this.#parts.layer; }

  get isOpen() { return !this.#parts.panel.hidden; }

  /** All that it shows, as plain data: a panel elsewhere can show the same. */
  get state() {
    const { count, problem, note, undo, redo } = this.#parts;
    const told = { count: count.textContent, problem: problem.textContent, note: note.textContent };
    return { lists: this.#lists, layers: this.#shownLayers(), query: this.query, canUndo: !undo.disabled, canRedo: !redo.disabled, ...told };
  }

  set state({ lists, layers, query, canUndo, canRedo, count, problem, note }) {
    Object.assign(this.#lists, lists);
    this.setLayers(layers);
    this.count(count, problem);
    this.say(note);
    // not under the hands of who is typing
    if (this.#root.activeElement !== this.#parts.input) this.query = query;
    this.showTags(lists.tags, canUndo, canRedo);
  }

  /** Takes it out of sight while another panel shows what it does. */
  dock(away) { this.host.toggleAttribute('hidden', away); }

  toggle(open = !this.isOpen) {
    this.#parts.panel.hidden = !open;
    this.#parts.unfold.hidden = open;
    (open ? this.#parts.input : this.#parts.unfold.firstChild).focus({ preventScroll: true });
  }

  say(message) {
    this.#parts.note.textContent = message;
    this.#actions.changed?.();
  }

  count(message, problem = '') {
    this.#parts.count.textContent = message;
    this.#parts.problem.textContent = problem;
    this.#parts.input.setAttribute('aria-invalid', String(Boolean(problem)));
    this.#actions.changed?.();
  }

  get query() { return this.#parts.input.value; }
  set query(query) { this.#parts.input.value = query; }

  /** Shows what a document holds. */
  show(annotated, text, readerWords) {
    Object.assign(this.#lists, listsOf(annotated, text, readerWords, this.#words));
    this.#fill();
  }

  /** Shows the reader's tags. @param {{id: string, label: string, detail: string, bad: boolean}[]} entries */
  showTags(entries, canUndo, canRedo) {
    this.#lists.tags = entries;
    this.#parts.undo.disabled = !canUndo;
    this.#parts.redo.disabled = !canRedo;
    this.#fill();
  }

  #build() {
    const say = this.#words;
    const button = (label, action, attributes = {}) => {
      const node = element('button', { type: 'button', ...attributes }, label);
      node.addEventListener('click', action);
      return node;
    };
    const input = element('input', { type: 'search', 'aria-label': say.reader.filter, placeholder: say.reader.hint, autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'problem' });
    let typing = 0;
    input.addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(() => this.#actions.filter(input.value), 120); });
    const layers = LAYERS.map((layer) => button(say.reader[layer], (event) => this.#toggleLayer(event.currentTarget), { 'aria-pressed': 'true', 'data-layer': layer }));
    const tabs = LISTS.map((name) => button(say[name], () => this.#openList(name), { role: 'tab', id: `tab-${name}`, 'aria-controls': 'list', 'data-list': name }));
    const bar = element('div', { class: 'row', role: 'tablist', 'aria-label': say.lists }, ...tabs);
    bar.addEventListener('keydown', (event) => this.#onTabKey(event));
    const parts = this.#parts = {
      input, layers, tabs,
      layer: element('div', { class: 'layer', 'aria-hidden': 'true' }),
      count: element('p', { class: 'count', role: 'status' }), problem: element('p', { class: 'problem', id: 'problem', role: 'status' }), note: element('p', { class: 'note', role: 'status' }),
      list: element('ul', {}), lists: element('div', { class: 'list', id: 'list', role: 'tabpanel', tabindex: '0' }),
      undo: button(say.undo, () => this.#actions.undo(), { disabled: '' }), redo: button(say.redo, () => this.#actions.redo(), { disabled: '' }),
      tag: button(say.tagSelection, () => this.#actions.tag()),
      unfold: element('div', { class: 'open', hidden: '' }, button('☞', () => this.toggle(true), { 'aria-label': say.unfold, title: say.unfold })),
    };
    // pressing it must not take the selection away
    parts.tag.addEventListener('mousedown', (event) => event.preventDefault());
    parts.panel = element('section', { class: 'panel', role: 'complementary', 'aria-label': say.title },
      element('header', {}, element('h2', {}, '☞ Manicule'), button('–', () => this.toggle(false), { class: 'fold', 'aria-label': say.fold, title: say.fold }), button('×', () => this.#actions.close(), { 'aria-label': say.close, title: say.close })),
      element('div', { class: 'row' }, input), parts.problem, parts.count, parts.note,
      element('div', { class: 'row', role: 'group', 'aria-label': say.reader.layers }, ...layers),
      element('div', { class: 'row' }, parts.tag, parts.undo, parts.redo), bar, parts.lists);
    parts.lists.append(parts.list);
    this.#root.append(parts.layer, parts.panel, parts.unfold);
    this.#openList(this.#open);
  }

  #toggleLayer(button) {
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
    this.#actions.layers(this.#shownLayers());
  }

  #shownLayers() { return this.#parts.layers.filter((button) => button.getAttribute('aria-pressed') === 'true').map((button) => button.dataset.layer); }

  /** As a host or an attribute says. */
  setLayers(shown) {
    for (const button of this.#parts.layers) button.setAttribute('aria-pressed', String(shown.includes(button.dataset.layer)));
    this.#actions.changed?.();
  }

  #openList(name) {
    this.#open = name;
    for (const tab of this.#parts.tabs) {
      tab.setAttribute('aria-selected', String(tab.dataset.list === name));
      tab.tabIndex = tab.dataset.list === name ? 0 : -1;
    }
    this.#parts.lists.setAttribute('aria-labelledby', `tab-${name}`);
    this.#fill();
  }

  #onTabKey(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const { tabs } = this.#parts;
    const next = tabs[(tabs.findIndex((tab) => tab.dataset.list === this.#open) + by + tabs.length) % tabs.length];
    next.click();
    next.focus();
  }

  #fill() {
    const entries = this.#lists[this.#open];
    const empty = this.#words[`empty${this.#open[0].toUpperCase()}${this.#open.slice(1)}`];
    this.#parts.list.replaceChildren(...(entries.length ? entries.map((entry) => this.#row(entry)) : [element('li', { class: 'empty' }, empty)]));
    this.#actions.changed?.();
  }

  #row(entry) {
    const go = element('button', { type: 'button', class: 'go' }, element('span', { class: 'words' }, entry.label), element('small', { class: entry.bad ? 'bad' : null }, entry.detail));
    go.addEventListener('click', () => this.#actions.goTo(entry));
    if (this.#open !== 'tags') return element('li', {}, go);
    const remove = element('button', { type: 'button', 'aria-label': `${this.#words.remove}: ${entry.label}`, title: this.#words.remove }, '×');
    remove.addEventListener('click', () => this.#actions.remove(entry.id));
    return element('li', {}, go, remove);
  }
}
