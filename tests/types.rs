//! The package's TypeScript types are those of the wire: same keys, optional where Rust leaves them out.
//!
//! The keys come from serde itself: every structure names its fields when it is read.

use manicule::anchor::Difference;
use manicule::wire::*;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::forward_to_deserialize_any;
use std::collections::BTreeSet;
use std::fs;

/// Asks a structure for the names of its fields, and reads nothing.
struct Ask<'a>(&'a mut Vec<&'static str>);

impl<'de> Deserializer<'de> for Ask<'_> {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(Error::custom("only structures are asked"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Self::Error> {
        self.0.extend(fields);
        Err(Error::custom("asked"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map enum identifier ignored_any
    }
}

fn fields<'de, T: Deserialize<'de>>() -> BTreeSet<String> {
    let mut names = Vec::new();
    let _ = T::deserialize(Ask(&mut names));
    assert!(!names.is_empty(), "no structure");
    names.into_iter().map(String::from).collect()
}

/// The keys of an interface in the declarations, those of what it extends included.
fn keys(declarations: &str, interface: &str) -> BTreeSet<String> {
    let head = format!("export interface {interface} ");
    let from = declarations.find(&head).unwrap_or_else(|| panic!("types.d.ts has no {interface}"));
    let body = &declarations[from + head.len()..];
    let (before, body) = body.split_once('{').unwrap();
    let mut keys = before.trim().strip_prefix("extends ").map_or(BTreeSet::new(), |parent| self::keys(declarations, parent.trim()));
    let body = body.split_once("\n}").unwrap().0;
    let lines = body.lines().map(str::trim).filter(|line| !line.starts_with("/*") && !line.starts_with('*'));
    keys.extend(lines.filter_map(|line| Some(line.split_once(':')?.0.trim_end_matches('?').to_string())));
    keys
}

#[test]
fn typescript_says_what_rust_says() {
    let declarations = fs::read_to_string("www/package/types.d.ts").unwrap();
    let pairs = [
        ("Options", fields::<WireOptions>()),
        ("Foreign", fields::<WireForeign>()),
        ("Name", fields::<WireName>()),
        ("Document", fields::<WireDocument>()),
        ("Span", fields::<WireSpan>()),
        ("Passage", fields::<WirePassage>()),
        ("Entity", fields::<WireEntity>()),
        ("Mention", fields::<WireMention>()),
        ("Figure", fields::<WireFigure>()),
        ("Value", fields::<WireValue>()),
        ("Si", fields::<WireSi>()),
        ("Attribution", fields::<WireAttribution>()),
        ("Source", fields::<WireSource>()),
        ("Voice", fields::<WireVoice>()),
        ("About", fields::<WireAbout>()),
        ("Place", fields::<WirePlace>()),
        ("Difference", fields::<Difference>()),
        ("File", fields::<WireFile>()),
    ];
    for (interface, rust) in pairs {
        assert_eq!(keys(&declarations, interface), rust, "{interface} in www/package/types.d.ts against src/wire");
    }
}
