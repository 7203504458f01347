//! The whole screen.

use super::{
    card::CardLayer, caret::Caret, dialogs::Dialogs, filter_bar::FilterBar, header::Header, notices::notices, overview::Overview,
    panel::Panel, reading::Reading, selection::SelectionBar, start::start,
};
use crate::app::adapters::{colours, dom, update};
use crate::app::hooks::{
    Dispatch,
    article::use_engine,
    filter::use_filter,
    imports::use_arrival,
    keeping::use_keeping,
    keys::use_keys,
    places::use_finding,
    prefs::{stored, use_prefs},
    sources::{is_named, use_link},
};
use crate::app::state::{
    action::Action,
    app::{App as State, Phase},
    locale::Locale,
    tags::own_colours,
};
use yew::prelude::*;

/// The app.
#[component]
pub fn App() -> Html {
    let state = use_reducer(|| State { prefs: stored(), phase: first_phase(), ..State::default() });
    use_prefs(&state);
    use_link(&state);
    use_engine(&state);
    use_keeping(&state);
    use_arrival(&state);
    use_finding(&state);
    use_keys(&state);
    let dispatch = state.dispatcher();
    use_effect_with((), move |()| update::keep(move || dispatch.dispatch(Action::Newer)));
    let lookup = use_filter(&state);
    use_effect_with(own_colours(&state.tags), |own| colours::show(own.clone()));
    let title = state.article.as_ref().map_or_else(|| "Manicule".to_string(), |article| format!("{} · Manicule", article.title));
    use_effect_with(title, |title| dom::set_title(title));
    let locale = state.prefs.locale;
    let body = match &state.article {
        // the preview is there
        None if loading(&state.phase).is_some_and(|name| name.is_empty()) => html! {},
        None => html! { <main id="article" class="desk empty" tabindex="-1">{start(loading(&state.phase), locale)}</main> },
        Some(article) => html! {
            <>
                <FilterBar article={article.clone()} query={state.query.clone()} hits={state.hits.clone()} error={state.query_error.clone()}
                    at={state.at} prefs={state.prefs.clone()} lookup={lookup.clone()} phase={state.phase.clone()} />
                <div class="desk">
                    <Reading article={article.clone()} tags={state.tags.clone()} hits={state.hits.clone()} go={state.go.clone()}
                        phase={state.phase.clone()} layers={state.prefs.layers} hinted={state.prefs.hinted} />
                    <Panel article={article.clone()} tags={state.tags.clone()} tab={state.tab} open={state.prefs.panel} busy={matches!(state.phase, Phase::Marking(..))} snap={state.prefs.snap} attaching={state.attaching.clone()} hits={state.hits.clone()} query={state.query.clone()} />
                    <Overview article={article.clone()} tags={state.tags.clone()} hits={state.hits.clone()} layers={state.prefs.layers} />
                </div>
                <SelectionBar article={article.clone()} tags={state.tags.clone()} snap={state.prefs.snap} attaching={state.attaching.clone()} />
                if state.caret { <Caret /> }
                <CardLayer article={article.clone()} tags={state.tags.clone()} pinned={state.pinned} query={state.query.clone()} />
            </>
        },
    };
    html! {
        <ContextProvider<Dispatch> context={state.dispatcher()}>
            <ContextProvider<Locale> context={locale}>
                <a class="skip" href="#article" onclick={skip()}>{locale.text("skip")}</a>
                <Header prefs={state.prefs.clone()} title={title_of(&state)} />
                {body}
                <Dialogs prefs={state.prefs.clone()} dialog={state.dialog.clone()} article={state.article.clone()} tags={state.tags.clone()} {lookup} />
                {notices(&state)}
            </ContextProvider<Locale>>
        </ContextProvider<Dispatch>>
    }
}

/// The title of what is open; empty while it is fetched, so that what belongs to an article already has its place.
fn title_of(state: &State) -> Option<String> {
    let open = state.article.as_ref().map(|article| article.title.clone());
    open.or_else(|| loading(&state.phase).map(|_| String::new()))
}

/// What the address names is about to open.
fn first_phase() -> Phase {
    if is_named() { Phase::Loading(String::new()) } else { Phase::Empty }
}

fn loading(phase: &Phase) -> Option<String> {
    match phase {
        Phase::Loading(name) => Some(name.clone()),
        _ => None,
    }
}

/// The link must not change the address, which names the article.
fn skip() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        if let Some(article) = dom::first("#article") {
            dom::focus(&article);
        }
    })
}
