/** What the panel lists of a document. Knows documents and words; must not know nodes. */
import { valueOf } from '../card.js';

/** An entry is `{ key, label, detail, places }`: going to it goes to its places in turn. */
export function listsOf(annotated, text, reader, words) {
  const lists = { sources: sourcesOf(annotated, text, reader, words), names: namesOf(annotated, reader, words), figures: figuresOf(annotated, text) };
  const keyed = (name) => lists[name].map((entry, nth) => ({ key: `${name} ${nth}`, ...entry }));
  return Object.fromEntries(Object.keys(lists).map((name) => [name, keyed(name)]));
}

const place = ({ start, end }) => ({ start, end });

function sourcesOf({ annotations, entities }, text, reader, words) {
  const bySource = new Map();
  for (const mark of annotations) {
    if (mark.layer !== 'attribution') continue;
    const span = mark.source ?? mark.inferred_source;
    const entity = entities.find(({ id }) => id === span?.entity);
    const label = entity?.name ?? (span ? text.slice(span.start, span.end) : words.anonymous);
    const entry = bySource.get(entity?.id ?? label) ?? { label, kind: mark.source_kind, places: [] };
    entry.places.push(place(mark.cue ?? mark.content[0] ?? span));
    bySource.set(entity?.id ?? label, entry);
  }
  return counted(bySource.values(), ({ kind, places }) => `${reader.kinds[kind] ?? kind} ${words.times(places.length)}`);
}

function namesOf({ annotations, entities }, reader, words) {
  const byEntity = new Map(entities.map(({ id, name, type }) => [id, { label: name, type, places: [] }]));
  for (const mark of annotations) if (mark.layer === 'entity') byEntity.get(mark.entity)?.places.push(place(mark));
  return counted([...byEntity.values()].filter(({ places }) => places.length > 0), ({ type, places }) => `${reader.types[type] ?? type} ${words.times(places.length)}`);
}

function figuresOf({ annotations }, text) {
  return annotations.filter(({ layer }) => layer === 'figure').map((mark) => ({ label: text.slice(mark.start, mark.end), detail: valueOf(mark.value), places: [place(mark)] }));
}

function counted(entries, detailOf) {
  return [...entries].sort((a, b) => b.places.length - a.places.length).map((entry) => ({ label: entry.label, detail: detailOf(entry), places: entry.places }));
}
