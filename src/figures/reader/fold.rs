//! One form for characters that mean the same in figures: Simplified, half width, small letters, and the signs that stand for another.
//! Knows characters; must not know words.

use crate::lexicon;

/// The one form of a character.
pub fn fold(c: char) -> char {
    match c {
        '\0'..='\u{7F}' => c.to_ascii_lowercase(),
        '\u{4E00}'..='\u{9FFF}' if !matches!(c, '壱' | '弌' | '両' | '弍' | '銭') => lexicon::simplified(c),
        '“' | '”' | '″' => '"',
        '﹪' => '%',
        '‐' | '‑' => '-',
        '∼' => '~',
        'º' => '°',
        '○' | 'Ｏ' => '〇',
        // Japanese and old forms of numerals and units
        '壱' | '弌' => '一',
        '両' => '两',
        '弍' => '贰',
        '銭' => '钱',
        '𡻕' => '岁',
        _ => lexicon::fold(c),
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn one_form_for_all() {
        assert_eq!([fold('億'), fold('亿'), fold('Ａ'), fold('○'), fold('″')], ['亿', '亿', 'a', '〇', '"']);
        assert_eq!(fold('人'), '人');
    }
}
