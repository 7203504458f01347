# The one place that says which version of each tool the project is built with.
# Sourced by the other parts; prints and installs nothing.

TRUNK_VERSION=0.21.14
# npm's `binaryen` package carries wasm-opt; Trunk.toml names the same number.
BINARYEN_VERSION=132
ESBUILD_VERSION=0.28.2
CARGO_FUZZ_VERSION=0.13.2
# The oldest Node whose test runner and zlib (brotli) the scripts rely on.
NODE_MAJOR=20

# The wasm-bindgen CLI refuses a module made by any other version of the crate, so the lock file decides where there is one.
wasm_bindgen_version() {
  local locked=
  [ ! -f "$ROOT/Cargo.lock" ] || locked=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' "$ROOT/Cargo.lock")
  printf '%s\n' "${locked:-0.2.130}"
}
