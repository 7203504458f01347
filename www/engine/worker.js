/**
 * The worker's script: starts the engine's module, which then listens. Its files are found from here, whichever page asks. Imported in its
 * turn, for the reason that trusted.js gives.
 */
const { default: start } = await import("../worker.js");

await start();
