/**
 * The panel in the browser's own place beside a page: shows what the page's own panel would, and passes on what is done. Knows ports and the
 * panel; must not know the page or the engine.
 */
import { Panel } from './embed/page/panel.js';
import { pageWords } from './embed/page/words.js';
import { wordsFor } from './embed/words.js';

const api = globalThis.browser ?? globalThis.chrome;
const tab = Number(new URLSearchParams(location.search).get('tab') ?? NaN);
const words = { ...pageWords(navigator.language), reader: wordsFor(navigator.language) };
const NOTHING = { lists: { sources: [], names: [], figures: [], tags: [] }, layers: [], query: '', canUndo: false, canRedo: false, count: '', problem: '', note: words.notHere };

let port = null;
const act = (name) => (argument) => port?.postMessage({ act: name, argument });
const panel = new Panel(words, Object.fromEntries(['filter', 'layers', 'goTo', 'tag', 'remove', 'undo', 'redo', 'close'].map((name) => [name, act(name)])));
panel.host.toggleAttribute('beside', true);
document.documentElement.lang = navigator.language;
document.body.append(panel.host);

/** Asks the page in this tab, which may not be read at all. */
function connect() {
  panel.query = '';
  panel.state = NOTHING;
  if (Number.isNaN(tab)) return;
  port = api.tabs.connect(tab, { name: 'panel' });
  port.onMessage.addListener((state) => { panel.state = state ?? NOTHING; });
  // asked for, so that the browser does not complain where nobody answered
  port.onDisconnect.addListener(() => { port = null; panel.state = NOTHING; return api.runtime.lastError; });
}

api.runtime.onMessage.addListener(({ here }, sender) => { if (here && sender.tab?.id === tab && !port) connect(); });
connect();
