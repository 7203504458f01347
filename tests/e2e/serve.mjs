// A small static server for the built app, with the headers it is meant to run under: `node tests/e2e/serve.mjs [FOLDER] [PORT]`.
// Knows files and HTTP; must not know the app.
import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';

const TYPES = {
  '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.mjs': 'text/javascript; charset=utf-8', '.png': 'image/png', '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json', '.woff2': 'font/woff2',
};

/** The policy the app is written for, and that its page carries. Whatever it forbids shows up as a failed test. */
export const POLICY = [...readFileSync(new URL('../../www/policy.txt', import.meta.url), 'utf8').trim().split('\n'), "frame-ancestors 'self'"].join('; ');

const HEADERS = {
  'content-security-policy': POLICY, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-cache',
};

/** The file a request names, or null: nothing outside the folder, and a folder's `index.html` for the folder. */
async function find(root, url) {
  let path;
  try {
    path = normalize(join(root, decodeURIComponent(new URL(url, 'http://localhost').pathname)));
  } catch {
    return null;
  }
  if (!path.startsWith(normalize(root))) return null;
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return find(root, `${new URL(url, 'http://localhost').pathname.replace(/\/?$/, '/')}index.html`);
  return found && { path, size: found.size };
}

/**
 * Serves a folder on the loopback interface.
 * @param {string} root
 * @param {number} [port] any free one, unless given
 * @param {{mounts?: Record<string, string>, headers?: Record<string, string|null>, cut?: (path: string) => number|false}} [more] `mounts`: further folders, by the path they are
 *   served under (`/embed/`); `headers`: in place of the app's own, null for none; `cut`: after how many bytes of a path the connection
 *   breaks off
 * @returns {Promise<{url: string, close: () => Promise<void>}>} `url` ends in a slash
 */
export async function serve(root, port = 0, { mounts = {}, headers = {}, cut = () => false } = {}) {
  const sent = Object.fromEntries(Object.entries({ ...HEADERS, ...headers }).filter(([, value]) => value !== null));
  const server = createServer(async (request, response) => {
    const mount = Object.keys(mounts).find((path) => request.url.startsWith(path));
    const file = mount ? await find(mounts[mount], `/${request.url.slice(mount.length)}`) : await find(root, request.url);
    if (!file) return response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    response.writeHead(200, { ...sent, 'content-type': TYPES[extname(file.path)] ?? 'application/octet-stream', 'content-length': file.size });
    const end = cut(new URL(request.url, 'http://localhost').pathname);
    if (end) return createReadStream(file.path, { end: end - 1 }).on('end', () => response.destroy()).pipe(response, { end: false });
    createReadStream(file.path).pipe(response);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); });
  return { url: `http://127.0.0.1:${server.address().port}/`, close };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = process.argv[2] ?? new URL('../../dist', import.meta.url).pathname;
  console.log(`serving ${root} at ${(await serve(root, Number(process.argv[3] ?? 0))).url}`);
}
