//! Bytes of a file as text. Knows encodings and their marks; must not know files.

/// A text and how sure its reading is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text; unreadable bytes are `U+FFFD`.
    pub text: String,
    /// How many places could not be read.
    pub damaged: usize,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// There is nothing in it.
    Empty,
    /// It is a program, a picture, an archive …
    Binary,
}

/// The name of a legacy encoding to try, and its bytes as text where all of them fit.
pub type Legacy<'l> = &'l dyn Fn(&str, &[u8]) -> Option<String>;

/// Reads bytes as UTF-8 or UTF-16 with or without a mark, then as `legacy` says, else as damaged UTF-8. Linear.
///
/// # Errors
/// Nothing but white space, or more control characters than a text has.
pub fn decode(bytes: &[u8], legacy: Legacy) -> Result<Decoded, NotText> {
    let decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => unmarked(bytes, legacy)?,
    };
    if decoded.text.trim().is_empty() {
        return Err(NotText::Empty);
    }
    if looks_binary(&decoded.text) { Err(NotText::Binary) } else { Ok(decoded) }
}

/// How much of a file is looked at to tell what it is.
const PROBE: usize = 8 * 1024;

fn unmarked(bytes: &[u8], legacy: Legacy) -> Result<Decoded, NotText> {
    let probe = &bytes[..bytes.len().min(PROBE)];
    let zeros = |odd: usize| probe.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let half = probe.len() / 2;
    // Latin text in UTF-16 has a zero in every second byte, and text in any other encoding has none at all
    match (zeros(0), zeros(1)) {
        (0, 0) => {}
        (0, odd) if odd * 3 > half => return Ok(utf16(bytes, u16::from_le_bytes)),
        (even, 0) if even * 3 > half => return Ok(utf16(bytes, u16::from_be_bytes)),
        _ => return Err(NotText::Binary),
    }
    let plain = utf8(bytes);
    if plain.damaged == 0 {
        return Ok(plain);
    }
    let fits = ["gb18030", "big5"].iter().filter_map(|name| legacy(name, bytes));
    // both fit most bytes: the right reading is the one with the commoner characters
    let best = fits.max_by_key(|text| common(text));
    match best.filter(|text| plain.damaged * 20 > plain.text.chars().count() && common(text) > 0) {
        Some(text) => Ok(Decoded { text, damaged: 0 }),
        None => Ok(plain),
    }
}

fn utf8(bytes: &[u8]) -> Decoded {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let damaged = if std::str::from_utf8(bytes).is_ok() { 0 } else { text.matches('\u{FFFD}').count() };
    Decoded { text, damaged }
}

fn utf16(bytes: &[u8], read: impl Fn([u8; 2]) -> u16) -> Decoded {
    let pairs = bytes.chunks_exact(2);
    let mut damaged = usize::from(!pairs.remainder().is_empty());
    let mut text = String::with_capacity(bytes.len());
    for unit in char::decode_utf16(pairs.map(|pair| read([pair[0], pair[1]]))) {
        text.push(unit.unwrap_or_else(|_| {
            damaged += 1;
            '\u{FFFD}'
        }));
    }
    Decoded { text, damaged }
}

/// Control characters that no text has, or too many unreadable places.
fn looks_binary(text: &str) -> bool {
    let (mut seen, mut bad) = (0, 0);
    for c in text.chars().take(PROBE) {
        seen += 1;
        bad += usize::from(c == '\u{FFFD}' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{C}' | '\u{1A}' | '\u{85}')));
    }
    // a word or two that is broken does not make a short text a program
    bad > 2 && bad * 10 > seen
}

/// Of the first characters, how many are among the commonest of Chinese.
fn common(text: &str) -> usize {
    const COMMON: &str = "的一是不了在人有我他這这個个們们中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得於于";
    text.chars().take(2_000).filter(|&c| COMMON.contains(c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none(_: &str, _: &[u8]) -> Option<String> {
        None
    }

    fn units(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn unicode_with_and_without_marks() {
        let text = |bytes: &[u8]| decode(bytes, &none).map(|decoded| decoded.text);
        assert_eq!(text("好 ok".as_bytes()), Ok("好 ok".into()));
        assert_eq!(text(b"\xEF\xBB\xBFok"), Ok("ok".into()));
        assert_eq!(text(&[&[0xFF, 0xFE][..], &units("好😀")].concat()), Ok("好😀".into()));
        assert_eq!(text(&units("plain Latin words")), Ok("plain Latin words".into()));
    }

    #[test]
    fn damage_is_counted_and_shown() {
        let broken = decode(b"good text \xFF and more good text", &none).unwrap();
        assert_eq!((broken.damaged, broken.text.contains('\u{FFFD}')), (1, true));
        let mut odd = [&[0xFF, 0xFE][..], &units("words")].concat();
        odd.extend([0x00, 0xD8, 0x41]);
        assert_eq!(decode(&odd, &none).unwrap().damaged, 2);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"", &none), Err(NotText::Empty));
        assert_eq!(decode(b" \n\n", &none), Err(NotText::Empty));
        assert_eq!(decode(b"\x7FELF\x02\x01\x01\x00\x00\x00\x00\x00\x03\x00>\x00", &none), Err(NotText::Binary));
        assert_eq!(decode(b"\x89PNG\x01\x02\x03\xFF\xFE\xFA\x80\x81", &none), Err(NotText::Binary));
    }

    #[test]
    fn legacy_encodings_are_asked_last() {
        let legacy = |name: &str, _: &[u8]| (name == "big5").then(|| "這是中文的".to_string());
        assert_eq!(decode(&[0xB3, 0x6F, 0xAC, 0x4F, 0xA4, 0xA4, 0xA4, 0xE5], &legacy).unwrap().text, "這是中文的");
    }
}
