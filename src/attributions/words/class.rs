//! What a word can be, as bits. Knows the names of the classes in the tables; must not know any word.

/// Lifts an attribution.
pub const CUE: u32 = 1;
/// A post or calling.
pub const PERSON: u32 = 1 << 1;
/// Speaks for an organisation.
pub const VOICE: u32 = 1 << 2;
/// People without a name.
pub const ANONYMOUS: u32 = 1 << 3;
/// An authority or body.
pub const OFFICE: u32 = 1 << 4;
/// A company.
pub const FIRM: u32 = 1 << 5;
/// Something written or measured.
pub const DOCUMENT: u32 = 1 << 6;
/// An outlet.
pub const MEDIA: u32 = 1 << 7;
/// Stands for someone named before.
pub const PRONOUN: u32 = 1 << 8;
/// `Mr`, `Dr`.
pub const TITLE: u32 = 1 << 9;
/// Adverbs.
pub const ADVERB: u32 = 1 << 10;
/// Words of time.
pub const TIME: u32 = 1 << 11;
/// Opens a phrase beside the subject; English prepositions.
pub const OPENER: u32 = 1 << 12;
/// Closes such a phrase.
pub const CLOSER: u32 = 1 << 13;
/// Cuts a clause from what comes before.
pub const CONJUNCTION: u32 = 1 << 14;
/// Says no.
pub const NEGATION: u32 = 1 << 15;
/// Opens a noun phrase.
pub const DETERMINER: u32 = 1 << 16;
/// What may follow 表示 without being a claim.
pub const ATTITUDE: u32 = 1 << 17;
/// English auxiliaries.
pub const AUXILIARY: u32 = 1 << 18;
/// `who`, `which`.
pub const RELATIVE: u32 = 1 << 19;
/// A family name.
pub const SURNAME: u32 = 1 << 20;
/// An English verb that is no cue.
pub const VERB: u32 = 1 << 21;
/// A short form with a full stop.
pub const ABBREVIATION: u32 = 1 << 22;
/// An English verb that `of` may part from its claim.
pub const OF: u32 = 1 << 23;
/// A cue that may have an addressee behind it.
pub const ADDRESS: u32 = 1 << 24;
/// An English verb that a subject may follow without a quotation before it.
pub const INVERTS: u32 = 1 << 25;
/// A cue form that is as often a noun.
pub const AMBIGUOUS: u32 = 1 << 26;
/// A cue that takes up what another has said: 引述.
pub const QUOTING: u32 = 1 << 27;
/// Puts a verb into the future.
pub const FUTURE: u32 = 1 << 28;
/// Any noun that can name a source.
pub const SOURCE: u32 = PERSON | VOICE | ANONYMOUS | OFFICE | FIRM | DOCUMENT | MEDIA;

/// The class of that name in the tables.
pub(super) fn of(name: &str) -> Option<u32> {
    Some(match name {
        "person" => PERSON,
        "voice" => VOICE,
        "anonymous" => ANONYMOUS,
        "office" => OFFICE,
        "firm" => FIRM,
        "document" => DOCUMENT,
        "media" => MEDIA,
        "pronoun" => PRONOUN,
        "title" => TITLE,
        "adverb" => ADVERB,
        "time" | "week" => TIME,
        "opener" | "preposition" => OPENER,
        "closer" => CLOSER,
        "conjunction" => CONJUNCTION,
        "relative" => RELATIVE,
        "negation" => NEGATION,
        "determiner" => DETERMINER,
        "attitude" => ATTITUDE,
        "auxiliary" => AUXILIARY,
        "surname" => SURNAME,
        "verb" => VERB,
        "quoting" => QUOTING,
        "future" => FUTURE,
        "inverts" => INVERTS,
        "ambiguous" => AMBIGUOUS,
        "of" => OF,
        "address" => ADDRESS,
        "abbreviation" => ABBREVIATION,
        "plain" => 0,
        _ => return None,
    })
}
