//! The words of the interface. Knows `www/locales/`; must not know which language is wanted.

use super::{samples::fetch, worth::learn};
use crate::app::state::locale::Locale;

/// Brings the words of a language, once; false where they cannot be fetched.
pub async fn load(locale: Locale) -> bool {
    if let Some(words) = if locale.is_there() { None } else { fetch(&["locales/", locale.tag(), ".txt"].concat()).await } {
        learn(locale, &words);
        locale.provide(words);
    }
    locale.is_there()
}
