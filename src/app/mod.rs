//! Floor 5: the screen. Knows state, views and adapters to the browser; must not compute language.
//!
//! | module | knows | must not know |
//! | --- | --- | --- |
//! | [`state`] | what is open, marked, filtered, tagged; pure functions and one reducer | the browser |
//! | [`views`] | function components: state in, markup and actions out | where things are stored or computed |
//! | [`hooks`] | when something has to happen: keys, storage, analysis, layout of the margins | what it looks like |
//! | [`adapters`] | the browser: files, storage, clipboard, downloads, the engine | the state |

pub mod adapters;
pub mod hooks;
pub mod state;
pub mod views;

/// Shows the app in the element `#app` of the page, in the reader's language.
pub fn run() {
    console_error_panic_hook::set_once();
    yew::platform::spawn_local(async {
        adapters::locales::load(hooks::prefs::stored().locale).await;
        if let Some(root) = adapters::dom::by_id("app") {
            yew::Renderer::<views::app::App>::with_root(root).render();
        }
    });
}
