//! Files the reader hands over. Knows names, sizes and bytes; must not know what becomes of the text.

use super::decode::{NotText, decode};
use super::html;
use crate::app::state::message::Message;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// A file as text.
pub struct Opened {
    /// The text.
    pub text: String,
    /// What the reader should know about how it was read.
    pub warning: Option<Message>,
}

/// The largest file that is read, in bytes: about twenty novels.
pub const LARGEST: f64 = 32.0 * 1024.0 * 1024.0;

/// Reads a file; of HTML only the text.
///
/// # Errors
/// What to tell the reader: too large, empty, not a text, or unreadable.
pub async fn open(file: &File) -> Result<Opened, Message> {
    if file.size() > LARGEST {
        return Err(Message::with("error.too-large", "name", file.name()));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Message::with("error.unreadable", "name", file.name()))?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    let decoded = decode(&bytes, &legacy).map_err(|problem| match problem {
        NotText::Empty => Message::with("error.empty", "name", file.name()),
        NotText::Binary => Message::with("error.binary", "name", file.name()),
    })?;
    let warning = (decoded.damaged > 0).then(|| Message::with("warning.damaged", "n", decoded.damaged));
    let text = if is_html(&file.name(), &file.type_()) { html::text(&decoded.text) } else { decoded.text };
    if text.trim().is_empty() {
        return Err(Message::with("error.empty", "name", file.name()));
    }
    Ok(Opened { text, warning })
}

fn is_html(name: &str, kind: &str) -> bool {
    let name = name.to_ascii_lowercase();
    kind == "text/html" || kind == "application/xhtml+xml" || [".html", ".htm", ".xhtml"].iter().any(|end| name.ends_with(end))
}

/// Bytes in an encoding of the browser's, where all of them fit.
fn legacy(name: &str, bytes: &[u8]) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options(name, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// The first file of a list.
pub fn first(list: Option<web_sys::FileList>) -> Option<File> {
    list?.item(0)
}

/// The files chosen in an input, which is emptied so that the same file can be chosen again.
pub fn chosen(event: &web_sys::Event) -> Option<File> {
    let input = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    let file = first(input.files());
    input.set_value("");
    file
}
