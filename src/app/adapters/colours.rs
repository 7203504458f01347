//! The reader's own colours in the page. Knows `www/parts/colours.js`; must not know tags.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/parts/colours.js")]
extern "C" {
    #[wasm_bindgen(js_name = showColours)]
    fn show_colours(colours: Vec<String>);
}

/// Makes a class `tag-c…` for each colour of six hexadecimal digits.
pub fn show(colours: Vec<String>) {
    show_colours(colours);
}
