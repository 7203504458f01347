import type { ConvertOptions, Document, File, Options, Place, Recognized, RecognizeOptions, Selector } from './types.js';

export type * from './types.js';

export type Module = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

/** Makes the engine ready; call it once before the other functions. Later calls wait for the first, or add languages. */
export default function init(input?: Module | { module?: Module; languages?: ('zh' | 'en')[] }): Promise<void>;

/** Marks a text; offsets are UTF-16 unless `options.offsets` says otherwise. Throws where an option cannot be understood. */
export function annotate(text: string, options?: Options): Document;

/** Figures in the conventions of Recognizers-Text. */
export function recognize(text: string, options: RecognizeOptions): Recognized[];

/** What became of described places: one answer a selector, in their order. */
export function anchor(selectors: Selector[], text: string, options?: Pick<Options, 'offsets'>): Place[];

/** A file in another format. */
export function convert(file: string, options: ConvertOptions): File;

/** The package's version. */
export function version(): string;
