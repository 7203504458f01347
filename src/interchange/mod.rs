//! Floor 4: one file a format, import and export.
//!
//! Knows formats and the reports of what they could not carry. Must not know where files come from or go to.
//!
//! Everything goes through a [`Bundle`]: a text, the engine's marks on it, the reader's tags. What is imported becomes tags, whose
//! places are described by their words, so that they hold when the text is another copy.

mod brat;
mod bundle;
mod conforms;
mod csv;
mod doccano;
mod guess;
mod hypothesis;
mod iob2;
pub mod jsonld;
mod label_studio;
mod manicule;
mod many;
mod markdown;
mod marks;
mod page;
mod report;
mod room;
mod spacy;
mod time;
mod w3c;

pub use bundle::{Bundle, Exported, Imported};
pub use many::convert;
pub use report::{ImportError, Loss, Report};

/// The formats this module writes and reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The contract's JSON, with the text and the reader's tags.
    Manicule,
    /// W3C Web Annotation in JSON-LD.
    Jsonld,
    /// Hypothesis' JSON.
    Hypothesis,
    /// brat's standoff lines (`.ann`; the text is a file of its own).
    Brat,
    /// doccano's JSON lines for sequence labelling.
    Doccano,
    /// Label Studio's tasks.
    LabelStudio,
    /// A token and a tag a line.
    Iob2,
    /// spaCy's and displaCy's entities.
    Spacy,
    /// A table, a mark a row.
    Csv,
    /// Reading notes.
    Markdown,
    /// A page that needs nothing else.
    Html,
}

impl Format {
    /// All formats, the richest first.
    pub const ALL: [Format; 11] = [
        Format::Manicule,
        Format::Jsonld,
        Format::Hypothesis,
        Format::Brat,
        Format::Doccano,
        Format::LabelStudio,
        Format::Iob2,
        Format::Spacy,
        Format::Csv,
        Format::Markdown,
        Format::Html,
    ];

    /// The name on the command line and in menus.
    pub fn name(self) -> &'static str {
        match self {
            Format::Manicule => "json",
            Format::Jsonld => "jsonld",
            Format::Hypothesis => "hypothesis",
            Format::Brat => "brat",
            Format::Doccano => "doccano",
            Format::LabelStudio => "label-studio",
            Format::Iob2 => "conll",
            Format::Spacy => "spacy",
            Format::Csv => "csv",
            Format::Markdown => "markdown",
            Format::Html => "html",
        }
    }

    /// The format of that name.
    pub fn of(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The usual ending of a file, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Manicule | Format::Hypothesis | Format::LabelStudio | Format::Spacy => "json",
            Format::Jsonld => "jsonld",
            Format::Brat => "ann",
            Format::Doccano => "jsonl",
            Format::Iob2 => "iob2",
            Format::Csv => "csv",
            Format::Markdown => "md",
            Format::Html => "html",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Manicule | Format::Hypothesis | Format::LabelStudio | Format::Spacy => "application/json",
            Format::Jsonld => "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"",
            Format::Doccano => "application/x-ndjson",
            Format::Brat | Format::Iob2 => "text/plain;charset=utf-8",
            Format::Csv => "text/csv;charset=utf-8",
            Format::Markdown => "text/markdown;charset=utf-8",
            Format::Html => "text/html;charset=utf-8",
        }
    }

    /// Whether [`import`] reads it. Tables, notes and pages are for people.
    pub fn can_import(self) -> bool {
        !matches!(self, Format::Csv | Format::Markdown | Format::Html)
    }

    /// Whether it describes a mark by its words, so that one without a place can be written.
    pub fn describes(self) -> bool {
        matches!(self, Format::Manicule | Format::Jsonld | Format::Hypothesis)
    }
}

/// Writes a bundle. Linear in the text and its marks.
pub fn export(format: Format, bundle: &Bundle) -> Exported {
    let mut written = written(format, bundle);
    if !format.describes() {
        marks::homeless(bundle).into_iter().for_each(|tag| written.report.lose(bundle::name(tag), "its place is not known"));
    }
    room::wanting(format, bundle).for_each(|what| written.report.lose(what, "there is no room for it in this format"));
    written
}

fn written(format: Format, bundle: &Bundle) -> Exported {
    match format {
        Format::Manicule => manicule::export(bundle),
        Format::Jsonld => w3c::export(bundle),
        Format::Hypothesis => hypothesis::export(bundle),
        Format::Brat => brat::export(bundle),
        Format::Doccano => doccano::export(bundle),
        Format::LabelStudio => label_studio::export(bundle),
        Format::Iob2 => iob2::export(bundle),
        Format::Spacy => spacy::export(bundle),
        Format::Csv => csv::export(bundle),
        Format::Markdown => markdown::export(bundle),
        Format::Html => page::export(bundle),
    }
}

/// Reads a file. `text` is what its marks are about, for formats that do not hold it, or to place them in another copy.
///
/// # Errors
/// A file that is not of the format, with the place and what to do. Marks that cannot be placed are no error: those that say their
/// words keep the file's description, the others are a loss.
pub fn import(format: Format, file: &str, text: Option<&str>) -> Result<Imported, ImportError> {
    if file.len() > LARGEST {
        return Err(ImportError::new("the file is larger than 64 MB: split it"));
    }
    let file = file.trim_start_matches('\u{FEFF}');
    match format {
        Format::Manicule => manicule::import(file, text),
        Format::Jsonld => w3c::import(file, text),
        Format::Hypothesis => hypothesis::import(file, text),
        Format::Brat => brat::import(file, text),
        Format::Doccano => doccano::import(file, text),
        Format::LabelStudio => label_studio::import(file, text),
        Format::Iob2 => iob2::import(file, text),
        Format::Spacy => spacy::import(file, text),
        Format::Csv | Format::Markdown | Format::Html => Err(ImportError::new("this format is written, not read")),
    }
}

/// Larger files are refused before anything is built from them.
const LARGEST: usize = 64 << 20;
