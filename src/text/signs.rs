//! Where punctuation may stand, found by first bytes: letters and Han characters are passed over without being decoded. Knows UTF-8;
//! must not know what any mark means.

/// Whether punctuation may begin with a byte: ASCII marks, and what «, “ and …, 「 and 。, （ begin with.
const SIGNS: [bool; 256] = {
    let mut signs = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        signs[byte] = (byte as u8).is_ascii_punctuation() || matches!(byte, 0xC2 | 0xE2 | 0xE3 | 0xEF);
        byte += 1;
    }
    signs
};

/// The first character from byte `from` on that may be punctuation, and where it stands. Letters that begin alike come too.
pub(super) fn next(text: &str, from: usize) -> Option<(usize, char)> {
    let at = from + text.as_bytes().get(from..)?.iter().position(|&byte| SIGNS[usize::from(byte)])?;
    Some((at, text.get(at..)?.chars().next()?))
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn marks_of_every_script_are_found() {
        for mark in "\"'(.!?;…‼⁉“”‘’„«»「」『』《》〈〉【】〔〕〝〞〟﹁﹂，。！？；：（）［］".chars()
        {
            let text = format!("漢 é1{mark}");
            assert_eq!(next(&text, 0), Some((text.len() - mark.len_utf8(), mark)));
        }
        assert_eq!(next("no marks 漢字", 0), None);
    }
}
