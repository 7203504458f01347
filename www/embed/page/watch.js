/**
 * Notices that a page has changed: nodes, frames, shadow roots, and the address of a page that never reloads. Knows observers and
 * timers; must not know what is done about it.
 */
const PAUSE = 250;
const LONGEST = 1_500;
const WATCHED = { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ['hidden', 'class', 'open', 'slot'] };

export class Watcher {
  #changed;
  #own;
  #observer = new MutationObserver((records) => this.#on(records));
  #timer = 0;
  #first = 0;
  #stop = new AbortController();
  #scopes = new WeakSet();

  /** @param {Element} own the annotator's own element @param {() => void} changed */
  constructor(own, changed) {
    [this.#own, this.#changed] = [own, changed];
    const { signal } = this.#stop;
    const moved = () => this.later();
    addEventListener('popstate', moved, { signal });
    addEventListener('hashchange', moved, { signal });
    addEventListener('load', moved, { signal, capture: true });
    globalThis.navigation?.addEventListener('currententrychange', moved, { signal });
    this.watch([document]);
  }

  /** Watches more documents and shadow roots. */
  watch(scopes) {
    for (const scope of scopes) {
      if (this.#scopes.has(scope)) continue;
      this.#scopes.add(scope);
      this.#observer.observe(scope, WATCHED);
    }
  }

  /** Pages change several things in a row, and some never stop: they are read when they rest, or after a while. */
  later() {
    const now = performance.now();
    if (!this.#timer) this.#first = now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.#timer = 0; this.#changed(); }, Math.max(0, Math.min(PAUSE, this.#first + LONGEST - now)));
  }

  #on(records) {
    if (records.some(({ target, addedNodes, removedNodes }) => target !== this.#own && ![...addedNodes, ...removedNodes].includes(this.#own))) this.later();
  }

  close() {
    this.#observer.disconnect();
    this.#stop.abort();
    clearTimeout(this.#timer);
  }
}
