// A trap for what runs: pages in which every call of hostile markup and every request to another machine is noted. Knows browsers; must not
// know by which way hostile text came in.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** Markup and addresses that are to be shown, and never to run. */
export const PAYLOADS = readFileSync(new URL('xss.txt', import.meta.url), 'utf8').trim().split('\n').slice(1);

/** A page where anything that runs or asks another machine is noted; look at it with `assertQuiet`. */
export async function trapped(site, t, path = '', open = site.open) {
  const page = await open.call(site, t, path, { bypassCSP: true, expectErrors: /favicon|Failed to load resource|src attribute|javascript:|URL|manicule/i });
  await page.addInitScript(() => {
    window.ran = [];
    window.XSS = () => { window.ran.push(new Error().stack); };
    for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = window.XSS;
  });
  page.asked = [];
  page.on('request', (request) => { if (new URL(request.url()).hostname.endsWith('evil.example')) page.asked.push(request.url()); });
  await page.reload();
  return page;
}

/** Fails where anything has run, or could when it is pressed. */
export async function assertQuiet(page) {
  // what would run late has had its turn: images and frames that are begun now are done, and two frames are drawn
  await page.evaluate(() => {
    const image = new Promise((done) => { Object.assign(new Image(), { onerror: done, src: `nowhere?${Math.random()}` }); });
    const frame = document.createElement('iframe');
    const framed = new Promise((done) => { frame.onload = done; });
    frame.src = 'about:blank';
    document.documentElement.append(frame);
    const drawn = new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return Promise.all([image, framed, drawn]).then(() => frame.remove());
  });
  const found = await page.evaluate(() => {
    const odd = [];
    const walk = (root) => {
      for (const element of root.querySelectorAll('*')) {
        // to browsers the attributes of custom elements are mere strings
        const loads = element.localName.includes('-') ? /^$/ : /^(href|src|action|data|srcdoc)$/i;
        const event = [...element.attributes].find(({ name, value }) => /^on/i.test(name) || (loads.test(name) && /^\s*(javascript|data:text)/i.test(value)));
        if (event || /^(object|embed|base|frame)$/i.test(element.localName)) odd.push(element.outerHTML.slice(0, 120));
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return { ran: window.ran, odd };
  });
  assert.deepEqual({ ...found, asked: page.asked }, { ran: [], odd: [], asked: [] });
}
