#!/usr/bin/env bash
# trunk, which builds and serves the app: compiled without optimisation, for it only starts other tools (2 minutes, not 9).
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
. "$ROOT/.dev/versions.sh"
. "$ROOT/.dev/cargo-install.sh"

export CARGO_PROFILE_DEV_DEBUG=0
cargo_install "trunk@$TRUNK_VERSION" "trunk-$TRUNK_VERSION" --locked --debug --no-default-features --features rustls
