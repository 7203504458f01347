export { annotate, version } from './engine.js';

/** Makes the engine ready; call it once before the other functions. Later calls wait for the first. */
export default function init(input?: RequestInfo | URL | Response | BufferSource | WebAssembly.Module): Promise<void>;
