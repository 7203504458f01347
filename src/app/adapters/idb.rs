//! IndexedDB as three async calls. Knows requests and transactions; must not know what is stored.

use super::dom::window;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode};

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
    let (_, store) = begin(store, IdbTransactionMode::Readonly).await?;
    done(store.get(&key.into())?).await
}

/// All values, in the order of their keys.
///
/// # Errors
/// Storage is blocked or broken.
pub async fn all(store: &str) -> Result<Vec<JsValue>, JsValue> {
    let (_, store) = begin(store, IdbTransactionMode::Readonly).await?;
    Ok(js_sys::Array::from(&done(store.get_all()?).await?).to_vec())
}

/// Stores a value under `key`.
///
/// # Errors
/// Storage is full, blocked or broken; what was stored before is still there.
pub async fn put(store: &str, key: &str, value: &JsValue) -> Result<(), JsValue> {
    let (transaction, store) = begin(store, IdbTransactionMode::Readwrite).await?;
    store.put_with_key(value, &key.into())?;
    written(transaction).await
}

/// Removes what is stored under `key`.
///
/// # Errors
/// Storage is blocked or broken.
pub async fn remove(store: &str, key: &str) -> Result<(), JsValue> {
    let (transaction, store) = begin(store, IdbTransactionMode::Readwrite).await?;
    store.delete(&key.into())?;
    written(transaction).await
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

async fn begin(store: &str, mode: IdbTransactionMode) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let database = open().await?;
    let transaction = database.transaction_with_str_and_mode(store, mode);
    // it closes when the transaction is over: one that stayed open would keep a newer build in another tab from its own version
    database.close();
    let transaction = transaction?;
    let store = transaction.object_store(store)?;
    Ok((transaction, store))
}

/// What a request answers.
async fn done(request: IdbRequest) -> Result<JsValue, JsValue> {
    let (good, bad) = (request.clone(), request.clone());
    let answer = move || good.result().unwrap_or(JsValue::UNDEFINED);
    let error = move || bad.error().ok().flatten().map_or(JsValue::NULL, Into::into);
    either(answer, error, |succeed, fail| {
        request.set_onsuccess(Some(succeed));
        request.set_onerror(Some(fail));
    })
    .await
}

/// Until it is written: a full disk shows only at the end of a transaction, after its requests have gone well.
async fn written(transaction: IdbTransaction) -> Result<(), JsValue> {
    let own = transaction.clone();
    let error = move || own.error().map_or(JsValue::NULL, Into::into);
    either(
        || JsValue::UNDEFINED,
        error,
        |succeed, fail| {
            transaction.set_oncomplete(Some(succeed));
            transaction.set_onabort(Some(fail));
        },
    )
    .await
    .map(drop)
}

/// Waits for the first of two events.
async fn either(
    answer: impl FnOnce() -> JsValue + 'static,
    error: impl FnOnce() -> JsValue + 'static,
    listen: impl FnOnce(&Function, &Function),
) -> Result<JsValue, JsValue> {
    let mut parts = Some((answer, error, listen));
    let promise = Promise::new(&mut |resolve, reject| {
        let Some((answer, error, listen)) = parts.take() else { return };
        let succeed = Closure::once_into_js(move || drop(resolve.call1(&JsValue::NULL, &answer())));
        let fail = Closure::once_into_js(move || drop(reject.call1(&JsValue::NULL, &error())));
        listen(succeed.unchecked_ref(), fail.unchecked_ref());
    });
    JsFuture::from(promise).await
}
