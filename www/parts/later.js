// Parts of the app that are brought when they are first asked for. Knows the folder `later/` beside the page; must not know what they do.

/** Calls a function of `later/PART.js`. */
export async function call(part, name, values) {
  return (await import(new URL(`later/${part}.js`, document.baseURI)))[name](...values);
}
