//! Choosing a language and a theme: in the header, and in the help on screens too narrow for it there.

use crate::app::adapters::locales;
use crate::app::hooks::Dispatch;
use crate::app::state::{
    action::Action,
    locale::Locale,
    message::{Message, Weight},
    prefs::Theme,
};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The language of the interface.
pub fn language(locale: Locale, dispatch: &Dispatch) -> Html {
    let options = Locale::ALL.map(|l| (l.tag(), l.name().to_string(), l == locale)).to_vec();
    let own = dispatch.clone();
    let onchange = chosen(move |tag| {
        let (locale, dispatch) = (Locale::from_tag(tag), own.clone());
        spawn_local(async move {
            dispatch.dispatch(if locales::load(locale).await {
                Action::SetLocale(locale)
            } else {
                Action::Tell(Weight::Error, Message::with("error.no-words", "name", locale.name()))
            });
        });
    });
    select("language", locale.text("language"), options, onchange)
}

/// The theme.
pub fn theme(theme: Theme, locale: Locale, dispatch: &Dispatch) -> Html {
    let options = Theme::ALL.map(|t| (t.name(), locale.named("theme", t.name()), t == theme)).to_vec();
    let own = dispatch.clone();
    let onchange = chosen(move |name| own.dispatch(Action::SetTheme(Theme::from_name(name).unwrap_or_default())));
    select("theme", locale.text("theme"), options, onchange)
}

fn chosen(take: impl Fn(&str) + 'static) -> Callback<Event> {
    Callback::from(move |event: Event| {
        if let Some(select) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) {
            take(&select.value());
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
