// The app's files kept for reading without a network. Knows offline.js and how a browser takes a new build; must not know what a reader
// is told about it.

import { keepingScript } from '../engine/trusted.js';

/** The first article comes first; in milliseconds. */
const LATER = 3000;

let waiting = null;
let asked = false;

/** Has the files kept; `found` is called when a newer build is there than the one that is shown. */
export function keepFiles(found) {
  if (navigator.serviceWorker) setTimeout(keep, LATER, found);
}

async function keep(found) {
  const container = navigator.serviceWorker;
  const registration = await keepingScript(new URL('offline.js', document.baseURI)).catch(() => null);
  if (!registration?.addEventListener) return;
  // the first build of all is no news
  let kept = Boolean(container.controller);
  const tell = (worker) => {
    waiting = worker;
    if (kept) found();
  };
  if (registration.waiting) tell(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => { if (worker.state === 'installed') tell(worker); });
  });
  container.addEventListener('controllerchange', () => {
    if (asked) return location.reload();
    // taken over in another tab: here it must not take what is being written
    tell(null);
    kept = true;
  });
}

/** Shows the newer build. */
export function takeNewer() {
  asked = true;
  if (waiting) waiting.postMessage('take over');
  else location.reload();
}
