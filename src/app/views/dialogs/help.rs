//! The keys, which a reader can change, and the language of the filter.

use super::Modal;
use crate::app::hooks::{Dispatch, use_action, use_dispatch, use_locale};
use crate::app::state::{
    action::Action,
    keymap::{COMMANDS, Keymap},
    locale::Locale,
    prefs::Prefs,
};
use crate::app::views::choosers;
use yew::prelude::*;

/// Keys that stay as they are.
const FIXED: &[(&str, &str)] = &[("Ctrl+Z", "key.undo"), ("Enter", "key.card"), ("Esc", "key.escape")];

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
pub fn help(prefs: &Prefs, locale: Locale, dispatch: &Dispatch) -> Html {
    html! {
        <Modal title={locale.text("help")} class="wide">
            <div class="settings">{choosers::language(locale, dispatch)}{choosers::theme(prefs.theme, locale, dispatch)}</div>
            <div class="help">
                <section class="help-marks"><h3>{locale.text("marks")}</h3>{marks(locale)}</section>
                <section><h3>{locale.text("keys")}</h3><Keys keys={prefs.keys.clone()} />{table(FIXED, locale)}</section>
                <section class="asking"><h3>{locale.text("asking")}</h3>{table(QUERIES, locale)}</section>
            </div>
        </Modal>
    }
}

fn table(rows: &'static [(&'static str, &'static str)], locale: Locale) -> Html {
    html! {
        <dl class="help-rows">{for rows.iter().map(|(what, key)| html! {
            <div><dt><kbd>{*what}</kbd></dt><dd>{locale.text(key)}</dd></div>
        })}</dl>
    }
}

fn marks(locale: Locale) -> Html {
    html! {
        <div>
            <p><span class="entity person">{locale.text("entity.person")}</span>{" "}<span class="entity organization">{locale.text("entity.organization")}</span>{" "}
                <span class="entity product">{locale.text("entity.product")}</span>{" "}<span class="entity place">{locale.text("entity.place")}</span>{" "}
                <span class="entity event">{locale.text("entity.event")}</span>{" "}<span class="entity work">{locale.text("entity.work")}</span></p>
            <p><span class="figure figure-first figure-last">{locale.text("layer.figures")}</span>{" · "}<span class="cue">{locale.text("mark.cue")}</span>{" · "}
                <span class="said said-first said-last">{locale.text("mark.said")}</span>{" · "}
                <span class="said anonymous said-first said-last">{locale.text("mark.anonymous")}</span></p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct KeysProps {
    keys: Keymap,
}

/// The keys; pressing one waits for another in its place.
#[component]
fn Keys(props: &KeysProps) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let reset = use_action(Action::ResetKeys);
    let waiting = use_state(|| None::<usize>);
    let row = |(nth, key): (usize, &String)| {
        let name = locale.named("key", COMMANDS[nth].1);
        let (ask, listen, dispatch) = (waiting.clone(), waiting.clone(), dispatch.clone());
        let onclick = Callback::from(move |_: MouseEvent| ask.set(Some(nth)));
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            if *listen != Some(nth) || event.key() == "Tab" || event.key() == "Shift" {
                return;
            }
            event.prevent_default();
            event.stop_propagation();
            listen.set(None);
            dispatch.dispatch(Action::SetKey(nth, event.key()));
        });
        let waits = *waiting == Some(nth);
        let label = locale.fill("change-key", &[("name", &name), ("key", key)]);
        html! {
            <div><dt><button class="key-button" {onclick} {onkeydown} aria-label={label} aria-pressed={waits.to_string()}>
                <kbd>{if waits { "…".into() } else { key.clone() }}</kbd></button></dt><dd>{name}</dd></div>
        }
    };
    html! {
        <>
            <p class="help-hint">{locale.text("keys-hint")}</p>
            <dl class="help-rows">{for props.keys.keys().iter().enumerate().map(row)}</dl>
            if props.keys != Keymap::default() { <button class="more" onclick={reset}>{locale.text("keys-reset")}</button> }
        </>
    }
}
