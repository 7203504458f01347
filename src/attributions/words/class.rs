//! What a word can be, as bits. Knows the names of the classes in the tables; must not know any word.

/// Lifts an attribution.
pub const CUE: u64 = 1;
/// A post or calling.
pub const PERSON: u64 = 1 << 1;
/// Speaks for an organisation.
pub const VOICE: u64 = 1 << 2;
/// People without a name.
pub const ANONYMOUS: u64 = 1 << 3;
/// An authority or body.
pub const OFFICE: u64 = 1 << 4;
/// A company.
pub const FIRM: u64 = 1 << 5;
/// Something written or measured.
pub const DOCUMENT: u64 = 1 << 6;
/// An outlet.
pub const MEDIA: u64 = 1 << 7;
/// Stands for someone named before.
pub const PRONOUN: u64 = 1 << 8;
/// `Mr`, `Dr`.
pub const TITLE: u64 = 1 << 9;
/// Adverbs.
pub const ADVERB: u64 = 1 << 10;
/// Words of time.
pub const TIME: u64 = 1 << 11;
/// Opens a phrase beside the subject; English prepositions.
pub const OPENER: u64 = 1 << 12;
/// Closes such a phrase.
pub const CLOSER: u64 = 1 << 13;
/// Cuts a clause from what comes before.
pub const CONJUNCTION: u64 = 1 << 14;
/// Says no.
pub const NEGATION: u64 = 1 << 15;
/// Opens a noun phrase.
pub const DETERMINER: u64 = 1 << 16;
/// What may follow 表示 without being a claim.
pub const ATTITUDE: u64 = 1 << 17;
/// English auxiliaries.
pub const AUXILIARY: u64 = 1 << 18;
/// `who`, `which`.
pub const RELATIVE: u64 = 1 << 19;
/// A family name.
pub const SURNAME: u64 = 1 << 20;
/// An English verb that is no cue.
pub const VERB: u64 = 1 << 21;
/// A short form with a full stop.
pub const ABBREVIATION: u64 = 1 << 22;
/// Chinese: a character that foreign names are written with. No Chinese word is a short form with a full stop.
pub const FOREIGN: u64 = ABBREVIATION;
/// An English verb that `of` may part from its claim.
pub const OF: u64 = 1 << 23;
/// A cue that may have an addressee behind it.
pub const ADDRESS: u64 = 1 << 24;
/// An English verb that a subject may follow without a quotation before it.
pub const INVERTS: u64 = 1 << 25;
/// Chinese: opens what is spoken to: 對於. No Chinese word inverts.
pub const TOPIC: u64 = INVERTS;
/// A cue form that is as often a noun.
pub const AMBIGUOUS: u64 = 1 << 26;
/// A cue that takes up what another has said: 引述.
pub const QUOTING: u64 = 1 << 27;
/// Puts a verb into the future.
pub const FUTURE: u64 = 1 << 28;
/// What behind a cue shows that it has an object or is past: 了, 的, 後.
pub const SETTLED: u64 = 1 << 29;
/// What at the end of a clause shows that another one follows: 時, 後, 的.
pub const SUBORDINATE: u64 = 1 << 30;
/// What before a cue shows that it is a noun: 提出, 的, 所.
pub const LIGHT: u64 = 1 << 31;
/// What a denial may have as its object without saying what is so: 傳聞, 指控.
pub const RUMOR: u64 = 1 << 32;
/// Adverbs that point back at a quotation: 這樣.
pub const MANNER: u64 = 1 << 33;
/// Adverbs that set one speaker against another: 則.
pub const CONTRAST: u64 = 1 << 34;
/// English: what an infinitive of saying may stand behind: came to, pleased to. No Chinese word has it, no English one the other.
pub const RAISING: u64 = CONTRAST;
/// Opens what something is counted by: 以一美元兌七元計算.
pub const BASIS: u64 = 1 << 35;
/// English: where someone is heard who is not named: the court heard. No Chinese word has it.
pub const FORUM: u64 = BASIS;
/// English: a noun that states what its owner holds: her view is that. No Chinese word has it.
pub const STANCE: u64 = LOCATING;
/// Marks of the passive.
pub const PASSIVE: u64 = 1 << 36;
/// 是, 為 before a quotation.
pub const COPULA: u64 = 1 << 37;
/// A cue that says what something is like, and names it before the quotation: 形容.
pub const DESCRIBES: u64 = 1 << 38;
/// One of several: 一名, a.
pub const INDEFINITE: u64 = 1 << 39;
/// Whoever speaks for the organisation that he works for: analyst.
pub const STAFF: u64 = 1 << 40;
/// A calling that is a role beside a name: 分析師.
pub const POST: u64 = 1 << 41;
/// What words for people end in.
pub const PEOPLE: u64 = 1 << 42;
/// A pronoun for things and bodies: it, 它.
pub const THING: u64 = 1 << 43;
/// A pronoun for the speaker: I, 我.
pub const SELF: u64 = 1 << 44;
/// A verb of talking that says nothing before a preposition: spoke on.
pub const TALK: u64 = 1 << 45;
/// Chinese: what someone does to make something known: 發布. No Chinese word is of talk.
pub const ACT: u64 = TALK;
/// Makes somebody do: 讓.
pub const CAUSATIVE: u64 = 1 << 46;
/// A personal pronoun that a subject ends in: 他.
pub const PERSONAL: u64 = 1 << 47;
/// Joins nouns: 和.
pub const JOINT: u64 = 1 << 48;
/// Goes on with a noun phrase: 的, 等.
pub const NOMINAL: u64 = 1 << 49;
/// Ends a part of a date: 年.
pub const CALENDAR: u64 = 1 << 50;
/// Closes what someone did while he spoke: 時.
pub const WHILE: u64 = 1 << 51;
/// Opens a place: 在.
pub const LOCATING: u64 = 1 << 52;
/// Opens a phrase that needs no closer: 向.
pub const ADDRESSING: u64 = 1 << 53;
/// Opens a phrase that names whom someone speaks to or of: 向.
pub const TOWARDS: u64 = 1 << 54;
/// Closes 在…看來.
pub const VIEW: u64 = 1 << 55;
/// What a body did that the evidence names: 統計.
pub const MEASURE: u64 = 1 << 56;
/// A verb behind 據 although it is a noun as well: 報道.
pub const REPORT: u64 = 1 << 57;
/// Opens evidence: 據.
pub const EVIDENCE: u64 = 1 << 58;
/// What something is said in: interview.
pub const OCCASION: u64 = 1 << 59;
/// A number in words: four.
pub const COUNT: u64 = 1 << 60;
/// What last and this may stand before: week.
pub const PERIOD: u64 = 1 << 61;
/// Places a period: last.
pub const WHEN: u64 = 1 << 62;
/// Forms of to be.
pub const BE: u64 = 1 << 63;
/// Any noun that can name a source.
pub const SOURCE: u64 = PERSON | VOICE | ANONYMOUS | OFFICE | FIRM | DOCUMENT | MEDIA;

/// The class of that name in the tables.
pub(super) fn of(name: &str) -> Option<u64> {
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
        "topic" => TOPIC,
        "foreign" => FOREIGN,
        "act" => ACT,
        "ambiguous" => AMBIGUOUS,
        "of" => OF,
        "address" => ADDRESS,
        "abbreviation" => ABBREVIATION,
        "settled" => SETTLED,
        "subordinate" => SUBORDINATE,
        "light" => LIGHT,
        "rumor" => RUMOR,
        "manner" => MANNER,
        "contrast" => CONTRAST,
        "raising" => RAISING,
        "basis" => BASIS,
        "forum" => FORUM,
        "stance" => STANCE,
        "passive" => PASSIVE,
        "copula" => COPULA,
        "describes" => DESCRIBES,
        "indefinite" => INDEFINITE,
        "staff" => STAFF,
        "post" => POST,
        "people" => PEOPLE,
        "thing" => THING,
        "self" => SELF,
        "talk" => TALK,
        "causative" => CAUSATIVE,
        "personal" => PERSONAL,
        "joint" => JOINT,
        "nominal" => NOMINAL,
        "calendar" => CALENDAR,
        "while" => WHILE,
        "locating" => LOCATING,
        "addressing" => ADDRESSING,
        "towards" => TOWARDS,
        "view" => VIEW,
        "measure" => MEASURE,
        "report" => REPORT,
        "evidence" => EVIDENCE,
        "occasion" => OCCASION,
        "count" => COUNT,
        "period" => PERIOD,
        "when" => WHEN,
        "be" => BE,
        "plain" => 0,
        _ => return None,
    })
}
