//! The review as a whole: all that the filter finds at once, and what was done, each step leading back to it.

use crate::app::hooks::{
    Dispatch,
    tagging::{judge, step_to},
};
use crate::app::state::{
    article::Article,
    filter::Hits,
    history::{Step, history},
    locale::{Locale, grouped},
    review::Verdict,
    shared::Shared,
    tags::Tags,
};
use yew::prelude::*;

/// Steps shown.
const SHOWN: usize = 60;

/// A verdict on all marks that the filter finds.
pub fn bulk(
    article: &Shared<Article>,
    tags: &Shared<Tags>,
    hits: &Option<Shared<Hits>>,
    locale: Locale,
    dispatch: &Dispatch,
) -> Html {
    let Some(hits) = hits.as_ref().filter(|hits| !hits.marks.is_empty()) else { return html! {} };
    let on = |verdict: Verdict| {
        let (article, tags, hits, dispatch) = (article.clone(), tags.clone(), hits.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| judge(&article, &tags, &hits.marks, &verdict, &dispatch))
    };
    html! {
        <section class="group bulk">
            <h2>{locale.count("found-marks", hits.marks.len())}</h2>
            <button class="pill" onclick={on(Verdict::Accept)}><span aria-hidden="true">{"✓ "}</span>{locale.text("right")}</button>{" "}
            <button class="pill" onclick={on(Verdict::Reject)}><span aria-hidden="true">{"✕ "}</span>{locale.text("wrong")}</button>
        </section>
    }
}

/// What was done, the last first. Pressing a step goes back, or forth, to where it was the last.
pub fn steps(article: &Shared<Article>, tags: &Shared<Tags>, locale: Locale, dispatch: &Dispatch) -> Html {
    let steps = history(&tags.notebook.log, locale);
    if steps.is_empty() {
        return html! {};
    }
    let now = tags.notebook.log.done.len();
    let go = |count: usize| {
        let (article, tags, dispatch) = (article.clone(), tags.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| step_to(&article, &tags, count, &dispatch))
    };
    html! {
        <section class="group history">
            <h2>{locale.text("history")}<span class="number">{grouped(now)}</span></h2>
            <ol class="rows">
                {for steps.iter().take(SHOWN).map(|step| row(step, now, go(step.count)))}
                <li><button class="row step-row" aria-current={(now == 0).then_some("step")} onclick={go(0)}>{locale.text("at-first")}</button></li>
            </ol>
        </section>
    }
}

fn row(step: &Step, now: usize, onclick: Callback<MouseEvent>) -> Html {
    let class = classes!("row", "step-row", step.undone.then_some("undone"));
    html! {
        <li><button {class} aria-current={(step.count == now).then_some("step")} {onclick}>
            <span>{&step.what}</span><span class="exact">{&step.words}</span>
        </button></li>
    }
}
