//! The top line: the name, the article's title, opening, exporting, language, theme.

use super::icons::{self, hand, icon};
use crate::app::hooks::{use_action, use_dispatch, use_locale};
use crate::app::state::{
    action::Action,
    app::Dialog,
    locale::Locale,
    prefs::{Prefs, Theme},
};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub prefs: Prefs,
    pub title: Option<String>,
}

#[component]
pub fn Header(props: &Props) -> Html {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let home = use_action(Action::Closed);
    let open = use_action(Action::Show(Some(Dialog::Open)));
    let export = use_action(Action::Show(Some(Dialog::Export)));
    let help = use_action(Action::Show(Some(Dialog::Help)));
    let panel = use_action(Action::TogglePanel);
    let has_article = props.title.is_some();
    let set_locale = chosen(&dispatch, |tag| Some(Action::SetLocale(Locale::from_tag(tag))));
    let set_theme = chosen(&dispatch, |name| Theme::from_name(name).map(Action::SetTheme));
    html! {
        <header class="bar">
            <button class="brand" onclick={home} title={locale.text("home")}>{hand()}<span>{"Manicule"}</span></button>
            <p class="bar-title">{props.title.clone().unwrap_or_default()}</p>
            <div class="bar-tools">
                if has_article {
                    <button class="tool wide-label" onclick={open}>{icon(icons::OPEN)}<span>{locale.text("open")}</span></button>
                    <button class="tool wide-label" onclick={export}>{icon(icons::EXPORT)}<span>{locale.text("export")}</span></button>
                }
                {select("language", locale.text("language"), Locale::ALL.map(|l| (l.tag(), l.name().to_string(), l == locale)).to_vec(), set_locale)}
                {select("theme", locale.text("theme"), Theme::ALL.map(|t| (t.name(), locale.named("theme", t.name()), t == props.prefs.theme)).to_vec(), set_theme)}
                <button class="tool square" onclick={help} aria-label={locale.text("help")} title={locale.text("help")}>{icon(icons::HELP)}</button>
                if has_article {
                    <button class="tool square" onclick={panel} aria-label={locale.text("panel")} title={locale.text("panel")}
                        aria-expanded={props.prefs.panel.to_string()} aria-controls="panel">{icon(icons::PANEL)}</button>
                }
            </div>
        </header>
    }
}

fn chosen(dispatch: &crate::app::hooks::Dispatch, action: impl Fn(&str) -> Option<Action> + 'static) -> Callback<Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: Event| {
        let value = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()).map(|select| select.value());
        if let Some(action) = value.and_then(|value| action(&value)) {
            dispatch.dispatch(action);
        }
    })
}

fn select(class: &'static str, label: &str, options: Vec<(&'static str, String, bool)>, onchange: Callback<Event>) -> Html {
    html! {
        <label class={classes!("select", class)}>
            <span class="unseen">{label.to_string()}</span>
            <select {onchange}>
                {for options.into_iter().map(|(value, name, selected)| html! { <option {value} {selected}>{name}</option> })}
            </select>
        </label>
    }
}
