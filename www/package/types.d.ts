/** An annotated document, `manicule/1`, and what calls take and give. Made from src/ by tests/types/: change it there. */

export type LayerName = 'entities' | 'figures' | 'attributions';
export type EntityType = 'person' | 'organization' | 'product' | 'place' | 'event' | 'work';
export type FigureType = 'money' | 'percent' | 'quantity' | 'ordinal' | 'number' | 'date' | 'time' | 'duration' | 'age' | 'rate';
export type Bound = 'about' | 'over' | 'at_least' | 'under' | 'at_most';
export type QuoteType = 'direct' | 'indirect' | 'mixed';
export type SourceKind = 'person' | 'organization' | 'anonymous' | 'document' | 'media';
export type Model = 'number' | 'ordinal' | 'percent' | 'number-range' | 'age' | 'currency' | 'dimension' | 'temperature' | 'datetime';
export type Culture = 'zh-cn' | 'en-us';
export type Format = 'json' | 'jsonld' | 'hypothesis' | 'brat' | 'doccano' | 'label-studio' | 'conll' | 'spacy' | 'csv' | 'markdown' | 'html';

/** The unit in which a caller counts offsets. */
export type OffsetUnit = 'byte' | 'utf-16' | 'code-point';

/** How to read a text. Every key may be left out. */
export interface Options {
  /** `YYYY-MM-DD`: what relative dates are counted from. */
  referenceDate?: string;
  /** `auto`, `zh`, `en`, or a BCP 47 tag. */
  language?: string;
  /** Any of `entities`, `figures`, `attributions`; all when left out. */
  layers?: LayerName[];
  /** The unit of all offsets; the caller's own when left out, which is UTF-16 in JavaScript. */
  offsets?: OffsetUnit;
  /** Marks of the caller's own analyzers, to be merged with the engine's. */
  foreign?: Foreign[];
  /** Names with types, which win over what the engine finds; also as the text of a CSV (`name,type,other name;other name`) or JSON file. */
  names?: Name[] | string;
}

/** A thing with the names it goes by. */
export interface Name {
  /** Its name, as texts write it. */
  name: string;
  /** `person`, `organization`, `product`, `place`, `event` or `work`. */
  type: EntityType;
  /** Its other names. */
  aliases?: string[];
}

/** What one analyzer of a host's has found. Offsets count in the unit of the call. */
export interface Foreign {
  /** The analyzer's name: provenance. */
  by?: string;
  /** The layers it takes over: `entities`, `figures`, `attributions`. */
  replaces?: LayerName[];
  /** What it has found; `id`, and `entity` of names, may be left out. */
  marks?: object[];
}

/** An annotated document. */
export interface Document {
  /** The caller's name for the document, in streams. */
  id?: string;
  /** Always `manicule/1`. */
  schema: 'manicule/1';
  /** The unit of every offset below. */
  offsets: OffsetUnit;
  /** BCP 47 tag. */
  language: string;
  /** `YYYY-MM-DD`, or null. */
  reference_date: string | null;
  /** Of the text in UTF-8, in hexadecimal. */
  text_sha256: string;
  /** Present and false where the work was broken off. */
  complete?: boolean;
  /** The blocks of the text. */
  passages: Passage[];
  /** The things named. */
  entities: Entity[];
  /** All marks, layer by layer, each layer sorted. */
  annotations: Annotation[];
  /** The sources of the attributions, those who are given most to say first. */
  voices?: Voice[];
  /** Which analyzer of a host's an annotation is from, by its id; those that are not here are the engine's own. */
  provenance?: Record<string, string>;
}

/** A stretch of text. */
export interface Span {
  /** First unit. */
  start: number;
  /** One past the last unit. */
  end: number;
}

/** What sort of block a passage is. */
export type PassageKind = 'heading' | 'paragraph' | 'list-item' | 'quote' | 'caption';

/** A block of the text. */
export interface Passage {
  /** `p1`, `p2` … */
  id: string;
  /** First unit. */
  start: number;
  /** One past the last unit. */
  end: number;
  /** What sort of block it is. */
  kind: PassageKind;
}

/** A thing named. */
export interface Entity {
  /** `e1`, `e2` … */
  id: string;
  /** `person`, `organization`, `product`, `place`, `event` or `work`. */
  type: EntityType;
  /** The fullest name. */
  name: string;
  /** The other names in the text. */
  aliases: string[];
  /** How often it is mentioned. */
  mentions: number;
}

/** A mark of one layer. */
export type Annotation = ({ layer: 'entity' } & Mention) | ({ layer: 'figure' } & Figure) | ({ layer: 'attribution' } & Attribution);

/** A mention of an entity. */
export interface Mention {
  /** Its id in the document. */
  id: string;
  /** The type of the entity. */
  type: EntityType;
  /** First unit. */
  start: number;
  /** One past the last unit. */
  end: number;
  /** The entity's id. */
  entity: string;
  /** From 0 to 1, two digits. */
  confidence: number;
}

/** A figure. */
export interface Figure {
  /** Its id in the document. */
  id: string;
  /** `money`, `percent` … */
  type: FigureType;
  /** First unit. */
  start: number;
  /** One past the last unit. */
  end: number;
  /** What it is worth. */
  value: Value;
  /** How the value was read, in words and signs. */
  reading?: string;
}

/** A value: which keys are there depends on the type. Numbers are exact decimal strings. */
export interface Value {
  /** Of money. */
  amount?: string;
  /** Of everything else that is a number. */
  value?: string;
  /** Of dates, times, durations: TIMEX3. */
  timex?: string;
  /** The lower end of a range. */
  low?: string;
  /** The upper end of a range. */
  high?: string;
  /** ISO 4217. */
  currency?: string;
  /** The unit as written, or `pp`. */
  unit?: string;
  /** The base of a rate. */
  per?: string;
  /** The measure in UCUM terms. */
  si?: Si;
  /** The first calendar day, where determined. */
  start?: string;
  /** The last calendar day, where determined. */
  end?: string;
  /** How words bound it: `about`, `over`, `at_least`, `under`, `at_most`. */
  bound?: Bound;
}

/** A measure in UCUM terms. */
export interface Si {
  /** A single number. */
  value?: string;
  /** The lower end of a range. */
  low?: string;
  /** The upper end of a range. */
  high?: string;
  /** UCUM code. */
  unit: string;
}

/** An attribution. */
export interface Attribution {
  /** Its id in the document. */
  id: string;
  /** `direct`, `indirect` or `mixed`. */
  quote: QuoteType;
  /** Who says it, as written. */
  source: Source | null;
  /** Who must be meant where the subject is dropped or a pronoun; the span is the evidence. */
  inferred_source: Source | null;
  /** The word that lifts the attribution. */
  cue: Span | null;
  /** What kind of statement it is: `say`, `deny`, `predict` … */
  statement?: string;
  /** What was said. */
  content: Span[];
  /** `person`, `organization`, `anonymous`, `document` or `media`. */
  source_kind: SourceKind;
  /** The post of a person, as written. */
  role?: Span;
  /** The words that say why the source is not named. */
  anonymity_reason?: Span;
}

/** The words of a source. */
export interface Source {
  /** First unit. */
  start: number;
  /** One past the last unit. */
  end: number;
  /** The entity they name. */
  entity: string | null;
}

/** A source over the whole document. */
export interface Voice {
  /** The entity, where it has a name. */
  entity: string | null;
  /** The words that name it first. */
  first: Span;
  /** `person`, `organization`, `anonymous`, `document` or `media`. */
  source_kind: SourceKind;
  /** How often it is given. */
  attributions: number;
  /** What it is given to say, in code points whatever the unit of offsets. */
  characters: number;
  /** How many of them in quotation marks. */
  direct: number;
  /** How often each kind of statement is made: `say`, `deny` … */
  statements: Record<string, number>;
  /** Whom and what it speaks about, most often first. */
  about: About[];
}

/** An entity that a source speaks about. */
export interface About {
  /** The entity's id. */
  entity: string;
  /** How often it is named. */
  count: number;
}

/** What is looked for. */
export interface Selector {
  /** Comes back with the place. */
  id?: unknown;
  /** The words themselves. */
  exact: string;
  /** What stands before, up to 32 characters. */
  prefix?: string;
  /** What stands after. */
  suffix?: string;
  /** First unit, where it is known. */
  start?: number | null;
  /** One past the last unit. */
  end?: number | null;
}

/** What became of a place. */
export type State = 'exact' | 'moved' | 'changed' | 'ambiguous' | 'orphan';

/** What became of a place. */
export interface Place {
  /** The caller's name for it. */
  id: unknown;
  /** `exact`, `moved`, `changed`, `ambiguous` or `orphan`. */
  state: State;
  /** First unit; null for ambiguous and orphaned ones. */
  start: number | null;
  /** One past the last unit. */
  end: number | null;
  /** From 0 to 1, two digits. */
  score: number;
  /** Why, in a few English words. */
  reason: string;
  /** How the words have changed; changed ones only. */
  difference?: Difference;
  /** Where it may be; ambiguous ones only. */
  candidates?: Span[];
}

/** What sort of change it is, the gravest first. */
export type Nature = 'number' | 'negation' | 'name' | 'words' | 'spelling';

/** The part of a quotation that has changed, in whole words and numbers. */
export interface Difference {
  /** What it was. */
  was: string;
  /** What it is now. */
  now: string;
  /** What sort of change that is. */
  nature: Nature;
}

/** A file written in an interchange format. */
export interface File {
  /** The file. */
  body: string;
  /** The usual ending of its name, without the dot. */
  extension: string;
  /** Its media type. */
  media_type: string;
  /** How many things the format could not hold. */
  lost: number;
  /** Some of them, with the reason, in English. */
  losses: string[];
  /** The same, for a screen that words them itself. */
  told: Loss[];
}

/** Something that a format could not hold. */
export interface Loss {
  /** What it is, in its own words; empty where `thing` says it. */
  what: string;
  /** A word for what has no words of its own, such as `colours`; else empty. */
  thing: string;
  /** A word for the reason, such as `crosses`. */
  why: string;
  /** How many. */
  times: number;
}

/** In which conventions figures are looked for. */
export interface RecognizeOptions {
  /** What is looked for. */
  model: Model;
  /** The language of the rules. */
  culture: Culture;
  /** `YYYY-MM-DDTHH:MM:SS`; the model `datetime` needs it. */
  reference?: string;
}

/** One result, with the offsets and keys of Recognizers-Text. */
export interface Recognized {
  /** The text found, in small letters and half width. */
  text: string;
  /** `number`, `currency`, `datetimeV2.daterange` … */
  type: string;
  /** First UTF-16 unit. */
  start: number;
  /** Last UTF-16 unit, included. */
  end: number;
  /** Its value by the model's keys. */
  resolution: Record<string, unknown>;
}

/** What a file is turned into. */
export interface ConvertOptions {
  /** What it is. */
  from: Format;
  /** What it becomes. */
  to: Format;
  /** What the marks are about, for formats that do not hold it. */
  text?: string;
}

/** How a call can be watched and given up. */
export interface Control {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}
