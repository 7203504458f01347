//! What must hold of the engine in a browser as it does natively. Run by `./dev test wasm`; compiled for anything else it is empty.
#![cfg(target_arch = "wasm32")]

mod engine;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
