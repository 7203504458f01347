//! A selector in a text, both as strangers wrote them: a place is a place of the text, whole graphemes of it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use manicule::anchor::{Selector, anchor, describe};
use manicule::text::Span;

fuzz_target!(|input: (&str, &str, &str, &str, Option<u32>, Option<u32>)| {
    let (text, exact, prefix, suffix, start, end) = input;
    let selector = Selector { exact: exact.into(), prefix: prefix.into(), suffix: suffix.into(), start, end };
    if let Some(span) = anchor(text, &selector).span {
        assert!(text.get(span.start as usize..span.end as usize).is_some());
    }
    let all = text.len() as u32;
    let (start, end) = (start.unwrap_or(0).min(all), end.unwrap_or(all).min(all));
    let own = describe(text, Span { start: start.min(end), end: start.max(end) });
    if let (false, Some(span)) = (own.exact.is_empty(), anchor(text, &own).span) {
        // white space around a place is none of it
        assert_eq!(span.of(text).trim(), own.exact.trim());
    }
});
