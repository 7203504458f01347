# Brings every tool that any command needs.

dev_setup() {
  local start=$SECONDS
  need wasm-std wasm-bindgen trunk wasm-opt browser node-packages
  wish firefox
  say "everything is here ($(clock $((SECONDS - start))))"
}
