//! Times as formats write them. Knows RFC 3339; must not know the time.

/// Whether a text is a time with its zone: `2026-03-04T08:00:00Z`, `2026-03-04T08:00:00.5+08:00`.
pub(super) fn is_time(text: &str) -> bool {
    let fits = |text: &str, shape: &str| {
        text.len() == shape.len()
            && text.bytes().zip(shape.bytes()).all(|(b, s)| if s == b'0' { b.is_ascii_digit() } else { b == s })
    };
    let (Some(head), Some(mut rest)) = (text.get(..19), text.get(19..)) else { return false };
    if let Some(fraction) = rest.strip_prefix('.') {
        rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        if rest.len() == fraction.len() {
            return false;
        }
    }
    let in_range = |at: usize, least: u32, most: u32| head[at..at + 2].parse().is_ok_and(|n: u32| (least..=most).contains(&n));
    let whole = fits(head, "0000-00-00T00:00:00");
    let zone = rest == "Z" || fits(rest, "+00:00") || fits(rest, "-00:00");
    whole && zone && in_range(5, 1, 12) && in_range(8, 1, 31) && in_range(11, 0, 23) && in_range(14, 0, 59) && in_range(17, 0, 60)
}

#[cfg(test)]
mod tests {
    use super::is_time;

    #[test]
    fn times_and_others() {
        for time in ["2026-03-04T08:00:00Z", "2026-03-04T08:00:00.125+08:00"] {
            assert!(is_time(time), "{time}");
        }
        for other in [
            "",
            "yesterday",
            "2026-03-04",
            "2026-13-04T08:00:00Z",
            "2026-03-04T08:00:00",
            "2026-03-04T08:00:00.Z",
            "二〇二六年三月四日下午",
        ] {
            assert!(!is_time(other), "{other}");
        }
    }
}
