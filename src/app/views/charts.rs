//! Charts as SVG with their table behind. Knows shapes; must not know what they mean.
//!
//! A chart is one stop of the tab key; inside it the arrow keys go from shape to shape.

use crate::app::adapters::{dom, picture, worth::worth};
use crate::app::hooks::Dispatch;
use crate::app::state::{
    action::Action,
    app::Go,
    charts::{Chart, Form, Shape, To, WIDTH},
    locale::Locale,
    message::{Message, Weight},
    small::{between, tenths},
};
use crate::app::views::panel::{MOST_ROWS, beyond};
use std::rc::Rc;
use yew::prelude::*;

/// What the side panel's parts share: the words, the query, where to send what is done.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The query.
    pub query: &'a str,
    /// The language of the interface.
    pub locale: Locale,
    /// The app.
    pub dispatch: &'a Dispatch,
}

/// A chart under its own name.
pub fn chart(chart: Chart, of: Around) -> Html {
    let title = of.locale.named("chart", chart.name);
    titled(title, chart, of)
}

/// A chart under a heading, with its table and the ways to save it behind; nothing where there is nothing to draw.
pub fn titled(title: String, chart: Chart, of: Around) -> Html {
    if chart.rows.is_empty() {
        return html! {};
    }
    html! {
        <section class="group">
            <h2>{&title}</h2>
            <figure class="chart" data-chart={chart.name}>
                {drawing(&chart, &title, of)}
                <details class="behind">
                    <summary>{of.locale.text("table")}</summary>
                    <div class="scroll" tabindex="0" role="region" aria-label={title.clone()}>{table(&chart, of)}</div>
                    <div class="saves">{save("SVG", chart.name, &title, of)}{save("PNG", chart.name, &title, of)}</div>
                </details>
            </figure>
        </section>
    }
}

fn drawing(chart: &Chart, title: &str, of: Around) -> Html {
    let to: Rc<Vec<To>> = Rc::new(chart.shapes.iter().map(|shape| shape.to.clone()).collect());
    let go = {
        let (dispatch, query) = (of.dispatch.clone(), of.query.to_string());
        move |event: &web_sys::Event| {
            let nth = dom::closest(event, "[data-n]").and_then(|shape| shape.get_attribute("data-n")?.parse::<usize>().ok());
            if let Some(to) = nth.and_then(|nth| to.get(nth)) {
                follow(to, &query, &dispatch);
            }
        }
    };
    let onclick = Callback::from({
        let go = go.clone();
        move |event: MouseEvent| go(&event)
    });
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        match event.key().as_str() {
            "Enter" | " " => go(&event),
            "ArrowRight" | "ArrowDown" => step(&event, 1),
            "ArrowLeft" | "ArrowUp" => step(&event, -1),
            _ => return,
        }
        event.prevent_default();
    });
    let mut first = true;
    let shapes: Vec<Html> = chart
        .shapes
        .iter()
        .enumerate()
        .map(|(nth, own)| shape(nth, own, &said(chart.kind, own, of.locale), of.query, &mut first))
        .collect();
    let size = ["0 0 ", &tenths(WIDTH), " ", &tenths(chart.height)].concat();
    html! {
        <svg viewBox={size} width="100%" role="group" aria-label={title.to_string()} {onclick} {onkeydown}>
            <defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse"><rect class="hatch-line" width="3" height="5" /></pattern></defs>
            {for shapes}
        </svg>
    }
}

/// The next thing in the chart that leads somewhere.
fn step(event: &KeyboardEvent, by: isize) {
    let own = dom::closest(event, "[data-n]");
    let Some(svg) = dom::closest(event, "svg") else { return };
    let all = dom::all_elements(&svg, "[data-n]");
    let at = all.iter().position(|other| Some(other) == own.as_ref()).unwrap_or(0);
    let next = (at as isize + by).rem_euclid(all.len().max(1) as isize) as usize;
    if let Some(next) = all.get(next) {
        dom::focus_element(next);
    }
}

/// Goes where a shape or a row leads.
fn follow(to: &To, query: &str, dispatch: &Dispatch) {
    match to {
        To::Nowhere => {}
        To::Mark(mark) => dispatch.dispatch(Action::GoTo(Go::Mark(*mark))),
        To::Filter(_, first) => {
            dispatch.dispatch(Action::SetQuery(to.turned(query)));
            if let Some(mark) = first.filter(|_| !to.is_on(query)) {
                dispatch.dispatch(Action::GoTo(Go::Mark(mark)));
            }
        }
    }
}

/// What a shape stands for, in the reader's words.
fn said(kind: &str, shape: &Shape, locale: Locale) -> String {
    let value = if shape.value.is_empty() { String::new() } else { worth(kind, &shape.value, locale) };
    [shape.label.as_str(), if shape.label.is_empty() || value.is_empty() { "" } else { " · " }, &value].concat()
}

fn shape(nth: usize, own: &Shape, label: &str, query: &str, first: &mut bool) -> Html {
    let class = own.class.clone();
    let words = |x: f64, y: f64, anchor: &'static str| {
        html! { <text {class} x={tenths(x)} y={tenths(y)} text-anchor={anchor}>{label}</text> }
    };
    let drawn = match own.form {
        Form::Bar(x, y, width, height) => {
            let round = tenths((height / 2.0).min(3.0));
            html! { <rect class={own.class.clone()} x={tenths(x)} y={tenths(y)} width={tenths(width)} height={tenths(height)} rx={round} /> }
        }
        Form::Dot(x, y, r) => html! { <circle class={own.class.clone()} cx={tenths(x)} cy={tenths(y)} r={tenths(r)} /> },
        Form::Line(x1, y1, x2, y2) => {
            html! { <line class={own.class.clone()} x1={tenths(x1)} y1={tenths(y1)} x2={tenths(x2)} y2={tenths(y2)} /> }
        }
        Form::Words(x, y) => words(x, y, "start"),
        Form::WordsTo(x, y) => words(x, y, "end"),
        Form::WordsAround(x, y) => words(x, y, "middle"),
        Form::Rising(x, y) => {
            let turn = ["rotate(-55 ", &tenths(x), " ", &tenths(y), ")"].concat();
            html! { <text class={own.class.clone()} x={tenths(x)} y={tenths(y)} transform={turn}>{label}</text> }
        }
    };
    if own.to == To::Nowhere {
        return html! { <g aria-hidden="true">{drawn}</g> };
    }
    let stop = if std::mem::take(first) { "0" } else { "-1" };
    let pressed = matches!(own.to, To::Filter(..)).then(|| own.to.is_on(query).to_string());
    html! {
        <g role="button" tabindex={stop} data-n={nth.to_string()} aria-label={label.to_string()} aria-pressed={pressed}>
            if !is_words(own.form) { <title>{label}</title> }
            {drawn}
        </g>
    }
}

/// Words are their own name; said twice they would be another.
fn is_words(form: Form) -> bool {
    !matches!(form, Form::Bar(..) | Form::Dot(..) | Form::Line(..))
}

fn table(chart: &Chart, of: Around) -> Html {
    let row = |(cells, to): &(Vec<String>, To)| {
        let (own, query, dispatch) = (to.clone(), of.query.to_string(), of.dispatch.clone());
        let onclick = Callback::from(move |_: MouseEvent| follow(&own, &query, &dispatch));
        let pressed = matches!(to, To::Filter(..)).then(|| to.is_on(of.query).to_string());
        let first = cells.first().cloned().unwrap_or_default();
        html! {
            <tr><th scope="row"><button {onclick} aria-pressed={pressed}>{first}</button></th>
                {for cells.iter().zip(chart.head).skip(1).map(|(cell, head)| html! { <td>{cell_words(chart.kind, cell, head, of.locale)}</td> })}</tr>
        }
    };
    html! {
        <>
        <table>
            <thead><tr>{for chart.head.iter().map(|key| html! { <th scope="col">{of.locale.named("column", key)}</th> })}</tr></thead>
            <tbody>{for chart.rows.iter().take(MOST_ROWS).map(row)}</tbody>
        </table>
        {beyond(chart.rows.len().saturating_sub(MOST_ROWS), of.locale)}
        </>
    }
}

/// What a cell says; values and days with their words in the reader's language.
fn cell_words(kind: &str, cell: &str, head: &str, locale: Locale) -> String {
    if matches!(head, "value" | "day") { worth(kind, cell, locale) } else { cell.to_string() }
}

fn save(kind: &'static str, name: &'static str, title: &str, of: Around) -> Html {
    let dispatch = of.dispatch.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        let drawing = dom::closest(&event, ".chart").and_then(|figure| figure.query_selector("svg").ok().flatten());
        let Some(drawing) = drawing else { return };
        let dispatch = dispatch.clone();
        yew::platform::spawn_local(async move {
            let file = ["manicule-", name, ".", &kind.to_ascii_lowercase()].concat();
            let (weight, message) = match picture::save(&drawing, &file).await {
                Ok(_) => (Weight::Done, Message::with("exported", "name", &file)),
                Err(_) => (Weight::Error, Message::new("error.export")),
            };
            dispatch.dispatch(Action::Tell(weight, message));
        });
    });
    let label = [title, ", ", kind].concat();
    html! { <button class="save" {onclick} aria-label={of.locale.fill("save-chart", &[("name", &label)])}>{kind}</button> }
}

/// One bar, `share` of the full width, beside a row that says the same in words.
pub fn bar(share: f64, class: &str) -> Html {
    let width = tenths(between(share * 100.0, 1.5, 100.0));
    html! {
        <svg class="bar-chart" viewBox="0 0 100 6" preserveAspectRatio="none" width="100%" height="6" aria-hidden="true">
            <rect class={classes!("fill", class.to_string())} {width} height="6" rx="1" />
        </svg>
    }
}
