//! The part of JSON Schema (draft 4) that the W3C suite uses. Knows keywords; must not know annotations. A keyword it does not know
//! is an error, so that no rule is passed over in silence.

use serde_json::{Map, Value};

/// Keywords that say nothing about whether a value is valid.
const SILENT: &[&str] = &[
    "$schema",
    "id",
    "title",
    "description",
    "definitions",
    "assertionType",
    "assertionFile",
    "expectedResult",
    "onUnexpectedResult",
    "errorMessage",
    "exclusiveMinimum",
];

/// Schemas that refer to each other by file name.
pub struct Schemas<'s> {
    pub files: &'s Map<String, Value>,
}

/// A schema, and the file it stands in.
#[derive(Clone, Copy)]
struct Place<'s> {
    schema: &'s Value,
    root: &'s Value,
}

impl<'s> Schemas<'s> {
    /// Whether `value` keeps the schema that is a file's root.
    pub fn accepts(&self, root: &'s Value, value: &Value) -> bool {
        self.valid(Place { schema: root, root }, value)
    }

    fn valid(&self, at: Place<'s>, value: &Value) -> bool {
        let rules = at.schema.as_object().expect("a schema is an object");
        // in draft 4 a reference stands alone: what is beside it does not count
        if let Some(reference) = rules.get("$ref") {
            return self.valid(self.follow(at, reference.as_str().unwrap()), value);
        }
        rules.iter().all(|(keyword, rule)| self.keeps(at, keyword, rule, value))
    }

    fn follow(&self, at: Place<'s>, reference: &str) -> Place<'s> {
        let (file, path) = reference.split_once('#').unwrap_or((reference, ""));
        let root = if file.is_empty() { at.root } else { &self.files[file] };
        Place { schema: root.pointer(path).unwrap_or_else(|| panic!("{reference} leads nowhere")), root }
    }

    fn keeps(&self, at: Place<'s>, keyword: &str, rule: &'s Value, value: &Value) -> bool {
        let part = |schema: &'s Value, value: &Value| self.valid(Place { schema, root: at.root }, value);
        let parts = || rule.as_array().unwrap().iter();
        match keyword {
            "allOf" => parts().all(|schema| part(schema, value)),
            "anyOf" => parts().any(|schema| part(schema, value)),
            "oneOf" => parts().filter(|schema| part(schema, value)).count() == 1,
            "not" => !part(rule, value),
            "type" => match rule {
                Value::Array(names) => names.iter().any(|name| is_type(name, value)),
                name => is_type(name, value),
            },
            "enum" => parts().any(|allowed| allowed == value),
            "required" => value.as_object().is_none_or(|object| parts().all(|key| object.contains_key(key.as_str().unwrap()))),
            "properties" => entries(rule).all(|(key, schema)| value.get(key).is_none_or(|value| part(schema, value))),
            "patternProperties" => entries(rule).all(|(pattern, schema)| {
                value
                    .as_object()
                    .is_none_or(|o| o.iter().filter(|(key, _)| matches(pattern, key)).all(|(_, value)| part(schema, value)))
            }),
            "additionalProperties" => no_other_keys(at.schema, rule, value),
            "dependencies" => entries(rule).all(|(key, needs)| value.get(key).is_none() || depends(needs, value, &part)),
            "items" => value.as_array().is_none_or(|items| match rule {
                Value::Array(schemas) => schemas.iter().zip(items).all(|(schema, item)| part(schema, item)),
                schema => items.iter().all(|item| part(schema, item)),
            }),
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= rule.as_u64().unwrap()),
            "minimum" => value.as_f64().is_none_or(|number| {
                let least = rule.as_f64().unwrap();
                if at.schema["exclusiveMinimum"] == true { number > least } else { number >= least }
            }),
            "pattern" => value.as_str().is_none_or(|text| matches(rule.as_str().unwrap(), text)),
            "format" => value.as_str().is_none_or(|text| has_format(rule.as_str().unwrap(), text)),
            silent if SILENT.contains(&silent) => true,
            unknown => panic!("the keyword “{unknown}” is not known here"),
        }
    }
}

fn entries(rule: &Value) -> impl Iterator<Item = (&String, &Value)> {
    rule.as_object().unwrap().iter()
}

fn is_type(name: &Value, value: &Value) -> bool {
    match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        unknown => panic!("the type “{unknown}” is not known here"),
    }
}

fn no_other_keys(schema: &Value, rule: &Value, value: &Value) -> bool {
    assert_eq!(rule, false, "only `additionalProperties: false` is known here");
    let known = |key: &String| schema["properties"].get(key).is_some();
    value.as_object().is_none_or(|object| object.keys().all(known))
}

fn depends<'s>(needs: &'s Value, value: &Value, part: &impl Fn(&'s Value, &Value) -> bool) -> bool {
    match needs {
        Value::Array(keys) => keys.iter().all(|key| value.get(key.as_str().unwrap()).is_some()),
        schema => part(schema, value),
    }
}

/// The few patterns of the suite: `^(a|b)$`, `^(a|b)`, and language tags.
fn matches(pattern: &str, text: &str) -> bool {
    let letters = |text: &str| (2..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase());
    match pattern {
        "^([a-z]){2,3}$" => letters(text),
        "^([a-z]){2,3}-" => text.split_once('-').is_some_and(|(head, _)| letters(head)),
        _ => {
            let inner = pattern.strip_prefix("^(").unwrap_or_else(|| panic!("the pattern {pattern} is not known here"));
            match inner.strip_suffix(")$") {
                Some(words) => words.split('|').any(|word| word == text),
                None => inner.trim_end_matches(')').split('|').any(|word| text.starts_with(word)),
            }
        }
    }
}

fn has_format(format: &str, text: &str) -> bool {
    match format {
        "uri" => text.split_once(':').is_some_and(|(scheme, rest)| {
            let plain = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.chars().all(plain)
                && !rest.is_empty()
                && !rest.contains(' ')
        }),
        "date-time" => chrono::DateTime::parse_from_rfc3339(text).is_ok(),
        unknown => panic!("the format “{unknown}” is not known here"),
    }
}
