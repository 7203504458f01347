// Notebooks as they are stored. Knows their shape, and how two of one text are merged so that nothing is lost; must not know the store or the screen.

export const keyOfNotebook = (notebook) => notebook?.info?.text_sha256;

export const isHash = (value) => /^[0-9a-f]{64}$/.test(value);
const isTag = (value) => [value?.id, value?.target?.exact, value?.created, value?.modified].every((part) => typeof part === 'string') && Array.isArray(value.names ?? []);
const isChange = (value) => isTag(value?.add?.tag) || isTag(value?.remove?.tag) || (isTag(value?.edit?.before) && isTag(value?.edit?.after))
  || (Array.isArray(value?.batch?.changes) && value.batch.changes.every(isChange));
const isLog = (value) => [value?.done, value?.undone].every((steps) => Array.isArray(steps) && steps.every(isChange));

/** Whether a record is a notebook of this version, whole. */
export function isNotebook(value) {
  return value?.schema === 1 && isHash(keyOfNotebook(value)) && Array.isArray(value.tags) && value.tags.every(isTag) && isLog(value.log);
}

/** Every tab, this one too, reads the notebook of its text again. */
export function tell(keys) {
  const channel = new BroadcastChannel('manicule.tags');
  for (const key of keys) channel.postMessage(key);
  channel.close();
}

/**
 * Our notebook with what another copy of it has more. Of a tag that both have the one edited last stands, and the other is a step before it
 * in the history, so that undo brings it back.
 */
export function both(own, other) {
  const tags = new Map(own.tags.map((tag) => [tag.id, tag]));
  const changes = [];
  for (const tag of other.tags) {
    const known = tags.get(tag.id);
    if (!known) changes.push({ add: { tag } });
    else if (known.modified < tag.modified) changes.push({ edit: { before: known, after: tag } });
    if (!known || known.modified < tag.modified) tags.set(tag.id, tag);
  }
  if (changes.length === 0) return own;
  const step = changes.length === 1 ? changes[0] : { batch: { changes } };
  return { ...own, tags: [...tags.values()], log: { done: [...own.log.done, step], undone: [] } };
}
