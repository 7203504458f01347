/**
 * The three things that browsers under Trusted Types (`require-trusted-types-for 'script'`) ask leave for. Done here and nowhere else, so that
 * nothing that counts as trusted ever leaves this module. Must not know what is read or run.
 */

/** None where the browser asks nobody, or where the page's policy does not name ours: then it refuses, and says so. */
const leave = (() => {
  try {
    return globalThis.trustedTypes?.createPolicy("manicule", { createHTML: (markup) => markup, createScriptURL: (url) => url });
  } catch {
    return null;
  }
})();

/** The document that markup makes, without a window: no script of it runs and nothing is loaded. */
export function inertDocument(markup) {
  return new DOMParser().parseFromString(leave ? leave.createHTML(markup) : markup, "text/html");
}

/** Registers the script that keeps the page's files. */
export function keepingScript(url) {
  return navigator.serviceWorker.register(leave ? leave.createScriptURL(url.href) : url);
}

/**
 * A module worker. From another origin none is allowed; a local blob that imports it is. What a worker imports as it begins falls under
 * `worker-src` in Firefox, what it imports later under `script-src` in every browser; and only errors outside of promises are told to the page.
 */
export function moduleWorker(url) {
  const here = typeof location === "undefined" ? "" : location.origin;
  const whole = new URL(url, import.meta.url);
  const source = `import(${JSON.stringify(whole.href)}).catch((error) => setTimeout(() => { throw error; }));`;
  const shim = whole.origin === here ? null : URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const script = shim ?? whole.href;
  const worker = new Worker(leave ? leave.createScriptURL(script) : script, { type: "module" });
  if (shim) worker.addEventListener("message", () => URL.revokeObjectURL(shim), { once: true });
  return worker;
}
