//! One reading of a date in the model's form, and how moments are written in it. Must not know calendar expressions.

use chrono::{NaiveDateTime, NaiveTime, Timelike};
use serde_json::{Map, Value};

/// One reading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The type without its prefix.
    pub kind: &'static str,
    /// The type of the value, where it is another: what is only about a point is a stretch.
    pub(super) value_kind: Option<&'static str>,
    pub(super) timex: String,
    pub(super) modifier: Option<&'static str>,
    pub(super) value: Option<String>,
    pub(super) start: Option<String>,
    pub(super) end: Option<String>,
    pub(super) source: Option<&'static str>,
    pub(super) lunar: bool,
    pub(super) list: Option<String>,
}

impl Row {
    /// The reading as a JSON object.
    pub fn json(self) -> Value {
        let mut keys = Map::new();
        let mut put = |key: &str, text: Option<String>| {
            if let Some(text) = text {
                keys.insert(key.into(), Value::String(text));
            }
        };
        put("timex", Some(self.timex));
        put("type", Some(self.value_kind.unwrap_or(self.kind).into()));
        put("Mod", self.modifier.map(str::to_owned));
        put("value", self.value);
        put("start", self.start);
        put("end", self.end);
        put("sourceEntity", self.source.map(str::to_owned));
        put("isLunar", self.lunar.then(|| "True".into()));
        put("list", self.list);
        Value::Object(keys)
    }

    pub(super) fn new(kind: &'static str, timex: String) -> Self {
        Row { kind, timex, ..Row::default() }
    }

    pub(super) fn modify(&mut self, modifier: &'static str) {
        self.modifier = Some(modifier);
        if modifier == super::relation::APPROXIMATE {
            self.value_kind = Some(stretched(self.kind));
        }
    }

    pub(super) fn unresolved(self) -> Self {
        Row { value: Some("not resolved".into()), ..self }
    }
}

/// The type of a stretch about or beside a point.
pub(super) fn stretched(kind: &str) -> &'static str {
    match kind {
        "date" | "daterange" => "daterange",
        "time" | "timerange" => "timerange",
        _ => "datetimerange",
    }
}

/// `08:30:00`.
pub(super) fn time(time: NaiveTime) -> String {
    format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())
}

/// `2016-11-07 08:30:00`.
pub(super) fn stamp(at: NaiveDateTime) -> String {
    format!("{} {}", at.date(), time(at.time()))
}
