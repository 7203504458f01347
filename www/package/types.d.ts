/** An annotated document, `manicule/1`. Kept equal to src/wire/ by tests/types.rs. */

export type OffsetUnit = 'byte' | 'utf-16' | 'code-point';
export type LayerName = 'entities' | 'figures' | 'attributions';

export interface Options {
  /** `YYYY-MM-DD`: what relative dates are counted from. */
  referenceDate?: string;
  /** `auto`, `zh`, `en`, or a BCP 47 tag. */
  language?: string;
  /** All, when left out. */
  layers?: LayerName[];
  /** The unit of all offsets: UTF-16, JavaScript's own, when left out. */
  offsets?: OffsetUnit;
  /** Marks of your own analyzers, to be merged with the engine's. */
  foreign?: Foreign[];
  /** Names with types, which win over what the engine finds; also as the text of a CSV (`name,type,other name;other name`) or JSON file. */
  names?: Name[] | string;
}

/** A thing that you name. */
export interface Name {
  /** As texts write it. */
  name: string;
  type: EntityType;
  /** Its other names. */
  aliases?: string[];
}

/** What an analyzer of yours has found; offsets count in the unit of the call. */
export interface Foreign {
  /** The analyzer's name. */
  by: string;
  /** The layers it takes over. */
  replaces?: LayerName[];
  /** `id`, and `entity` of names, may be left out. */
  marks: object[];
}

export interface Document {
  id?: string;
  schema: 'manicule/1';
  offsets: OffsetUnit;
  /** BCP 47 tag. */
  language: string;
  reference_date: string | null;
  /** Of the text in UTF-8, in hexadecimal. */
  text_sha256: string;
  /** Present and false where the work was broken off. */
  complete?: boolean;
  passages: Passage[];
  entities: Entity[];
  /** Layer by layer, each layer sorted. */
  annotations: Annotation[];
  /** The sources, those who are given most to say first. */
  voices?: Voice[];
  /** Which analyzer of yours an annotation is from, by its id; those that are not here are the engine's own. */
  provenance?: Record<string, string>;
}

export interface Span {
  start: number;
  end: number;
}

export interface Passage extends Span {
  id: string;
  kind: 'heading' | 'paragraph' | 'list-item' | 'quote' | 'caption';
}

export type EntityType = 'person' | 'organization' | 'product' | 'place' | 'event' | 'work';
export type FigureType = 'money' | 'percent' | 'quantity' | 'ordinal' | 'number' | 'date' | 'time' | 'duration' | 'age' | 'rate';
export type SourceKind = 'person' | 'organization' | 'anonymous' | 'document' | 'media';

export interface Entity {
  id: string;
  type: EntityType;
  name: string;
  aliases: string[];
  mentions: number;
}

export type Annotation = ({ layer: 'entity' } & Mention) | ({ layer: 'figure' } & Figure) | ({ layer: 'attribution' } & Attribution);

export interface Mention extends Span {
  id: string;
  type: EntityType;
  /** The entity's id. */
  entity: string;
  /** From 0 to 1. */
  confidence: number;
}

export interface Figure extends Span {
  id: string;
  type: FigureType;
  value: Value;
  /** How the value was read. */
  reading?: string;
}

/** Which keys are there depends on the type. Numbers are exact decimal strings. */
export interface Value {
  amount?: string;
  value?: string;
  /** TIMEX3. */
  timex?: string;
  low?: string;
  high?: string;
  /** ISO 4217. */
  currency?: string;
  unit?: string;
  per?: string;
  /** The measure, with its UCUM code. */
  si?: Si;
  /** The first calendar day. */
  start?: string;
  /** The last calendar day. */
  end?: string;
  bound?: 'about' | 'over' | 'at_least' | 'under' | 'at_most';
}

export interface Si {
  value?: string;
  low?: string;
  high?: string;
  unit: string;
}

export interface Attribution {
  id: string;
  quote: 'direct' | 'indirect' | 'mixed';
  source: Source | null;
  /** Who must be meant where the subject is dropped; the span is the evidence. */
  inferred_source: Source | null;
  cue: Span | null;
  /** `say`, `deny`, `predict` … */
  statement?: string;
  content: Span[];
  source_kind: SourceKind;
  role?: Span;
  anonymity_reason?: Span;
}

export interface Source extends Span {
  entity: string | null;
}

export interface Voice {
  entity: string | null;
  first: Span;
  source_kind: SourceKind;
  attributions: number;
  /** In code points. */
  characters: number;
  direct: number;
  statements: Record<string, number>;
  about: About[];
}

export interface About {
  entity: string;
  count: number;
}

export interface Selector {
  exact: string;
  prefix?: string;
  suffix?: string;
  start?: number | null;
  end?: number | null;
  /** Comes back with the place. */
  id?: unknown;
}

export interface Place {
  id: unknown;
  state: 'exact' | 'moved' | 'changed' | 'ambiguous' | 'orphan';
  start: number | null;
  end: number | null;
  /** From 0 to 1. */
  score: number;
  reason: string;
  difference?: Difference;
  /** Ambiguous ones only. */
  candidates?: Span[];
}

export interface Difference {
  was: string;
  now: string;
  nature: 'number' | 'negation' | 'name' | 'words' | 'spelling';
}

/** A file in an interchange format. */
export interface File {
  body: string;
  extension: string;
  media_type: string;
  /** How many marks did not come along. */
  lost: number;
  losses: string[];
}

export type Model = 'number' | 'ordinal' | 'percent' | 'number-range' | 'age' | 'currency' | 'dimension' | 'temperature' | 'datetime';

export interface RecognizeOptions {
  model: Model;
  culture: 'zh-cn' | 'en-us';
  /** `YYYY-MM-DDTHH:MM:SS`; the model `datetime` needs it. */
  reference?: string;
}

/** A result in the shape of Recognizers-Text: UTF-16, `end` included. */
export interface Recognized {
  text: string;
  type: string;
  start: number;
  end: number;
  resolution: Record<string, unknown>;
}

export type Format = 'json' | 'jsonld' | 'hypothesis' | 'brat' | 'doccano' | 'label-studio' | 'conll' | 'spacy' | 'csv' | 'markdown' | 'html';

export interface ConvertOptions {
  from: Format;
  to: Format;
  /** What the marks are about, for formats that do not hold it. */
  text?: string;
}

/** How a call can be watched and given up. */
export interface Control {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}
