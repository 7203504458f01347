/** The worker's script in browsers: starts the engine's module, which then listens. */
import start from './engine.js';

await start();
