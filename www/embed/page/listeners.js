/**
 * Who wants to hear of what. Not an `EventTarget`, since a script of an extension in Firefox cannot extend one. Must not know what is told.
 */
export class Listeners {
  #by = new Map();

  on(name, listener) {
    this.#by.set(name, [...(this.#by.get(name) ?? []), listener]);
  }

  /** Tells everyone; one that fails keeps nobody else from hearing it. */
  tell(name, detail) {
    for (const listener of this.#by.get(name) ?? []) {
      try {
        listener(detail);
      } catch (error) {
        reportError(error);
      }
    }
  }
}
