/** The worker's script: starts the engine's module, which then listens. Its files are found from here, whichever page asks. */
import start from "../worker.js";

await start();
