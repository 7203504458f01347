// The page's one engine, on its way before the app that asks it: one after the other, the two would take twice as long to come. Knows
// where the built files lie; must not know what is asked.
import { Engine } from './engine/client.js';

const at = (file) => new URL(file, import.meta.url).href;

export const engine = new Engine({
  worker: at('engine/worker.js'),
  module: at('worker.js'),
  formats: { worker: at('engine/formats.js'), module: at('formats.js') },
});

/**
 * Brings the engine, and with the beginning of a text the data of its language. What is wrong with it shows when it is needed.
 * @param {string} [beginning]
 */
export function warm(beginning = '') {
  engine.annotate(beginning, beginning ? {} : { layers: ['figures'] }).catch(() => {});
}
