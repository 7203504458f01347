//! An annotated document as rows of fields: what the app's small module can read, since a JSON reader for the document costs it as
//! much as all of its views. Knows the wire's document; must not know who sends it.
//!
//! One record a line, its kind first, fields separated by tabs; `\t`, `\n` and `\\` in a field are escaped with a backslash. An empty
//! field is a missing one. This is between the two modules of one build: it has no version, and nothing stores it.

use super::{
    SCHEMA, WireAbout, WireAnnotation, WireAttribution, WireDocument, WireEntity, WireFigure, WireMention, WirePassage, WireSi,
    WireSource, WireSpan, WireValue, WireVoice,
};
use crate::text::{OffsetUnit, PassageKind};

/// The document as rows.
pub fn write(document: &WireDocument) -> String {
    let mut rows = Rows(String::with_capacity(document.annotations.len() * 48));
    let unit = UNITS.iter().position(|unit| *unit == document.offsets).unwrap_or(0);
    let date = document.reference_date.as_deref().unwrap_or("");
    let (unit, complete) = (unit.to_string(), if document.complete { "1" } else { "" });
    rows.row("D", &[&unit, &document.language, date, &document.text_sha256, complete, document.id.as_deref().unwrap_or("")]);
    for passage in &document.passages {
        let kind = KINDS.iter().position(|kind| *kind == passage.kind).unwrap_or(0);
        rows.row("P", &[&passage.id, &span(passage.start, passage.end), &kind.to_string()]);
    }
    for entity in &document.entities {
        let count = entity.mentions.to_string();
        let mut fields: Vec<&str> = vec![&entity.id, &entity.kind, &entity.name, &count];
        fields.extend(entity.aliases.iter().map(String::as_str));
        rows.row("E", &fields);
    }
    document.annotations.iter().for_each(|annotation| rows.annotation(annotation));
    document.voices.iter().for_each(|voice| rows.voice(voice));
    rows.0
}

/// The document of rows; none where they are not such rows.
pub fn read(rows: &str) -> Option<WireDocument> {
    let mut lines = rows.lines();
    let mut document = head(&mut Fields::new(lines.next()?))?;
    for line in lines {
        let mut fields = Fields::new(line);
        match fields.text().as_str() {
            "P" => document.passages.push(passage(&mut fields)?),
            "E" => document.entities.push(entity(&mut fields)?),
            "N" => document.annotations.push(WireAnnotation::Entity(mention(&mut fields)?)),
            "F" => document.annotations.push(WireAnnotation::Figure(Box::new(figure(&mut fields)?))),
            "A" => document.annotations.push(WireAnnotation::Attribution(Box::new(attribution(&mut fields)?))),
            "V" => document.voices.push(voice(&mut fields)?),
            _ => return None,
        }
    }
    Some(document)
}

const UNITS: [OffsetUnit; 3] = [OffsetUnit::Byte, OffsetUnit::Utf16, OffsetUnit::CodePoint];
const KINDS: [PassageKind; 5] =
    [PassageKind::Heading, PassageKind::Paragraph, PassageKind::ListItem, PassageKind::Quote, PassageKind::Caption];

struct Rows(String);

impl Rows {
    fn row(&mut self, kind: &str, fields: &[&str]) {
        self.0.push_str(kind);
        for field in fields {
            self.0.push('\t');
            for c in field.chars() {
                match c {
                    '\t' => self.0.push_str("\\t"),
                    '\n' => self.0.push_str("\\n"),
                    '\r' => self.0.push_str("\\r"),
                    '\\' => self.0.push_str("\\\\"),
                    c => self.0.push(c),
                }
            }
        }
        self.0.push('\n');
    }

    fn annotation(&mut self, annotation: &WireAnnotation) {
        match annotation {
            WireAnnotation::Entity(m) => {
                let sure = (m.confidence * 100.0).round() as u32;
                self.row("N", &[&m.id, &m.kind, &span(m.start, m.end), &m.entity, &sure.to_string()]);
            }
            WireAnnotation::Figure(figure) => self.figure(figure),
            WireAnnotation::Attribution(attribution) => self.attribution(attribution),
        }
    }

    fn figure(&mut self, figure: &WireFigure) {
        let v = &figure.value;
        let si = v.si.clone().unwrap_or_default();
        let all = [
            &v.amount,
            &v.value,
            &v.timex,
            &v.low,
            &v.high,
            &v.currency,
            &v.unit,
            &v.per,
            &v.start,
            &v.end,
            &v.bound,
            &si.value,
            &si.low,
            &si.high,
        ];
        let place = span(figure.start, figure.end);
        let mut fields: Vec<&str> = vec![&figure.id, &figure.kind, &place, &figure.reading, &si.unit];
        fields.extend(all.iter().map(|field| field.as_deref().unwrap_or("")));
        self.row("F", &fields);
    }

    fn attribution(&mut self, a: &WireAttribution) {
        let source = |source: &Option<WireSource>| match source {
            Some(source) => (span(source.start, source.end), source.entity.clone().unwrap_or_default()),
            None => Default::default(),
        };
        let place = |place: &Option<WireSpan>| place.map(|place| span(place.start, place.end)).unwrap_or_default();
        let (own, inferred) = (source(&a.source), source(&a.inferred_source));
        let (cue, role, reason) = (place(&a.cue), place(&a.role), place(&a.anonymity_reason));
        let content: Vec<String> = a.content.iter().map(|c| span(c.start, c.end)).collect();
        let mut fields: Vec<&str> =
            vec![&a.id, &a.quote, &own.0, &own.1, &inferred.0, &inferred.1, &cue, &a.statement, &a.source_kind, &role, &reason];
        fields.extend(content.iter().map(String::as_str));
        self.row("A", &fields);
    }

    fn voice(&mut self, v: &WireVoice) {
        let numbers = [v.attributions, v.characters, v.direct].map(|number| number.to_string());
        let statements: Vec<String> = v.statements.iter().map(|(name, count)| format!("{count} {name}")).collect();
        let about: Vec<String> = v.about.iter().map(|about| format!("{} {}", about.count, about.entity)).collect();
        let (first, many) = (span(v.first.start, v.first.end), statements.len().to_string());
        let mut fields: Vec<&str> = vec![v.entity.as_deref().unwrap_or(""), &first, &v.source_kind];
        fields.extend(numbers.iter().map(String::as_str));
        fields.push(&many);
        fields.extend(statements.iter().chain(&about).map(String::as_str));
        self.row("V", &fields);
    }
}

fn span(start: u32, end: u32) -> String {
    format!("{start} {end}")
}

/// The fields of a row, one after the other; what is missing at its end is empty.
struct Fields<'r>(std::str::Split<'r, char>);

impl<'r> Fields<'r> {
    fn new(row: &'r str) -> Self {
        Fields(row.split('\t'))
    }

    fn next(&mut self) -> Option<String> {
        let field = self.0.next()?;
        if !field.contains('\\') {
            return Some(field.to_string());
        }
        let (mut text, mut escaped) = (String::with_capacity(field.len()), false);
        for c in field.chars() {
            match (escaped, c) {
                (true, 't') => text.push('\t'),
                (true, 'n') => text.push('\n'),
                (true, 'r') => text.push('\r'),
                (false, '\\') => {}
                (_, c) => text.push(c),
            }
            escaped = c == '\\' && !escaped;
        }
        Some(text)
    }

    fn text(&mut self) -> String {
        self.next().unwrap_or_default()
    }

    fn optional(&mut self) -> Option<String> {
        self.next().filter(|text| !text.is_empty())
    }

    fn number(&mut self) -> Option<u32> {
        self.0.next()?.parse().ok()
    }

    fn place(&mut self) -> Option<WireSpan> {
        let (start, end) = self.0.next()?.split_once(' ')?;
        Some(WireSpan { start: start.parse().ok()?, end: end.parse().ok()? })
    }

    fn source(&mut self) -> Option<WireSource> {
        let place = self.place();
        let entity = self.optional();
        place.map(|WireSpan { start, end }| WireSource { start, end, entity })
    }

    /// `3 say`: how often, and what.
    fn counted(&mut self) -> Option<(u32, String)> {
        let field = self.next()?;
        let (count, name) = field.split_once(' ')?;
        Some((count.parse().ok()?, name.to_string()))
    }
}

fn head(fields: &mut Fields) -> Option<WireDocument> {
    if fields.text() != "D" {
        return None;
    }
    Some(WireDocument {
        offsets: *UNITS.get(fields.number()? as usize)?,
        language: fields.text(),
        reference_date: fields.optional(),
        text_sha256: fields.text(),
        complete: fields.optional().is_some(),
        id: fields.optional(),
        schema: SCHEMA.into(),
        passages: Vec::new(),
        entities: Vec::new(),
        annotations: Vec::new(),
        voices: Vec::new(),
        provenance: Default::default(),
    })
}

fn passage(fields: &mut Fields) -> Option<WirePassage> {
    let id = fields.text();
    let WireSpan { start, end } = fields.place()?;
    Some(WirePassage { id, start, end, kind: *KINDS.get(fields.number()? as usize)? })
}

fn entity(fields: &mut Fields) -> Option<WireEntity> {
    let (id, kind, name, mentions) = (fields.text(), fields.text(), fields.text(), fields.number()?);
    let mut aliases = Vec::new();
    while let Some(alias) = fields.next() {
        aliases.push(alias);
    }
    Some(WireEntity { id, kind, name, aliases, mentions })
}

fn mention(fields: &mut Fields) -> Option<WireMention> {
    let (id, kind) = (fields.text(), fields.text());
    let WireSpan { start, end } = fields.place()?;
    Some(WireMention { id, kind, start, end, entity: fields.text(), confidence: f64::from(fields.number()?) / 100.0 })
}

fn figure(fields: &mut Fields) -> Option<WireFigure> {
    let (id, kind) = (fields.text(), fields.text());
    let WireSpan { start, end } = fields.place()?;
    let (reading, unit) = (fields.text(), fields.text());
    let mut value = WireValue {
        amount: fields.optional(),
        value: fields.optional(),
        timex: fields.optional(),
        low: fields.optional(),
        high: fields.optional(),
        currency: fields.optional(),
        unit: fields.optional(),
        per: fields.optional(),
        start: fields.optional(),
        end: fields.optional(),
        bound: fields.optional(),
        si: None,
    };
    let si = WireSi { value: fields.optional(), low: fields.optional(), high: fields.optional(), unit };
    value.si = (si != WireSi::default()).then_some(si);
    Some(WireFigure { id, kind, start, end, value, reading })
}

fn attribution(fields: &mut Fields) -> Option<WireAttribution> {
    let mut attribution = WireAttribution {
        id: fields.text(),
        quote: fields.text(),
        source: fields.source(),
        inferred_source: fields.source(),
        cue: fields.place(),
        statement: fields.text(),
        source_kind: fields.text(),
        role: fields.place(),
        anonymity_reason: fields.place(),
        content: Vec::new(),
    };
    while let Some(content) = fields.place() {
        attribution.content.push(content);
    }
    Some(attribution)
}

fn voice(fields: &mut Fields) -> Option<WireVoice> {
    let mut voice = WireVoice {
        entity: fields.optional(),
        first: fields.place()?,
        source_kind: fields.text(),
        attributions: fields.number()?,
        characters: fields.number()?,
        direct: fields.number()?,
        ..WireVoice::default()
    };
    for _ in 0..fields.number()? {
        let (count, name) = fields.counted()?;
        voice.statements.insert(name, count);
    }
    while let Some((count, entity)) = fields.counted() {
        voice.about.push(WireAbout { entity, count });
    }
    Some(voice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{Analyzer, Options},
        lexicon::Embedded,
    };

    #[test]
    fn there_and_back() {
        let analyzer = Analyzer::new(&Embedded).unwrap();
        let text = "標題\\\n\n兩名知情人士透露，Meta 上月末投入約 143 億美元，每周工作 70 小時。\n“We ran 5 miles,” Ann Lee, its chief executive, said.";
        let options = Options { reference_date: "2025-12-10".parse().ok(), ..Options::default() };
        for unit in UNITS {
            let mut document = super::super::document(text, &analyzer.analyze(text, &options), unit);
            assert!(document.annotations.len() > 4);
            document.entities.push(WireEntity {
                id: "e9".into(),
                kind: "work".into(),
                name: "a\tb\\n\r\n".into(),
                aliases: vec!["".into()],
                mentions: 1,
            });
            assert_eq!(read(&write(&document)).unwrap(), document);
        }
    }

    #[test]
    fn what_is_no_such_document_is_refused() {
        for rows in ["", "X", "D\t9", "D\t0\tzh\t\tabc\t1\t\nQ\t1", "D\t0\tzh\t\tabc\t1\t\nP\tp1\tx"] {
            assert!(read(rows).is_none(), "{rows}");
        }
    }
}
