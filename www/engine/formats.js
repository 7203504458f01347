/** As worker.js, with the larger module: for files of other formats and `recognize`. */
const { default: start } = await import("../formats.js");

await start();
