//! The top line: the name, the article's title, opening, exporting, language, theme.

use super::choosers;
use super::icons::{self, hand, icon};
use crate::app::hooks::{use_action, use_dispatch, use_locale};
use crate::app::state::{action::Action, app::Dialog, prefs::Prefs};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub prefs: Prefs,
    pub title: Option<String>,
}

#[component]
pub fn Header(props: &Props) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let home = use_action(Action::Closed);
    let open = use_action(Action::Show(Some(Dialog::Open)));
    let export = use_action(Action::Show(Some(Dialog::Export)));
    let help = use_action(Action::Show(Some(Dialog::Help)));
    let panel = use_action(Action::TogglePanel);
    let has_article = props.title.is_some();
    html! {
        <header class="bar">
            <button class="brand" onclick={home} title={locale.text("home")}>{hand()}<span>{"Manicule"}</span></button>
            <p class="bar-title">{props.title.clone().unwrap_or_default()}</p>
            <div class="bar-tools">
                if has_article {
                    <button class="tool wide-label" onclick={open}>{icon(icons::OPEN)}<span>{locale.text("open")}</span></button>
                    <button class="tool wide-label" onclick={export}>{icon(icons::EXPORT)}<span>{locale.text("export")}</span></button>
                }
                {choosers::language(locale, &dispatch)}
                {choosers::theme(props.prefs.theme, locale, &dispatch)}
                <button class="tool square" onclick={help} aria-label={locale.text("help")} title={locale.text("help")}>{icon(icons::HELP)}</button>
                if has_article {
                    <button class="tool square" onclick={panel} aria-label={locale.text("panel")} title={locale.text("panel")}
                        aria-expanded={props.prefs.panel.to_string()} aria-controls="panel">{icon(icons::PANEL)}</button>
                }
            </div>
        </header>
    }
}
