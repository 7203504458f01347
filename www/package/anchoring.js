// Places of a page alone: W3C selectors described and found, without the engine and without its data. Knows where the scripts of the embed
// folder lie; must not know the engine.
export { TextMap, describe, find } from './embed/selectors.js';
