//! Small things that stay: the reader's choices. Knows `localStorage`; must not know what the choices mean.

use super::dom::window;

/// A stored line; none where nothing is stored or storage is blocked.
pub fn load(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

/// Takes a stored line away.
pub fn forget(key: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // where storage is blocked nothing is there either
        let _ = storage.remove_item(key);
    }
}

/// Stores a line; false where storage is full or blocked.
pub fn store(key: &str, value: &str) -> bool {
    window().local_storage().ok().flatten().is_some_and(|storage| storage.set_item(key, value).is_ok())
}
