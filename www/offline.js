// Keeps one build's files in this browser, so that the app opens without a network. The build writes in which files and which build
// (.dev/stage-offline.sh). Knows files and caches; must not know the app.
//
// A build is taken whole or not at all, and pages stay with theirs until all of them are closed or the reader asks for the new one:
// files of two builds never meet.

const BUILD = '@BUILD@';
const FILES = ['@FILES@'];
const OURS = 'manicule-files-';

const here = (file) => new URL(file, registration.scope).href;

async function fill() {
  const cache = await caches.open(OURS + BUILD);
  // asked anew: the browser's own cache may hold another build's
  await cache.addAll(FILES.map((file) => new Request(here(file), { cache: 'no-cache' })));
}

async function clear() {
  for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== OURS + BUILD) await caches.delete(name);
}

/** A kept file, under its address without what follows `?`; the page itself under the folder's. */
async function answer(request) {
  const url = new URL(request.url);
  const address = url.origin + url.pathname;
  const cache = await caches.open(OURS + BUILD);
  const kept = await cache.match(address === registration.scope ? here('index.html') : address);
  return kept ?? fetch(request);
}

if (FILES.length) {
  addEventListener('install', (event) => event.waitUntil(fill()));
  addEventListener('activate', (event) => event.waitUntil(clear().then(() => clients.claim())));
  addEventListener('message', ({ data }) => { if (data === 'take over') skipWaiting(); });
  addEventListener('fetch', (event) => {
    if (event.request.method === 'GET' && event.request.url.startsWith(registration.scope)) event.respondWith(answer(event.request));
  });
} else {
  // a build for working on the app is served as it is
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) => event.waitUntil(clear().then(() => registration.unregister())));
}
