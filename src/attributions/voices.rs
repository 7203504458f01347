//! Who has how much say in a document, in which words, about whom.
//!
//! Knows finished attributions and names. Must not know how they were found.

use super::{Attribution, QuoteType, SourceKind, Statement};
use crate::entities::Names;
use crate::text::{Document, Map, PairKind, Span, by_key, pair_key};

/// One source over the whole document: a named one under all its names, an unnamed one under the same words.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// The thing named, as an index into the document's entities.
    pub entity: Option<u32>,
    /// The first words that name the source.
    pub first: Span,
    /// What kind of source it is, by most of its attributions.
    pub kind: SourceKind,
    /// How often it is given.
    pub attributions: u32,
    /// What it is given to say, in code points; nested content counts for each of its sources.
    pub characters: u32,
    /// How many of the characters stand in quotation marks.
    pub direct: u32,
    /// How often each kind of statement is made, in the order of [`Statement::ALL`].
    pub statements: [u32; Statement::ALL.len()],
    /// Whom and what it speaks about: entities named in its content, and how often, most often first.
    pub about: Vec<(u32, u32)>,
}

/// What makes two attributions one voice.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Entity(u32),
    Words(SourceKind, String),
}

/// The voices of a document, by how much they are given to say. Linear but for sorting.
pub fn voices(document: &Document, names: &Names, attributions: &[Attribution]) -> Vec<Voice> {
    let mut known: Map<Key, usize> = Map::default();
    let mut tallies: Vec<Tally> = Vec::new();
    for attribution in attributions {
        let Some((entity, words)) = speaker(attribution) else { continue };
        let key = match entity {
            Some(entity) => Key::Entity(entity),
            None => Key::Words(attribution.source_kind, folded(words.of(document.text))),
        };
        let nth = *known.entry(key).or_insert_with(|| {
            tallies.push(Tally::new(entity, words));
            tallies.len() - 1
        });
        tallies[nth].add(document, names, attribution);
    }
    let voices = tallies.into_iter().map(Tally::finish).collect();
    by_key(voices, |voice: &Voice| pair_key(!voice.characters, voice.first.start))
}

/// Who speaks: the entity meant, and the words that name it best; none where nobody is named at all.
fn speaker(attribution: &Attribution) -> Option<(Option<u32>, Span)> {
    let written = attribution.source.map(|source| (source.entity, source.span));
    match (attribution.inferred_source, written) {
        (Some(meant), written) => Some((meant.entity.or(written.and_then(|(entity, _)| entity)), meant.span)),
        (None, written) => written,
    }
}

/// Words for comparing: Simplified, lower case, without an article.
fn folded(words: &str) -> String {
    let words = crate::lexicon::folded(words);
    ["the ", "a ", "an "].iter().find_map(|article| words.strip_prefix(article)).unwrap_or(&words).into()
}

struct Tally {
    voice: Voice,
    kinds: [u32; SourceKind::ALL.len()],
    about: Map<u32, u32>,
}

impl Tally {
    fn new(entity: Option<u32>, first: Span) -> Self {
        let voice = Voice {
            entity,
            first,
            kind: SourceKind::Person,
            attributions: 0,
            characters: 0,
            direct: 0,
            statements: [0; Statement::ALL.len()],
            about: Vec::new(),
        };
        Tally { voice, kinds: [0; SourceKind::ALL.len()], about: Map::default() }
    }

    fn add(&mut self, document: &Document, names: &Names, attribution: &Attribution) {
        self.voice.attributions += 1;
        self.kinds[attribution.source_kind as usize] += 1;
        self.voice.statements[attribution.statement as usize] += 1;
        for &content in &attribution.content {
            let characters = count(document, content);
            self.voice.characters += characters;
            self.voice.direct += match attribution.quote {
                QuoteType::Direct => characters,
                QuoteType::Mixed => quoted(document, content),
                QuoteType::Indirect => 0,
            };
            self.mention(names, content);
        }
    }

    /// Counts the entities named in a content, the speaker left out.
    fn mention(&mut self, names: &Names, content: Span) {
        let from = names.mentions.partition_point(|mention| mention.span.start < content.start);
        for mention in names.mentions[from..].iter().take_while(|mention| mention.span.end <= content.end) {
            if Some(mention.entity) != self.voice.entity {
                *self.about.entry(mention.entity).or_default() += 1;
            }
        }
    }

    fn finish(mut self) -> Voice {
        let most = (0..self.kinds.len()).rev().max_by_key(|&kind| self.kinds[kind]).unwrap_or(0);
        self.voice.kind = SourceKind::ALL[most];
        self.voice.about = by_key(self.about.into_iter().collect(), |&(entity, count)| pair_key(!count, entity));
        self.voice
    }
}

fn count(document: &Document, span: Span) -> u32 {
    span.of(document.text).chars().count() as u32
}

/// Code points inside the outermost quotation marks that open in a span.
fn quoted(document: &Document, span: Span) -> u32 {
    let from = document.pairs.partition_point(|pair| pair.outer.start < span.start);
    let (mut total, mut end) = (0, span.start);
    for pair in document.pairs[from..].iter().take_while(|pair| pair.outer.start < span.end) {
        if pair.kind == PairKind::Quote && pair.outer.start >= end && pair.inner.end <= span.end {
            total += count(document, pair.inner);
            end = pair.outer.end;
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attributions::Finder;
    use crate::lexicon::Embedded;

    #[test]
    fn one_voice_under_the_same_words() {
        let text = "知情人士稱，工廠已停產。知情人士還透露，庫存只剩「三天多的量」。發言人說：「不予置評。」";
        let document = Document::new(text, None);
        let names = Names::default();
        let found = Finder::new(&Embedded).unwrap().find(&document, &names, &[]);
        let voices = voices(&document, &names, &found);
        assert_eq!(voices[0].first.of(text), "知情人士");
        assert_eq!((voices[0].attributions, voices[0].direct), (2, 5));
        assert_eq!(voices[0].statements[Statement::Announce as usize], 1);
        assert_eq!((voices[1].characters, voices[1].direct), (5, 5));
    }
}
