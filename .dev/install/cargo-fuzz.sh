#!/usr/bin/env bash
# cargo-fuzz, which builds and runs the targets of tests/fuzz.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
. "$ROOT/.dev/versions.sh"
. "$ROOT/.dev/cargo-install.sh"

export CARGO_PROFILE_DEV_DEBUG=0
cargo_install "cargo-fuzz@$CARGO_FUZZ_VERSION" "cargo-fuzz-$CARGO_FUZZ_VERSION" --locked --debug
