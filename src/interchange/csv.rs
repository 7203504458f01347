//! A table, a mark a row, for spreadsheets. Fields after RFC 4180; what a spreadsheet would run as a formula is made text.

use super::bundle::{Bundle, Exported};
use super::marks::{code_points, marks};
use super::report::Report;

const HEAD: &str = "id,label,start,end,text,value,tag,created\r\n";

pub(super) fn export(bundle: &Bundle) -> Exported {
    let map = code_points(&bundle.text);
    // the mark at the beginning tells spreadsheets that this is UTF-8
    let mut body = format!("\u{FEFF}{HEAD}");
    for mark in marks(bundle) {
        for span in &mark.spans {
            let (start, end) = (map.from_byte(span.start).to_string(), map.from_byte(span.end).to_string());
            let created = mark.tag.map_or("", |tag| tag.created.as_str());
            let by = if mark.tag.is_some() { "reader" } else { "engine" };
            let fields = [mark.id, &mark.label, &start, &end, span.of(&bundle.text), &mark.note, by, created];
            let row: Vec<String> = fields.into_iter().map(field).collect();
            body.push_str(&row.join(","));
            body.push_str("\r\n");
        }
    }
    Exported { body, report: Report::default() }
}

fn field(value: &str) -> String {
    let guarded = if value.starts_with(['=', '+', '@', '\t', '\r']) { format!("'{value}") } else { value.to_string() };
    match guarded.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", guarded.replace('"', "\"\"")),
        false => guarded,
    }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn fields_are_quoted_and_harmless() {
        assert_eq!(field("a,b"), "\"a,b\"");
        assert_eq!(field("say \"no\""), "\"say \"\"no\"\"\"");
        assert_eq!(field("=1+1"), "'=1+1");
        assert_eq!(field("-3%"), "-3%");
    }
}
