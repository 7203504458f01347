//! Reading requests in one pass. Knows the parts of all calls; must not know what is done with them.
//!
//! An enum told apart by a key would be read twice, through a tree of values: slower, and 50 kB more of wasm.

use super::protocol::{Call, Request};
use super::{WireOptions, WireSelector};
use crate::text::OffsetUnit;
use serde::Deserialize;

/// A request with whatever parts it has.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Flat {
    id: u32,
    call: String,
    text: Option<String>,
    options: WireOptions,
    keep: Option<String>,
    as_rows: bool,
    name: Option<String>,
    rows: Option<String>,
    notebook: Option<String>,
    of: Option<String>,
    query: Option<String>,
    format: Option<String>,
    tags_only: bool,
    selectors: Vec<WireSelector>,
    offsets: Option<OffsetUnit>,
    model: Option<String>,
    culture: Option<String>,
    reference: Option<String>,
    file: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

impl Request {
    /// Reads a request.
    ///
    /// # Errors
    /// What is wrong with it, in English, for a developer.
    pub fn read(json: &str) -> Result<Request, String> {
        let flat: Flat = serde_json::from_str(json).map_err(|error| error.to_string())?;
        Ok(Request { id: flat.id, call: call(flat)? })
    }
}

fn call(flat: Flat) -> Result<Call, String> {
    let name = flat.call;
    let part = |part: Option<String>, key: &str| part.ok_or_else(|| format!("the call “{name}” lacks “{key}”"));
    Ok(match name.as_str() {
        "annotate" => {
            Call::Annotate { text: part(flat.text, "text")?, options: flat.options, keep: flat.keep, as_rows: flat.as_rows }
        }
        "keep" => Call::Keep {
            name: part(flat.name, "name")?,
            text: part(flat.text, "text")?,
            rows: part(flat.rows, "rows")?,
            notebook: part(flat.notebook, "notebook")?,
        },
        "filter" => Call::Filter { of: part(flat.of, "of")?, query: part(flat.query, "query")? },
        "complete" => Call::Complete { of: part(flat.of, "of")?, query: part(flat.query, "query")? },
        "export" => Call::Export { of: part(flat.of, "of")?, format: part(flat.format, "format")?, tags_only: flat.tags_only },
        "anchor" => Call::Anchor { text: part(flat.text, "text")?, selectors: flat.selectors, offsets: flat.offsets },
        "recognize" => Call::Recognize {
            text: part(flat.text, "text")?,
            model: part(flat.model, "model")?,
            culture: part(flat.culture, "culture")?,
            reference: flat.reference,
        },
        "convert" => Call::Convert {
            file: part(flat.file, "file")?,
            from: part(flat.from, "from")?,
            to: part(flat.to, "to")?,
            text: flat.text,
        },
        _ => return Err(format!("there is no call “{name}”")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_in_json() {
        let json = r#"{"id":7,"call":"annotate","text":"好","options":{"referenceDate":"2025-12-10","layers":["figures"]}}"#;
        let request = Request::read(json).unwrap();
        let Call::Annotate { options, .. } = &request.call else { panic!("not a call to annotate") };
        let options = options.to_options().unwrap();
        assert_eq!(request.id, 7);
        assert!(options.layers.figures && !options.layers.entities);
        assert_eq!(options.reference_date.unwrap().to_string(), "2025-12-10");
    }

    #[test]
    fn what_is_missing_is_named() {
        for (json, wrong) in [
            (r#"{"id":1,"call":"export","of":"a"}"#, "“format”"),
            (r#"{"id":1,"call":"sing"}"#, "“sing”"),
            (r#"{"id":1,"call":"anchor","text":"a","selectors":[{"prefix":"b"}]}"#, "exact"),
            ("[", "EOF"),
        ] {
            let problem = Request::read(json).unwrap_err();
            assert!(problem.contains(wrong), "{problem}");
        }
    }
}
