//! Choosing a language and a theme: in the header, and in the help on screens too narrow for it there.

use crate::app::hooks::Dispatch;
use crate::app::state::{action::Action, locale::Locale, prefs::Theme};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The language of the interface.
pub fn language(locale: Locale, dispatch: &Dispatch) -> Html {
    let options = Locale::ALL.map(|l| (l.tag(), l.name().to_string(), l == locale)).to_vec();
    select("language", locale.text("language"), options, chosen(dispatch, |tag| Some(Action::SetLocale(Locale::from_tag(tag)))))
}

/// The theme.
pub fn theme(theme: Theme, locale: Locale, dispatch: &Dispatch) -> Html {
    let options = Theme::ALL.map(|t| (t.name(), locale.named("theme", t.name()), t == theme)).to_vec();
    select("theme", locale.text("theme"), options, chosen(dispatch, |name| Theme::from_name(name).map(Action::SetTheme)))
}

fn chosen(dispatch: &Dispatch, action: impl Fn(&str) -> Option<Action> + 'static) -> Callback<Event> {
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
