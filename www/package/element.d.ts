import type { Document } from './types.js';

/** Defines `<manicule-reader>`, unless the name is taken or there is no page. */
export function defineReader(name?: string): void;

export interface Tag {
  id: string;
  target: { exact: string; prefix: string; suffix: string; start: number; end: number };
  names: string[];
  note: string;
  created: string;
  modified: string;
}

/** The interface of a page that is being read. */
export interface PageInterface {
  readonly version: 1;
  readonly text: string;
  readonly annotations: Document | null;
  readonly tags: Tag[];
  filter(query: string): Promise<unknown>;
  layers(names: string[]): void;
  goTo(id: string): boolean;
  tag(span: { start: number; end: number }, content?: { names?: string[]; note?: string }): string | null;
  /** Asks the reader for a tag on what is selected. */
  tagSelection(): void;
  untag(id: string): void;
  undo(): void;
  redo(): void;
  at(x: number, y: number): { offset: number | null; annotations: unknown[]; tags: Tag[] };
  costs(): { read: number; index: number; paint: number };
  refresh(): Promise<void>;
  toggle(): void;
  close(): void;
  on(name: 'ready' | 'tag' | 'filter' | 'select' | 'error' | 'close', listener: (detail: any) => void): void;
}

/** Marks the article of the page this runs in. */
export function annotatePage(root?: Element | null, options?: object): Promise<PageInterface>;
