//! Small charts as SVG, to scale. Every one stands beside the list with the same numbers, so that they are hidden from screen readers.

use crate::app::hooks::Dispatch;
use crate::app::state::{
    action::Action,
    app::Go,
    lists::{FigureRow, day_number},
    locale::Locale,
    small::tenths,
};
use yew::prelude::*;

/// Parts of a whole in one bar. Anonymous sources are hatched, so that the hue is not alone.
pub fn stacked(parts: &[(usize, &'static str)]) -> Html {
    let total = parts.iter().map(|(n, _)| n).sum::<usize>().max(1) as f64;
    let mut at = 0.0;
    let bars: Vec<Html> = parts
        .iter()
        .map(|(n, class)| {
            let (x, width) = (at, *n as f64 * 280.0 / total);
            at += width;
            html! { <rect class={classes!("fill", *class)} x={tenths(x)} y="0" width={tenths((width - 1.0).max(0.5))} height="12" /> }
        })
        .collect();
    html! {
        <svg class="stacked" viewBox="0 0 280 12" preserveAspectRatio="none" width="100%" height="12" aria-hidden="true">
            <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="hatch-line" width="4" height="6" /></pattern></defs>
            {for bars}
        </svg>
    }
}

/// One bar, `share` of the full width.
pub fn bar(share: f64, class: &str) -> Html {
    let width = tenths((share * 100.0).clamp(1.5, 100.0));
    html! {
        <svg class="bar-chart" viewBox="0 0 100 6" preserveAspectRatio="none" width="100%" height="6" aria-hidden="true">
            <rect class={classes!("fill", class.to_string())} {width} height="6" rx="1" />
        </svg>
    }
}

/// Where in the text something stands, from 0 to 1.
pub fn places(at: &[f64], class: &'static str) -> Html {
    html! {
        <svg class="places" viewBox="0 0 100 8" preserveAspectRatio="none" width="100%" height="8" aria-hidden="true">
            <line class="axis" x1="0" y1="4" x2="100" y2="4" />
            {for at.iter().take(200).map(|share| html! { <rect class={classes!("fill", class)} x={tenths(share * 98.5)} y="0" width="1.5" height="8" /> })}
        </svg>
    }
}

/// Most years that get their own label.
const LABELS: usize = 5;

/// Dates to scale; a dot leads to its date. What lies after the day of the article is an open dot.
pub fn timeline(days: &[FigureRow], today: Option<&str>, dispatch: &Dispatch, locale: Locale) -> Html {
    let number = |row: &FigureRow| row.day.as_deref().and_then(day_number);
    let dots: Vec<(f64, &FigureRow)> = days.iter().filter_map(|row| Some((number(row)?, row))).collect();
    let (Some(first), Some(last)) = (dots.first(), dots.last()) else { return html! {} };
    let (from, span) = (first.0, (last.0 - first.0).max(1.0));
    let place = |day: f64| 10.0 + (day - from) / span * 260.0;
    let now = today.and_then(day_number).unwrap_or(f64::MAX);
    let mut stacked = std::collections::BTreeMap::<i32, usize>::new();
    let circles: Vec<Html> = dots
        .iter()
        .map(|(day, row)| {
            let x = place(*day);
            let level = stacked.entry((x / 7.0) as i32).or_insert(0);
            let y = 44.0 - (*level).min(5) as f64 * 7.0;
            *level += 1;
            let (dispatch, mark) = (dispatch.clone(), row.mark);
            let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::GoTo(Go::Mark(mark))));
            let class = classes!("dot", (*day > now).then_some("ahead"));
            html! { <circle {class} cx={tenths(x)} cy={tenths(y)} r="3" {onclick}><title>{format!("{} · {}", row.words, row.value)}</title></circle> }
        })
        .collect();
    html! {
        <svg class="timeline" viewBox="0 0 280 66" width="100%" role="img" aria-label={locale.text("timeline")}>
            <line class="axis" x1="4" y1="44" x2="276" y2="44" />
            {for circles}
            {for labels(from, from + span).into_iter().map(|(day, label)| html! { <text x={tenths(place(day))} y="62" text-anchor="middle">{label}</text> })}
        </svg>
    }
}

/// Years between two days, or months where all of it lies in two years.
fn labels(from: f64, to: f64) -> Vec<(f64, String)> {
    let year = |day: f64| (day / 365.2425).floor() as i64;
    let (first, last) = (year(from), year(to));
    let step = ((last - first) as usize).div_ceil(LABELS).max(1);
    let years: Vec<(f64, String)> = (first..=last + 1)
        .step_by(step)
        .map(|year| (year as f64 * 365.2425 + 1.0, year.to_string()))
        .filter(|(day, _)| (from - 40.0..=to + 40.0).contains(day))
        .collect();
    if years.len() > 1 {
        return years;
    }
    let month = |day: f64| (day.rem_euclid(365.2425) / 30.44).floor() as i64;
    let all = (first * 12 + month(from))..=(last * 12 + month(to));
    let step = ((all.end() - all.start()) as usize).div_ceil(LABELS).max(1);
    let label = |months: i64| {
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
        (year as f64 * 365.2425 + month as f64 * 30.44 + 1.0, format!("{year}-{:02}", month + 1))
    };
    all.step_by(step).map(label).filter(|(day, _)| (from - 20.0..=to + 20.0).contains(day)).collect()
}
