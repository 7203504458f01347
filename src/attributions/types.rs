//! What the attribution layer answers. Knows the guide's terms; must not know how attributions are found.

use crate::text::Span;

/// A source saying, writing, thinking or being reported to hold something.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Whether the words are quoted.
    pub quote: QuoteType,
    /// The words that name who says it, title included; none where the subject is dropped.
    pub source: Option<Source>,
    /// Who must be meant where the subject is dropped or a pronoun.
    pub inferred_source: Option<InferredSource>,
    /// The word that lifts the attribution; none for a quotation with only a name beside it.
    pub cue: Option<Span>,
    /// What kind of statement the cue makes of it.
    pub statement: Statement,
    /// What was said, in one or more spans, sorted; never empty.
    pub content: Vec<Span>,
    /// What kind of source it is.
    pub source_kind: SourceKind,
    /// A person's post as written inside or beside the source: `首席執行官`, `KeyBanc 資本市場分析師`.
    pub role: Option<Span>,
    /// The words that say why a source is not named.
    pub anonymity_reason: Option<Span>,
}

impl Attribution {
    /// The first byte of any of its parts.
    pub fn first_byte(&self) -> u32 {
        let source = self.source.map(|source| source.span);
        let parts = self.content.iter().copied().chain(source).chain(self.cue);
        parts.map(|span| span.start).min().unwrap_or(0)
    }
}

/// The words that name a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The words as written.
    pub span: Span,
    /// The entity they name, as an index into the document's entities.
    pub entity: Option<u32>,
}

/// A source that is meant and not named on the spot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InferredSource {
    /// The evidence: the nearest words that do name it.
    pub span: Span,
    /// The entity meant, where it has a name.
    pub entity: Option<u32>,
}

/// How the content is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteType {
    /// All in quotation marks.
    Direct,
    /// None of it in quotation marks.
    Indirect,
    /// Some of it.
    Mixed,
}

impl QuoteType {
    /// All types.
    pub const ALL: [QuoteType; 3] = [QuoteType::Direct, QuoteType::Indirect, QuoteType::Mixed];

    /// The name in every output.
    pub fn name(self) -> &'static str {
        match self {
            QuoteType::Direct => "direct",
            QuoteType::Indirect => "indirect",
            QuoteType::Mixed => "mixed",
        }
    }
}

/// What kind of source speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceKind {
    /// A named person.
    Person,
    /// A named organisation, or its unnamed spokesperson or analyst.
    Organization,
    /// Insiders, people familiar with the matter, experts without a name.
    Anonymous,
    /// A statement, filing, report, blog post.
    Document,
    /// A news outlet as the one who learned it.
    Media,
}

impl SourceKind {
    /// All kinds, in the guide's order.
    pub const ALL: [SourceKind; 5] =
        [SourceKind::Person, SourceKind::Organization, SourceKind::Anonymous, SourceKind::Document, SourceKind::Media];

    /// The name in every output.
    pub fn name(self) -> &'static str {
        match self {
            SourceKind::Person => "person",
            SourceKind::Organization => "organization",
            SourceKind::Anonymous => "anonymous",
            SourceKind::Document => "document",
            SourceKind::Media => "media",
        }
    }
}

/// What a cue makes of what is said: the kind and strength of the statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Statement {
    /// Neutral: said, told, 表示, 稱.
    #[default]
    Say,
    /// Held against doubt: claimed, insisted, 聲稱, 堅稱.
    Claim,
    /// Denied or rejected.
    Deny,
    /// About the future: predicted, expects, 預計.
    Predict,
    /// Made known: announced, revealed, 宣布, 透露.
    Announce,
    /// Asked or called for.
    Ask,
    /// Held as an opinion: believes, 認為.
    Think,
    /// Confirmed or admitted.
    Confirm,
    /// Warned or worried.
    Warn,
    /// Written, shown or found by a document or study.
    Show,
}

impl Statement {
    /// All kinds.
    pub const ALL: [Statement; 10] = [
        Statement::Say,
        Statement::Claim,
        Statement::Deny,
        Statement::Predict,
        Statement::Announce,
        Statement::Ask,
        Statement::Think,
        Statement::Confirm,
        Statement::Warn,
        Statement::Show,
    ];

    /// The name in every output.
    pub fn name(self) -> &'static str {
        match self {
            Statement::Say => "say",
            Statement::Claim => "claim",
            Statement::Deny => "deny",
            Statement::Predict => "predict",
            Statement::Announce => "announce",
            Statement::Ask => "ask",
            Statement::Think => "think",
            Statement::Confirm => "confirm",
            Statement::Warn => "warn",
            Statement::Show => "show",
        }
    }
}
