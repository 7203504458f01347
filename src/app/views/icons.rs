//! The few icons, drawn with the colour of the text around. The hand is the only ornament.

use yew::prelude::*;

/// An icon by its path on a 20 by 20 grid.
pub fn icon(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false" fill="none"
            stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"><path d={path} /></svg>
    }
}

/// A magnifying glass.
pub const SEARCH: &str = "M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM13 13l4 4";
/// Up.
pub const UP: &str = "M10 16V4M5 9l5-5 5 5";
/// Down.
pub const DOWN: &str = "M10 4v12M5 11l5 5 5-5";
/// A cross.
pub const CLOSE: &str = "M5 5l10 10M15 5 5 15";
/// Rows beside a column.
pub const PANEL: &str = "M3 4h14v12H3zM12 4v12M14 8h1M14 11h1";
/// A sheet with a corner.
pub const OPEN: &str = "M11 3H5v14h10V7zM11 3v4h4M10 9.5v5M7.5 12h5";
/// An arrow out of a tray.
pub const EXPORT: &str = "M10 12V3M6.5 6.5 10 3l3.5 3.5M4 11v5.5h12V11";
/// A question mark.
pub const HELP: &str = "M7 7.5a3 3 0 1 1 4.2 2.8c-.8.4-1.2.9-1.2 1.9M10 15.5v.1";

/// ☞, drawn so that it looks the same on every system.
pub fn hand() -> Html {
    html! {
        <svg class="hand" viewBox="0 0 30 20" width="26" height="18" aria-hidden="true" focusable="false" fill="none" stroke="currentColor"
            stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">
            <path d="M2 5.2h3.6v9.6H2M5.6 6.4c2.2-.3 3.3-2.4 5.6-2.4h3.1c1.7 0 1.7 2.3 0 2.3h12.2c2 0 2 2.7 0 2.7H16.6M16.9 9c1.7.2 1.6 2.5-.2 2.5M16.3 11.6c1.4.3 1.2 2.4-.5 2.4M15.4 14.1c1.2.3.9 2.1-.7 2.1H10c-1.7 0-2.6-1.5-4.4-1.7" />
        </svg>
    }
}
