/** The worker's script in Node. Knows its port and the module; must not know calls. */
import { parentPort } from 'node:worker_threads';
import start, { answer, supply } from './engine.js';
import { read } from './files.js';

await start({ module_or_path: await read(new URL('engine_bg.wasm', import.meta.url)) });
const respond = (json) => parentPort.postMessage(json);
parentPort.on('message', (message) => (typeof message === 'string' ? answer(message, respond) : supply(message.name, new Uint8Array(message.bytes))));
respond('{"id":0,"answer":"ready"}');
