//! Where words and graphemes begin and end, and words in small letters, by the browser's own segmenter. Knows `Intl.Segmenter`; must not know what is done with words.

use super::json::{get, number, object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type Segmenter;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(language: &str, options: &JsValue) -> Result<Segmenter, JsValue>;

    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> Segments;

    type Segments;

    #[wasm_bindgen(method)]
    fn containing(this: &Segments, at: u32) -> JsValue;
}

/// The `word` or the `grapheme` at a byte: its first byte and one past its last. None between words, outside the text and where there is
/// no segmenter. Linear in the text.
pub fn part_at(part: &str, text: &str, language: &str, byte: usize) -> Option<(usize, usize)> {
    let units = |text: &str| text.encode_utf16().count() as u32;
    let at = units(text.get(..byte)?);
    let segmenter = Segmenter::new(language, &object(&[("granularity", part.into())])).ok()?;
    let found = segmenter.segment(text).containing(at);
    if get(&found, "isWordLike").as_bool() == Some(false) {
        return None;
    }
    let (start, word) = (number(&found, "index")?, get(&found, "segment").as_string()?);
    let mut before = byte;
    let mut left = at - start;
    for c in text[..byte].chars().rev() {
        if left == 0 {
            break;
        }
        left = left.saturating_sub(c.len_utf16() as u32);
        before -= c.len_utf8();
    }
    Some((before, before + word.len()))
}

/// A text in small letters: the browser has the tables.
pub fn lower(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}
