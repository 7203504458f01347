//! IndexedDB as three async calls. Knows requests and transactions; must not know what is stored.

use super::dom::window;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

const DATABASE: &str = "manicule";
const VERSION: u32 = 1;
/// The texts read before, by their SHA-256.
pub const TEXTS: &str = "texts";
/// The reader's tags with their history, by the text's SHA-256.
pub const TAGS: &str = "tags";

/// The value stored under `key`; undefined where there is none.
///
/// # Errors
/// Storage is blocked or broken.
pub async fn get(store: &str, key: &str) -> Result<JsValue, JsValue> {
    let database = open().await?;
    let store = transaction(&database, store, IdbTransactionMode::Readonly)?;
    done(store.get(&key.into())?).await
}

/// All values, in the order of their keys.
///
/// # Errors
/// Storage is blocked or broken.
pub async fn all(store: &str) -> Result<Vec<JsValue>, JsValue> {
    let database = open().await?;
    let store = transaction(&database, store, IdbTransactionMode::Readonly)?;
    Ok(js_sys::Array::from(&done(store.get_all()?).await?).to_vec())
}

/// Stores a value under `key`.
///
/// # Errors
/// Storage is full, blocked or broken; what was stored before is still there.
pub async fn put(store: &str, key: &str, value: &JsValue) -> Result<(), JsValue> {
    let database = open().await?;
    let store = transaction(&database, store, IdbTransactionMode::Readwrite)?;
    done(store.put_with_key(value, &key.into())?).await.map(drop)
}

/// Removes what is stored under `key`.
///
/// # Errors
/// Storage is blocked or broken.
pub async fn remove(store: &str, key: &str) -> Result<(), JsValue> {
    let database = open().await?;
    let store = transaction(&database, store, IdbTransactionMode::Readwrite)?;
    done(store.delete(&key.into())?).await.map(drop)
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let factory = window().indexed_db()?.ok_or("no IndexedDB")?;
    let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, VERSION)?;
    let opening = request.clone();
    let upgrade = Closure::once(move || {
        let Ok(database) = opening.result().map(JsCast::unchecked_into::<IdbDatabase>) else { return };
        for store in [TEXTS, TAGS] {
            // a store that is there already is what we want
            let _ = database.create_object_store(store);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    done(request.unchecked_into()).await.map(JsCast::unchecked_into)
}

fn transaction(database: &IdbDatabase, store: &str, mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
    database.transaction_with_str_and_mode(store, mode)?.object_store(store)
}

async fn done(request: IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        let (good, bad) = (request.clone(), request.clone());
        let succeed = Closure::once_into_js(move || {
            let _ = resolve.call1(&JsValue::NULL, &good.result().unwrap_or(JsValue::UNDEFINED));
        });
        let fail = Closure::once_into_js(move || {
            let error = bad.error().ok().flatten().map_or(JsValue::NULL, Into::into);
            let _ = reject.call1(&JsValue::NULL, &error);
        });
        request.set_onsuccess(Some(succeed.unchecked_ref()));
        request.set_onerror(Some(fail.unchecked_ref()));
    });
    JsFuture::from(promise).await
}
