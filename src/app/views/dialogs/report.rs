//! What came of an import, how many tags and what found no place; or what an export had no room for.

use super::Modal;
use crate::app::state::{app::Report, locale::Locale};
use yew::prelude::*;

/// The report.
pub fn report(report: &Report, locale: Locale) -> Html {
    let line = |key: &'static str, count: usize| html! { <p>{locale.count(key, count)}</p> };
    let losses = html! { <ul class="losses">{for report.losses.iter().map(|loss| html! { <li>{loss.text(locale)}</li> })}</ul> };
    if report.exported {
        return html! { <Modal title={locale.text("export")} class="narrow">{line("exported-less", report.lost)}{losses}</Modal> };
    }
    let undo = if report.lost + report.asks == 0 { "import.all" } else { "import.undo" };
    html! {
        <Modal title={locale.text("import-title")} class="narrow">
            {line("import.came", report.came)}
            if report.asks > 0 { {line("import.asks", report.asks)} }
            if report.known > 0 { {line("import.known", report.known)} }
            if report.lost > 0 {
                {line("import.lost", report.lost)}
                {losses}
            }
            if report.came > 0 { <p>{locale.text(undo)}</p> }
        </Modal>
    }
}
