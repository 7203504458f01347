//! The keys and the language of the filter.

use super::Modal;
use crate::app::hooks::Dispatch;
use crate::app::state::{locale::Locale, prefs::Theme};
use crate::app::views::choosers;
use yew::prelude::*;

const KEYS: &[(&str, &str)] = &[
    ("j k", "key.passages"),
    ("n p", "key.marks"),
    ("/", "key.filter"),
    ("t", "key.tag"),
    ("a x", "key.review"),
    ("1 2 3", "key.layers"),
    ("Ctrl+Z", "key.undo"),
    ("o", "key.open"),
    ("e", "key.export"),
    ("?", "key.help"),
    ("Esc", "key.escape"),
];

const QUERIES: &[(&str, &str)] = &[
    ("source:anonymous", "ask.source"),
    ("said-by:\"知情人士\"", "ask.said-by"),
    ("type:money >1bn", "ask.money"),
    ("entity:Meta -entity:Google", "ask.entity"),
    ("date:2025-06..2025-10", "ask.date"),
    ("statement:deny", "ask.statement"),
    ("tag:check", "ask.tag"),
    ("(a OR b) NOT c", "ask.logic"),
];

/// Keys, questions, marks, and the settings that narrow screens have no room for.
pub fn help(theme: Theme, locale: Locale, dispatch: &Dispatch) -> Html {
    let table = |rows: &'static [(&'static str, &'static str)]| {
        html! {
            <dl class="help-rows">{for rows.iter().map(|(what, key)| html! {
                <div><dt><kbd>{*what}</kbd></dt><dd>{locale.text(key)}</dd></div>
            })}</dl>
        }
    };
    html! {
        <Modal title={locale.text("help")} class="wide">
            <div class="settings">{choosers::language(locale, dispatch)}{choosers::theme(theme, locale, dispatch)}</div>
            <div class="help">
                <section><h3>{locale.text("keys")}</h3>{table(KEYS)}</section>
                <section><h3>{locale.text("asking")}</h3>{table(QUERIES)}</section>
                <section class="help-marks"><h3>{locale.text("marks")}</h3>
                    <p><span class="entity person">{locale.text("entity.person")}</span>{" "}<span class="entity organization">{locale.text("entity.organization")}</span>{" "}
                        <span class="entity product">{locale.text("entity.product")}</span>{" "}<span class="entity place">{locale.text("entity.place")}</span>{" "}
                        <span class="entity event">{locale.text("entity.event")}</span>{" "}<span class="entity work">{locale.text("entity.work")}</span></p>
                    <p><span class="figure figure-first figure-last">{locale.text("layer.figures")}</span>{" · "}<span class="cue">{locale.text("mark.cue")}</span>{" · "}
                        <span class="said said-first said-last">{locale.text("mark.said")}</span>{" · "}
                        <span class="said anonymous said-first said-last">{locale.text("mark.anonymous")}</span></p>
                </section>
            </div>
        </Modal>
    }
}
