//! Values in a reader's words. Knows `www/parts/worth.js`; must not know where values are shown.

use crate::app::state::locale::Locale;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/parts/worth.js")]
extern "C" {
    #[wasm_bindgen(js_name = learn)]
    fn learn_words(tag: &str, source: &str);

    #[wasm_bindgen(js_name = worth)]
    fn worth_of(kind: &str, value: &str, tag: &str) -> String;
}

/// Takes the words of a language.
pub fn learn(locale: Locale, source: &str) {
    learn_words(locale.tag(), source);
}

/// A value in one line ([`coded`](crate::wire::coded)) for people; empty where it says no more than that it is open.
pub fn worth(kind: &str, value: &str, locale: Locale) -> String {
    worth_of(kind, value, locale.tag())
}
