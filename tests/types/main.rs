//! The package's TypeScript types are made from the Rust types: `WRITE=1 cargo test --test types` writes `www/package/types.d.ts` anew from
//! the sources, and without `WRITE` the file must be what would be written. That the sources are read rightly serde itself confirms: every
//! structure names its fields when it is read.

mod declarations;

use declarations::{Declarations, union};
use manicule::anchor::Difference;
use manicule::attributions::{QuoteType, SourceKind};
use manicule::entities::EntityType;
use manicule::figures::recognize::{Culture, Model};
use manicule::figures::{Bound, FigureType};
use manicule::interchange::Format;
use manicule::wire::*;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::forward_to_deserialize_any;
use std::collections::BTreeSet;
use std::fs;

const FILE: &str = "www/package/types.d.ts";

/// Where the structures stand.
const SOURCES: [&str; 12] = [
    "src/wire/options.rs",
    "src/wire/names.rs",
    "src/wire/foreign.rs",
    "src/wire/types.rs",
    "src/wire/places.rs",
    "src/wire/protocol.rs",
    "src/text/offsets.rs",
    "src/text/passages.rs",
    "src/anchor/difference.rs",
    "src/anchor/find.rs",
    "src/figures/recognize/mod.rs",
    "src/embed/api.rs",
];

/// What is declared, in this order; a name in TypeScript where it is another one.
const DECLARED: [(&str, &str); 28] = [
    ("OffsetUnit", "OffsetUnit"),
    ("WireOptions", "Options"),
    ("WireName", "Name"),
    ("WireForeign", "Foreign"),
    ("WireDocument", "Document"),
    ("WireSpan", "Span"),
    ("PassageKind", "PassageKind"),
    ("WirePassage", "Passage"),
    ("WireEntity", "Entity"),
    ("WireAnnotation", "Annotation"),
    ("WireMention", "Mention"),
    ("WireFigure", "Figure"),
    ("WireValue", "Value"),
    ("WireSi", "Si"),
    ("WireAttribution", "Attribution"),
    ("WireSource", "Source"),
    ("WireVoice", "Voice"),
    ("WireAbout", "About"),
    ("FlatSelector", "Selector"),
    ("State", "State"),
    ("WirePlace", "Place"),
    ("Nature", "Nature"),
    ("Difference", "Difference"),
    ("WireFile", "File"),
    ("WireLoss", "Loss"),
    ("RecognizeOptions", "RecognizeOptions"),
    ("Recognized", "Recognized"),
    ("ConvertOptions", "ConvertOptions"),
];

/// Fields that are strings, or any objects, in Rust and more than that in the contract.
const MORE: [(&str, &str); 17] = [
    ("WireDocument.schema", "'manicule/1'"),
    ("WireOptions.layers", "LayerName[]"),
    ("WireOptions.names", "Name[] | string"),
    ("WireName.kind", "EntityType"),
    ("WireForeign.replaces", "LayerName[]"),
    ("WireForeign.marks", "object[]"),
    ("WireEntity.kind", "EntityType"),
    ("WireMention.kind", "EntityType"),
    ("WireFigure.kind", "FigureType"),
    ("WireValue.bound", "Bound"),
    ("WireAttribution.quote", "QuoteType"),
    ("WireAttribution.source_kind", "SourceKind"),
    ("WireVoice.source_kind", "SourceKind"),
    ("RecognizeOptions.model", "Model"),
    ("RecognizeOptions.culture", "Culture"),
    ("ConvertOptions.from", "Format"),
    ("ConvertOptions.to", "Format"),
];

const MODELS: [&str; 9] =
    ["number", "ordinal", "percent", "number-range", "age", "currency", "dimension", "temperature", "datetime"];
const CULTURES: [&str; 2] = ["zh-cn", "en-us"];
const BOUNDS: [Bound; 5] = [Bound::About, Bound::Over, Bound::AtLeast, Bound::Under, Bound::AtMost];

/// What Rust has nothing of.
const SCRIPTS_OWN: &str = "
/** How a call can be watched and given up. */
export interface Control {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}
";

/// The words that fields of the contract are taken from, as Rust has them.
fn words() -> String {
    assert!(MODELS.iter().all(|name| name.parse::<Model>().is_ok()) && CULTURES.iter().all(|name| name.parse::<Culture>().is_ok()));
    let layers = ["entities", "figures", "attributions"];
    let named = [
        ("LayerName", union(layers)),
        ("EntityType", union(EntityType::ALL.map(EntityType::name))),
        ("FigureType", union(FigureType::ALL.map(FigureType::name))),
        ("Bound", union(BOUNDS.map(Bound::name))),
        ("QuoteType", union(QuoteType::ALL.map(QuoteType::name))),
        ("SourceKind", union(SourceKind::ALL.map(SourceKind::name))),
        ("Model", union(MODELS)),
        ("Culture", union(CULTURES)),
        ("Format", union(Format::ALL.map(Format::name))),
    ];
    named.map(|(name, words)| format!("export type {name} = {words};\n")).concat()
}

fn written() -> String {
    let sources = SOURCES.map(|path| fs::read_to_string(path).unwrap()).concat();
    let declarations = Declarations { sources: &sources, names: &DECLARED, more: &MORE };
    let head = "/** An annotated document, `manicule/1`, and what calls take and give. Made from src/ by tests/types/: change it there. */\n\n";
    let all = DECLARED.map(|(rust, _)| format!("\n{}", declarations.of(rust)));
    format!("{head}{}{}{SCRIPTS_OWN}", words(), all.concat())
}

#[test]
fn typescript_is_made_from_rust() {
    let written = written();
    if std::env::var_os("WRITE").is_some() {
        fs::write(FILE, &written).unwrap();
    }
    assert_eq!(fs::read_to_string(FILE).unwrap(), written, "WRITE=1 cargo test --test types");
}

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

/// The keys of an interface in the declarations.
fn keys(declarations: &str, interface: &str) -> BTreeSet<String> {
    let head = format!("export interface {interface} {{");
    let from = declarations.find(&head).unwrap_or_else(|| panic!("{FILE} has no {interface}"));
    let body = declarations[from + head.len()..].split_once("\n}").unwrap().0;
    let lines = body.lines().map(str::trim).filter(|line| !line.starts_with("/*") && !line.starts_with('*'));
    lines.filter_map(|line| Some(line.split_once(':')?.0.trim_end_matches('?').to_string())).collect()
}

#[test]
fn serde_has_the_same_keys() {
    let declarations = fs::read_to_string(FILE).unwrap();
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
        ("Loss", fields::<WireLoss>()),
    ];
    for (interface, rust) in pairs {
        assert_eq!(keys(&declarations, interface), rust, "{interface} in {FILE} against src/wire");
    }
}
