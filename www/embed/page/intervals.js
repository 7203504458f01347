/** Which of many stretches lie over a place. Made once; a question costs the logarithm of their number and what it finds. */
export class Intervals {
  #items;
  /** The furthest end among the items `0..=nth`: where it lies before a place, nothing further left reaches it. */
  #reach;

  /** @param {{start: number, end: number}[]} items sorted by start */
  constructor(items) {
    this.#items = items;
    this.#reach = new Float64Array(items.length);
    let furthest = 0;
    items.forEach(({ end }, nth) => { this.#reach[nth] = furthest = Math.max(furthest, end); });
  }

  /** The items with a part in `start..end`, in order. */
  between(start, end) {
    const found = [];
    for (let nth = this.#firstFrom(end) - 1; nth >= 0 && this.#reach[nth] > start; nth -= 1) if (this.#items[nth].end > start) found.push(this.#items[nth]);
    return found.reverse();
  }

  /** The items over one character. */
  at(offset) {
    return this.between(offset, offset + 1);
  }

  #firstFrom(start) {
    let [low, high] = [0, this.#items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#items[middle].start < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
