//! The app's own files, kept for reading without a network. Knows `www/parts/update.js`; must not know what a reader is told.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/parts/update.js")]
extern "C" {
    #[wasm_bindgen(js_name = keepFiles)]
    fn keep_files(found: &Closure<dyn Fn()>);

    #[wasm_bindgen(js_name = takeNewer)]
    fn take_newer();
}

/// Has the files kept; `found` is called, at once or ever later, when a newer build is there.
pub fn keep(found: impl Fn() + 'static) {
    let found = Closure::new(found);
    keep_files(&found);
    // it may be called as long as the page lives
    found.forget();
}

/// Shows the newer build.
pub fn take() {
    take_newer();
}
