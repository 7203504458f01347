//! Whether an element is near the window. Knows the observer; must not know what is done with the answer.

use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

/// True from the moment the element comes near the window, and from then on.
#[hook]
pub fn use_near(element: &NodeRef, at_once: bool) -> bool {
    let near = use_state(|| at_once);
    let (element, set) = (element.clone(), near.clone());
    use_effect_with(*near || at_once, move |done| {
        let watch = (!done).then(|| element.cast::<Element>()).flatten().and_then(|element| Watch::new(&element, set));
        move || drop(watch)
    });
    *near || at_once
}

struct Watch {
    observer: IntersectionObserver,
    _told: Closure<dyn Fn(js_sys::Array)>,
}

impl Watch {
    fn new(element: &Element, set: UseStateHandle<bool>) -> Option<Self> {
        let told = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let near = entries.iter().any(|entry| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting());
            if near {
                set.set(true);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("2400px 0px");
        let observer = IntersectionObserver::new_with_options(told.as_ref().unchecked_ref(), &options).ok()?;
        observer.observe(element);
        Some(Watch { observer, _told: told })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
