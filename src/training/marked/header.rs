//! The lines before `---`. Knows their keys; must not know the text.

use super::MarkedError;
use crate::text::Language;
use chrono::NaiveDate;

/// What a file says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The language and script of the text.
    pub language: Language,
    /// What relative dates are counted from.
    pub reference_date: NaiveDate,
    /// `technology`, `finance` …; of gold articles.
    pub beat: Option<String>,
    /// `dev` or `held-out`; of gold articles.
    pub split: Option<String>,
}

/// The header, the body, and how many lines stand before the body.
pub(super) fn split(file: &str) -> Result<(Header, &str, usize), MarkedError> {
    let (head, body) = file.split_once("\n---\n").ok_or_else(|| error(1, "the line --- is missing"))?;
    let (mut language, mut date, mut beat, mut split) = (None, None, None, None);
    for (nth, line) in head.lines().enumerate() {
        let (key, value) = line.split_once(':').ok_or_else(|| error(nth + 1, "a header line is “key: value”"))?;
        let value = value.split(" #").next().unwrap_or("").trim();
        match key.trim() {
            "language" => language = Some(value.parse().map_err(|problem: String| error(nth + 1, problem))?),
            "reference-date" => date = Some(value.parse().map_err(|_| error(nth + 1, format!("“{value}” is no date")))?),
            "beat" => beat = Some(value.to_string()),
            "split" => split = Some(value.to_string()),
            _ => {}
        }
    }
    let language = language.ok_or_else(|| error(1, "language: is missing"))?;
    let reference_date = date.ok_or_else(|| error(1, "reference-date: is missing"))?;
    Ok((Header { language, reference_date, beat, split }, body, head.lines().count() + 1))
}

fn error(line: usize, problem: impl Into<String>) -> MarkedError {
    MarkedError { line, problem: problem.into() }
}
