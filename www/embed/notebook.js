/**
 * The reader's tags on one text, with undo and redo, in the shape that the app keeps too (src/tags/). Knows tags and selectors; must not
 * know where a notebook is kept or shown.
 */

const SCHEMA = 1;
/** Characters of context on either side of a tag's words. */
const CONTEXT = 32;
/** Older steps are forgotten. */
const LONGEST = 500;

export const emptyNotebook = (info) => ({ schema: SCHEMA, info, tags: [], log: { done: [], undone: [] } });

/** Whether something that was stored can be read as a notebook. */
export const isNotebook = (value) => value?.schema === SCHEMA && Array.isArray(value.tags) && Array.isArray(value.log?.done) && Array.isArray(value.log?.undone);

/** A notebook after a change: `{add: {tag}}`, `{remove: {tag}}` or `{edit: {before, after}}`. */
export function changed(notebook, change) {
  const done = [...notebook.log.done, change].slice(-LONGEST);
  return { ...notebook, tags: applied(notebook.tags, change), log: { done, undone: [] } };
}

/** A notebook with the last change taken back, or itself. */
export function undone(notebook) {
  const change = notebook.log.done.at(-1);
  if (!change) return notebook;
  return { ...notebook, tags: applied(notebook.tags, inverse(change)), log: { done: notebook.log.done.slice(0, -1), undone: [...notebook.log.undone, change] } };
}

/** A notebook with the last change that was taken back done again, or itself. */
export function redone(notebook) {
  const change = notebook.log.undone.at(-1);
  if (!change) return notebook;
  return { ...notebook, tags: applied(notebook.tags, change), log: { done: [...notebook.log.done, change], undone: notebook.log.undone.slice(0, -1) } };
}

function applied(tags, change) {
  if (change.add) return tags.some(({ id }) => id === change.add.tag.id) ? tags : [...tags, change.add.tag];
  if (change.remove) return tags.filter(({ id }) => id !== change.remove.tag.id);
  if (change.edit) return tags.map((tag) => (tag.id === change.edit.after.id ? change.edit.after : tag));
  return (change.batch?.changes ?? []).reduce(applied, tags);
}

function inverse(change) {
  if (change.add) return { remove: change.add };
  if (change.remove) return { add: change.remove };
  if (change.edit) return { edit: { before: change.edit.after, after: change.edit.before } };
  return { batch: { changes: [...(change.batch?.changes ?? [])].reverse().map(inverse) } };
}

/** A new tag on `start..end` (UTF-16) of a text. */
export function newTag(text, { start, end }, { names = [], note = '' } = {}) {
  const now = new Date().toISOString();
  return { id: `urn:uuid:${uuid()}`, target: selectorOf(text, start, end), names, note, created: now, modified: now };
}

/** W3C quotation and position, counted in code points; half an emoji is never marked. */
export function selectorOf(text, start, end) {
  const [from, to] = [wholeAt(text, start, -1), wholeAt(text, end, 1)];
  const before = [...text.slice(Math.max(0, from - 2 * CONTEXT), from)].slice(-CONTEXT).join('');
  const after = [...text.slice(to, to + 2 * CONTEXT)].slice(0, CONTEXT).join('');
  return { exact: text.slice(from, to), prefix: before, suffix: after, start: codePoints(text, from), end: codePoints(text, to) };
}

const isLow = (unit) => unit >= 0xdc00 && unit <= 0xdfff;
const wholeAt = (text, at, step) => (isLow(text.charCodeAt(at)) ? at + step : at);

/** Code points before a UTF-16 offset. */
export function codePoints(text, offset) {
  let count = 0;
  for (let at = 0; at < offset; at += 1) if (!isLow(text.charCodeAt(at))) count += 1;
  return count;
}

/** The UTF-16 offset behind so many code points; the end where there are fewer. */
export function utf16(text, points) {
  let at = 0;
  for (let count = 0; count < points && at < text.length; count += 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

/** Pages without https have no `randomUUID`. */
function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte, nth) => (nth === 6 ? (byte & 15) | 64 : nth === 8 ? (byte & 63) | 128 : byte).toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
