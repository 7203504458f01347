//! The reader's choices: read at the start, stored and shown on the page's root whenever they change.

use crate::app::adapters::{dom, library::PREFS, local};
use crate::app::state::{
    app::App,
    locale::Locale,
    prefs::{Layer, Prefs},
};
use yew::prelude::*;

/// Keeps choices, storage and the root element's attributes the same.
#[hook]
pub fn use_prefs(state: &UseReducerHandle<App>) {
    use_effect_with(state.prefs.clone(), |prefs| {
        show(prefs);
        if *prefs != Prefs::default() {
            // without storage the choices last as long as the page
            local::store(PREFS, &prefs.to_lines());
        }
    });
}

/// The choices of the last time, else those that fit the browser.
pub fn stored() -> Prefs {
    let mut prefs = Prefs::from_lines(&local::load(PREFS).unwrap_or_default(), browser());
    // the panel would cover the text
    prefs.panel &= dom::matches_media("(min-width: 70rem)");
    prefs
}

fn browser() -> Locale {
    let languages = dom::window().navigator().languages();
    let first = languages.get(0).as_string().unwrap_or_default();
    Locale::from_tag(&first)
}

fn show(prefs: &Prefs) {
    dom::set_root("lang", prefs.locale.tag());
    dom::set_root("data-theme", prefs.theme.name());
    let hidden: Vec<&str> = Layer::ALL.iter().zip(prefs.layers).filter(|(_, on)| !on).map(|(layer, _)| layer.name()).collect();
    dom::set_root("data-hide", &hidden.join(" "));
    dom::set_root("data-filter", if prefs.only_hits { "only" } else { "dim" });
    dom::set_root("data-panel", if prefs.panel { "open" } else { "closed" });
}
