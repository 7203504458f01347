//! Where a counted noun ends behind its classifier, by learned weights: `三名|熟悉…`, `三名警员|受伤`.
//!
//! Asks at each token whether the noun ends before it, and takes the end that is likeliest from there and from all answers before it.
//! Knows the tokens behind a classifier; must not know numbers or values. Without weights a figure ends at its classifier.

use crate::figures::reader::{Reader, W};
use crate::lexicon::{LexiconError, Provider, blob, linear};
use crate::text::{self, TokenKind};

/// The blob with the weights; only Chinese counts by classifiers.
pub(crate) const BLOB: &str = "figures.zh.weights.bin";
/// How many weights there are.
pub(crate) const BUCKETS: usize = 1 << 14;
/// Weights are sixteenths of log odds.
#[cfg(feature = "cli")]
pub(crate) const SCALE: f32 = 16.0;
/// No noun that is told from what follows it has more tokens.
const LONGEST: usize = 12;
/// How far features look beyond the last end.
const BEYOND: usize = 3;

/// `SCALE` times the logarithm of 1 + e^(-z/SCALE), for z from 0 on; 0 behind them: what an answer costs of which the odds are z.
const COST: [u8; 56] = [
    11, 11, 10, 10, 9, 9, 8, 8, 8, 7, 7, 7, 6, 6, 6, 5, 5, 5, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
];

/// The learned weights; none until they are taken in.
#[derive(Default)]
pub struct Ends {
    weights: Vec<i8>,
}

impl Ends {
    /// Reads the weights where the provider has them.
    ///
    /// # Errors
    /// A damaged blob.
    pub fn take_in(&mut self, provider: &dyn Provider) -> Result<(), LexiconError> {
        let Some(bytes) = provider.blob(BLOB) else { return Ok(()) };
        let sections = blob::open(&bytes).map_err(|problem| LexiconError::new(BLOB, problem))?;
        match sections.as_slice() {
            [weights] if weights.len() == BUCKETS => self.weights = linear::weights(weights),
            _ => return Err(LexiconError::new(BLOB, "has not the section that it should have")),
        }
        Ok(())
    }

    /// The end of the noun behind the classifier that ends before token `after`; `after` where none is counted by name.
    pub fn noun(&self, reader: &Reader, after: usize) -> usize {
        if self.weights.is_empty() {
            return after;
        }
        let behind = Behind::new(reader, after);
        let (mut best, mut least, mut passed) = (0, i32::MAX, 0);
        for at in 0..=behind.most {
            let odds = linear::sum(&self.weights, behind.features(at));
            // where nothing can follow, there is nothing to ask
            let here = passed + if at == behind.most { 0 } else { cost(odds) };
            if here < least {
                (best, least) = (at, here);
            }
            passed += cost(-odds);
        }
        after + best
    }
}

/// What it costs to say yes at these odds.
fn cost(odds: i32) -> i32 {
    let small = COST.get(odds.unsigned_abs() as usize).map_or(0, |&cost| i32::from(cost));
    small + (-odds).max(0)
}

/// A classifier and the tokens behind it, as features see them.
pub(crate) struct Behind {
    classifier: u32,
    tokens: [Seen; LONGEST + BEYOND],
    /// The farthest end.
    most: usize,
}

/// A token as features see it.
#[derive(Clone, Copy, Default)]
struct Seen {
    key: u32,
    /// How long the word is that begins here and that no noun goes on with, and whether a bounding word does: 以上.
    stop: u32,
    /// How long the noun of the lists is that begins here.
    noun: usize,
}

/// What stands for tokens that are no single characters.
const NOTHING: u32 = 0;
const NUMBER: u32 = 1;
const WORD: u32 = 2;
const SPACE: u32 = 3;

impl Behind {
    pub(crate) fn new(reader: &Reader, after: usize) -> Self {
        let mut tokens = [Seen::default(); LONGEST + BEYOND];
        for (nth, token) in tokens.iter_mut().enumerate() {
            let at = after + nth;
            let noun = reader.word(at, W::Noun).map_or(0, |end| end - at);
            *token = Seen { key: key(reader, after, at), stop: stop(reader, at), noun };
        }
        // `30個5G基站`, but `一名71歲男病人`
        let goes_on = |&nth: &usize| match tokens[nth].key {
            NUMBER => tokens[nth + 1].key == WORD,
            key => key == WORD || is_han(key),
        };
        let most = (0..LONGEST).take_while(goes_on).count();
        Behind { classifier: reader.char(after - 1) as u32, tokens, most }
    }

    /// The places, among the weights, of what speaks for and against an end before token `at`.
    pub(crate) fn features(&self, at: usize) -> impl Iterator<Item = usize> + use<> {
        let token = |nth: usize| self.tokens[nth].key;
        let before = |nth: usize| if at < nth { NOTHING } else { token(at - nth) };
        let (next, second, third) = (token(at), token(at + 1), token(at + 2));
        let (last, length, class) = (before(1), at as u32, self.classifier);
        let sort = if next > SPACE { if is_han(next) { 5 } else { 4 } } else { next };
        let pair = |a: u32, b: u32| a.rotate_left(16) ^ b;
        [
            (0, 0, 0),
            (1, length.min(7), sort),
            (2, next, 0),
            (3, next, second),
            (4, last, 0),
            (5, last, before(2)),
            (6, last, next),
            (7, class, 0),
            (8, class, length.min(5)),
            (9, class, next),
            (10, class, last),
            (11, next, length.min(4)),
            (12, pair(next, second), length.min(2)),
            (13, second, 0),
            (14, second, third),
            (15, length.min(7), 0),
            (16, sort, 0),
            (17, self.tokens[at].stop, 0),
            (18, self.listed(at), 0),
            (19, self.listed(at), length.min(4)),
        ]
        .into_iter()
        .map(|(template, a, b)| linear::hash(template, a, b) % BUCKETS)
    }

    /// Whether a noun of the lists ends before token `at`, goes on over it, begins there.
    fn listed(&self, at: usize) -> u32 {
        let behind = |end: std::cmp::Ordering| {
            (0..at).any(|from| self.tokens[from].noun > 0 && (from + self.tokens[from].noun).cmp(&at) == end)
        };
        let (ends, goes_on) = (behind(std::cmp::Ordering::Equal), behind(std::cmp::Ordering::Greater));
        u32::from(ends) + 2 * u32::from(goes_on) + 4 * u32::from(self.tokens[at].noun > 0)
    }
}

fn is_han(token: u32) -> bool {
    char::from_u32(token).is_some_and(text::is_han)
}

/// What features know token `at` by; white space between characters ends a noun like a mark.
fn key(reader: &Reader, after: usize, at: usize) -> u32 {
    let Some(kind) = reader.kind(at) else { return NOTHING };
    let han = |at: usize| reader.kind(at) == Some(TokenKind::Han);
    if reader.gap(at) && han(at) && at > after && han(at - 1) {
        return SPACE;
    }
    match kind {
        TokenKind::Number => NUMBER,
        TokenKind::Word | TokenKind::Kana => WORD,
        TokenKind::Han | TokenKind::Mark => reader.char(at) as u32,
    }
}

/// The length of a word at which nouns stop, and whether a bound is said there.
fn stop(reader: &Reader, at: usize) -> u32 {
    let bound = reader.bound_after(at).is_some();
    let length = reader.word(at, W::NounStop).map_or(0, |end| (end - at).min(3));
    2 * length as u32 + u32::from(bound)
}

/// What a marked figure teaches.
#[cfg(feature = "cli")]
pub(crate) struct Counted {
    pub(crate) behind: Behind,
    /// How many tokens the noun has.
    pub(crate) length: usize,
}

#[cfg(feature = "cli")]
impl Counted {
    /// The classifier in tokens `from..to`, a marked figure, and the noun that ends with it; none where it has no classifier.
    pub(crate) fn new(reader: &Reader, from: usize, to: usize) -> Option<Self> {
        let after = (from + 1..to).find_map(|at| super::noun::classifier(reader, at))?;
        (after <= to).then(|| Counted { behind: Behind::new(reader, after), length: to - after })
    }

    /// The features of each place up to the end, and whether it is the end.
    pub(crate) fn answers(&self) -> impl Iterator<Item = (Vec<u16>, bool)> {
        let asked = (self.length + 1).min(self.behind.most);
        (0..asked).map(|at| (self.behind.features(at).map(|place| place as u16).collect(), at == self.length))
    }

    /// This classifier and what follows, with another's noun in place of its own, and none that is known: the lists know the corpus
    /// better than other texts.
    pub(crate) fn counting(&self, other: &Counted) -> Self {
        let noun = other.behind.tokens.iter().take(other.length);
        let rest = self.behind.tokens.iter().skip(self.length);
        let mut tokens = [Seen::default(); LONGEST + BEYOND];
        tokens.iter_mut().zip(noun.chain(rest)).for_each(|(token, &from)| *token = Seen { noun: 0, ..from });
        let most = (self.behind.most + other.length).saturating_sub(self.length).min(LONGEST);
        Counted { behind: Behind { classifier: self.behind.classifier, tokens, most }, length: other.length }
    }
}
