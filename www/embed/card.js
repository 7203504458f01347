/** What a mark says of itself, as nodes. Knows an annotated document and the words; must not know where a card is shown. */

/**
 * @param {object} mark an annotation of `document`
 * @returns {{lines: [string, string][], term: string}} lines with their class; the query that finds its like
 */
export function describe(mark, annotated, text, words) {
  if (mark.layer === 'entity') return describeEntity(mark, annotated, words);
  if (mark.layer === 'figure') return describeFigure(mark, text, words);
  return describeAttribution(mark, annotated, text, words);
}

const term = (field, value) => `${field}:${/[\s"():“”]/.test(value) ? JSON.stringify(value) : value}`;

function describeEntity(mark, annotated, words) {
  const entity = annotated.entities.find(({ id }) => id === mark.entity) ?? { name: '', aliases: [], mentions: 1 };
  const others = entity.aliases.filter((alias) => alias !== entity.name);
  const lines = [['name', entity.name], ['kind', `${words.types[mark.type]} × ${entity.mentions}`]];
  if (others.length > 0) lines.push(['kind', others.join(' · ')]);
  return { lines, term: term('entity', entity.name) };
}

function describeFigure(mark, text, words) {
  const lines = [['name', text.slice(mark.start, mark.end)], ['value', valueOf(mark.value)], ['kind', words.types[mark.type]]];
  if (mark.reading) lines.push(['kind', mark.reading]);
  return { lines, term: term('type', mark.type) };
}

function describeAttribution(mark, annotated, text, words) {
  const span = mark.source ?? mark.inferred_source;
  const who = span ? text.slice(span.start, span.end) : words.unnamed;
  const lines = [['name', who], ['kind', words.kinds[mark.source_kind]]];
  const named = annotated.entities.find(({ id }) => id === (mark.source?.entity ?? mark.inferred_source?.entity));
  return { lines, term: term('said-by', named?.name ?? who) };
}

const SIGNS = { about: '≈ ', over: '> ', at_least: '≥ ', under: '< ', at_most: '≤ ' };

/** A value in one line: `≈ 4600000000 USD`, `2025-07`, `5–7 %`. */
export function valueOf(value) {
  const number = value.amount ?? value.value ?? value.timex ?? `${value.low ?? ''}–${value.high ?? ''}`;
  const unit = value.currency ?? value.unit ?? '';
  return `${SIGNS[value.bound] ?? ''}${number}${unit && ` ${unit}`}${value.per ? ` / ${value.per}` : ''}`;
}
