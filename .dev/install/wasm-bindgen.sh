#!/usr/bin/env bash
# The wasm-bindgen CLI and its test runner, of the crate's very version.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
. "$ROOT/.dev/versions.sh"
. "$ROOT/.dev/cargo-install.sh"

version=$(wasm_bindgen_version)
# Lightly optimised: it runs on every build, but a full release build would cost a minute more than it ever saves.
export CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
# Not --locked: its lock file names a crate version that not every registry has.
cargo_install "wasm-bindgen-cli@$version" "wasm-bindgen-$version"
