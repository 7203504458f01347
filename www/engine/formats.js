/** As worker.js, with the larger module: for files of other formats and `recognize`. */
import start from "../formats.js";

await start();
