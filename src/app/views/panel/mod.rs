//! The side panel: five lists over the whole article, each row with its count and its way into the text.

mod entities;
mod figures;
mod tags;
mod time;
mod voices;

use crate::app::hooks::{use_action, use_dispatch, use_locale};
use crate::app::state::{action::Action, app::Tab, article::Article, shared::Shared, tags::Tags};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub article: Shared<Article>,
    pub tags: Shared<Tags>,
    pub tab: Tab,
    pub open: bool,
    pub query: String,
}

/// What every list needs.
#[derive(Properties, PartialEq)]
pub struct ListProps {
    pub article: Shared<Article>,
    pub query: String,
}

#[component]
pub fn Panel(props: &Props) -> Html {
    let locale = use_locale();
    let close = use_action(Action::TogglePanel);
    if !props.open {
        return html! {};
    }
    let (article, query) = (props.article.clone(), props.query.clone());
    let list = match props.tab {
        Tab::Voices => html! { <voices::Voices {article} {query} /> },
        Tab::Entities => html! { <entities::Entities {article} {query} /> },
        Tab::Figures => html! { <figures::Figures {article} {query} /> },
        Tab::Time => html! { <time::Time {article} {query} /> },
        Tab::Tags => {
            html! { <tags::TagList article={props.article.clone()} tags={props.tags.clone()} query={props.query.clone()} /> }
        }
    };
    html! {
        <aside id="panel" class="panel" aria-label={locale.text("panel")}>
            <div class="panel-head">
                <div class="tabs" role="tablist" aria-label={locale.text("panel")}>
                    {for Tab::ALL.iter().map(|tab| html! { <TabButton tab={*tab} selected={*tab == props.tab} /> })}
                </div>
                <button class="panel-close" onclick={close} aria-label={locale.text("close")}>{super::icons::icon(super::icons::CLOSE)}</button>
            </div>
            <div class="panel-body" id="panel-list" role="tabpanel" tabindex="0" aria-labelledby={format!("tab-{}", props.tab.name())}>{list}</div>
        </aside>
    }
}

#[derive(Properties, PartialEq)]
struct TabProps {
    tab: Tab,
    selected: bool,
}

/// The arrow keys go along the tabs; only the chosen one is a tab stop.
#[component]
fn TabButton(props: &TabProps) -> Html {
    let (locale, dispatch, tab) = (use_locale(), use_dispatch(), props.tab);
    let onclick = use_action(Action::SetTab(tab));
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
        <button id={format!("tab-{}", tab.name())} role="tab" aria-selected={props.selected.to_string()} aria-controls="panel-list"
            tabindex={if props.selected { "0" } else { "-1" }} {onclick} {onkeydown}>{locale.named("tab", tab.name())}</button>
    }
}
