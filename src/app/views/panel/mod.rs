//! The side panel: five lists over the whole article, each row with its count and its way into the text.

mod entities;
mod figures;
mod places;
mod steps;
mod tags;
mod time;
mod versions;
mod voices;

use crate::app::hooks::{Dispatch, use_action, use_dispatch, use_locale};
use crate::app::state::{action::Action, app::Tab, article::Article, filter::Hits, locale::Locale, shared::Shared, tags::Tags};
use crate::app::views::charts::Around;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub article: Shared<Article>,
    pub tags: Shared<Tags>,
    pub tab: Tab,
    pub open: bool,
    pub query: String,
    pub hits: Option<Shared<Hits>>,
    pub snap: bool,
    pub busy: bool,
    pub attaching: Option<String>,
}

/// What every list needs.
pub struct List<'p> {
    pub article: &'p Article,
    pub query: &'p str,
    pub locale: Locale,
    pub dispatch: &'p Dispatch,
}

impl<'p> List<'p> {
    fn around(&self) -> Around<'p> {
        Around { query: self.query, locale: self.locale, dispatch: self.dispatch }
    }
}

#[component]
pub fn Panel(props: &Props) -> Html {
    let (locale, dispatch) = (use_locale(), use_dispatch());
    let close = use_action(Action::TogglePanel);
    if !props.open {
        return html! {};
    }
    let of = List { article: &props.article, query: &props.query, locale, dispatch: &dispatch };
    let list = match props.tab {
        tab if tab != Tab::Tags && !props.article.marked => {
            html! { <p class="none">{locale.text(if props.busy { "marking" } else { "unmarked" })}</p> }
        }
        Tab::Voices => voices::voices(&of),
        Tab::Entities => entities::entities(&of),
        Tab::Figures => figures::figures(&of),
        Tab::Time => time::time(&of),
        Tab::Tags => {
            html! { <tags::TagList article={props.article.clone()} tags={props.tags.clone()} query={props.query.clone()} hits={props.hits.clone()}
            snap={props.snap} attaching={props.attaching.clone()} /> }
        }
    };
    html! {
        <aside id="panel" class="panel" aria-label={locale.text("panel")}>
            <div class="panel-head">
                <div class="tabs" role="tablist" aria-label={locale.text("panel")}>
                    {for Tab::ALL.iter().map(|tab| tab_button(*tab, *tab == props.tab, locale, &dispatch))}
                </div>
                <button class="panel-close" onclick={close} aria-label={locale.text("close")}>{super::icons::icon(super::icons::CLOSE)}</button>
            </div>
            <div class="panel-body" id="panel-list" role="tabpanel" tabindex="0" aria-labelledby={format!("tab-{}", props.tab.name())}>{list}</div>
        </aside>
    }
}

/// The arrow keys go along the tabs; only the chosen one is a tab stop.
fn tab_button(tab: Tab, selected: bool, locale: Locale, dispatch: &Dispatch) -> Html {
    let chooser = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| chooser.dispatch(Action::SetTab(tab)));
    let dispatch = dispatch.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => Tab::ALL.len() - 1,
            _ => return,
        };
        let next = Tab::ALL[(tab as usize + by) % Tab::ALL.len()];
        dispatch.dispatch(Action::SetTab(next));
        if let Some(button) = crate::app::adapters::dom::first(&format!("#tab-{}", next.name())) {
            let _ = button.focus();
        }
        event.prevent_default();
    });
    html! {
        <button id={format!("tab-{}", tab.name())} role="tab" aria-selected={selected.to_string()} aria-controls="panel-list"
            tabindex={if selected { "0" } else { "-1" }} {onclick} {onkeydown}>{locale.named("tab", tab.name())}</button>
    }
}

/// Most rows of a list; a filter is the way to the others.
pub const MOST_ROWS: usize = 400;

/// Rows, the first of them at once and the others on demand. The browser's own disclosure needs no state of ours.
fn rows(all: &mut dyn ExactSizeIterator<Item = Html>, first: usize, locale: Locale) -> Html {
    let count = all.len();
    let shown: Vec<Html> = all.take(first).collect();
    let rest: Vec<Html> = all.take(MOST_ROWS).collect();
    html! {
        <>
            <ul class="rows">{for shown}</ul>
            if count > first {
                <details class="rest"><summary class="more">{locale.count("more", count - first)}</summary>
                    <ul class="rows">{for rest}</ul>
                    {beyond(count.saturating_sub(first + MOST_ROWS), locale)}
                </details>
            }
        </>
    }
}

/// What is said where a list is cut off.
pub fn beyond(count: usize, locale: Locale) -> Html {
    if count == 0 {
        html! {}
    } else {
        html! { <p class="none">{locale.count("beyond", count)}</p> }
    }
}
