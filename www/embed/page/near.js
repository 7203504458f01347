/**
 * Which stretches of the text are near the screen, so that only their marks are painted. Knows elements and offsets; must not know marks.
 */
export class Near {
  #observer;
  #spans = new Map();
  #near = new Set();

  /** @param {() => void} changed called when other stretches are near */
  constructor(changed) {
    this.#observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) isIntersecting ? this.#near.add(target) : this.#near.delete(target);
      changed();
    }, { rootMargin: '75% 25%' });
  }

  /** Takes the stretches of a new reading. */
  watch(stretches) {
    const spans = new Map();
    for (const { node, from, to, start } of stretches) {
      const element = node.parentElement ?? node.getRootNode().host;
      const span = spans.get(element);
      if (span) span.end = start + to - from;
      else spans.set(element, { start, end: start + to - from });
    }
    for (const element of this.#spans.keys()) if (!spans.has(element)) { this.#observer.unobserve(element); this.#near.delete(element); }
    for (const element of spans.keys()) if (!this.#spans.has(element)) this.#observer.observe(element);
    this.#spans = spans;
  }

  /** The stretches near the screen, sorted, those that touch made one. */
  spans() {
    const all = [...this.#near].map((element) => this.#spans.get(element)).filter(Boolean).sort((a, b) => a.start - b.start);
    const merged = [];
    for (const { start, end } of all) {
      const last = merged.at(-1);
      // one space or line break lies between neighbours
      if (last && start <= last.end + 1) last.end = Math.max(last.end, end);
      else merged.push({ start, end });
    }
    return merged;
  }

  close() {
    this.#observer.disconnect();
  }
}
