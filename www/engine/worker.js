/**
 * The worker's script: starts the engine's module, which then listens. Its files are found from here, whichever page asks. Imported in its
 * turn, for the reason that trusted.js gives; its wasm is on its way meanwhile, and so are the data files that the page knows it will need.
 */

/** What comes before the engine is there: without a listener it would be lost. */
const early = [];
const coming = [];
const keep = ({ data }) => (data.bring ? coming.push(...data.bring.map(bring)) : early.push(data));
onmessage = keep;

/** A data file as the page would hand it over; what does not come here the engine asks the page for, which says why. */
async function bring([name, url]) {
  const response = await fetch(url).catch(() => null);
  return response?.ok ? { name, bytes: await response.arrayBuffer().catch(() => null) } : {};
}

const module_or_path = fetch(new URL("../worker_bg.wasm", import.meta.url));
// it is told below, if it fails
module_or_path.catch(() => {});
const { default: start } = await import("../worker.js");
await start({ module_or_path });

const engine = onmessage;
onmessage = keep;
while (coming.length) {
  const file = await coming.shift();
  if (file.bytes) tell(file);
}
early.forEach(tell);
onmessage = engine;

/** As an event of its own, since the page is told of what breaks off in events only. */
function tell(data) {
  onmessage = engine;
  dispatchEvent(new MessageEvent("message", { data }));
  onmessage = keep;
}
