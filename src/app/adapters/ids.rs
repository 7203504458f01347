//! New ids and the time. Knows the browser's generators; must not know what is named.

use super::dom::window;
use crate::app::state::tags::Stamp;

/// Ids for `count` new tags, and now.
pub fn stamp(count: usize) -> Stamp {
    Stamp {
        ids: (0..count).map(|_| format!("urn:uuid:{}", uuid())).collect(),
        now: String::from(js_sys::Date::new_0().to_iso_string()),
    }
}

/// A random UUID; pages that are not served securely have no generator of their own.
pub fn uuid() -> String {
    let mut bytes = [0u8; 16];
    let filled = window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if filled.is_err() {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes[6] = bytes[6] & 0x0F | 0x40;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}
