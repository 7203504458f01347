import type { Control, ConvertOptions, Document, File, LayerName, Options, Place, Recognized, RecognizeOptions, Selector } from './types.js';

/** The engine behind a worker: `annotate` and the others, each with a promise. */
export interface Engine {
  annotate(text: string, options?: Options, control?: Control): Promise<Document>;
  recognize(text: string, options: RecognizeOptions, control?: Control): Promise<Recognized[]>;
  anchor(selectors: Selector[], text: string, options?: Pick<Options, 'offsets'>, control?: Control): Promise<Place[]>;
  convert(file: string, options: ConvertOptions, control?: Control): Promise<File>;
  /** Lets a model of your own add marks, or take layers over; its marks win in their places and are named in `provenance`. */
  registerAnalyzer(analyze: (text: string, options: Options, control: { signal?: AbortSignal }) => object[] | Promise<object[]>, about: { name: string; replaces?: LayerName[] }): () => void;
  /** Ends the worker; calls in flight are rejected. */
  close(): void;
}

/** An engine of its own; it loads the data of a language when the first text of it comes. */
export function createEngine(options?: { worker?: boolean }): Engine;
