//! The other tabs of this app in the same browser. Knows a channel of keys; must not know what is stored under them. Where a browser
//! has no such channel, tabs see each other's changes after a reload.

use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "manicule.tags";

thread_local! {
    static OWN: Option<BroadcastChannel> = BroadcastChannel::new(CHANNEL).ok();
}

/// Tells the other tabs that what is stored under a key has changed.
pub fn tell(key: &str) {
    OWN.with(|channel| {
        if let Some(channel) = channel {
            // nobody needs to listen
            let _ = channel.post_message(&key.into());
        }
    });
}

/// Hears what other tabs have changed, as long as it lives.
pub struct Listener {
    _heard: Closure<dyn Fn(MessageEvent)>,
}

impl Listener {
    /// Calls `changed` with the key of what has changed.
    pub fn new(changed: impl Fn(String) + 'static) -> Self {
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(key) = event.data().as_string() {
                changed(key);
            }
        });
        OWN.with(|channel| {
            if let Some(channel) = channel {
                channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            }
        });
        Listener { _heard: heard }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        OWN.with(|channel| {
            if let Some(channel) = channel {
                channel.set_onmessage(None);
            }
        });
    }
}
