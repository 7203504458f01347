/**
 * Says why <manicule-reader> has not come, where its own script could not: browsers load no module from a disk, none that is sent as
 * something else, and none at all where they are old. A classic script, to be put behind manicule.js while a site is set up, or for good:
 * `<script defer src="…/check.js"></script>`. Where the element is there it does nothing. HOSTING.md lists the codes.
 */
(() => {
  const script = document.querySelector('script[type="module"][src*="manicule.js"]');
  const url = script ? script.src : '';

  function fault() {
    if (location.protocol === 'file:' && /^file:/.test(url)) {
      return Promise.resolve(['file', 'Browsers load no modules from file:// pages: serve the folder over http, or load one/manicule.js, which is one classic script.']);
    }
    if (!script) return Promise.resolve(['missing', 'This page has no <script type="module" src="…/manicule.js">.']);
    if (!('noModule' in script)) return Promise.resolve(['old-browser', 'This browser is too old for modules: the text is shown without marks.']);
    const elsewhere = new URL(url).origin !== location.origin;
    return fetch(url).then((response) => {
      const type = response.headers.get('content-type') || '';
      if (!response.ok) return ['missing', `${url} answers ${response.status}: copy the whole folder embed/ and keep its files together.`];
      if (!/javascript/.test(type)) return ['mime', `${url} is sent as “${type}”: send .js files as text/javascript.`];
      return ['unknown', `${url} was loaded and did not run: the errors above say why. All files of the folder have to be sent like it.`];
    }, () => (elsewhere
      ? ['cors', `${url} cannot be fetched from this page: send Access-Control-Allow-Origin with it, and allow its origin in connect-src and script-src.`]
      : ['blocked', `${url} cannot be fetched: allow 'self' in connect-src and script-src, and look for blockers.`]));
  }

  addEventListener('load', () => {
    if (window.customElements && customElements.get('manicule-reader')) return;
    fault().then(([code, message]) => {
      console.error(`manicule-reader: ${message}`);
      for (const reader of document.querySelectorAll('manicule-reader')) {
        reader.dispatchEvent(new CustomEvent('manicule-error', { detail: { code, message }, bubbles: true, composed: true }));
      }
    });
  });
})();
