#!/usr/bin/env bash
# wasm-opt, which shrinks release builds: npm's binaryen package carries it.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
. "$ROOT/.dev/versions.sh"
. "$ROOT/.dev/npm-install.sh"

npm_install "binaryen-$BINARYEN_VERSION" "binaryen@$BINARYEN_VERSION"
link_tool "$CACHE/binaryen-$BINARYEN_VERSION/node_modules/binaryen/bin/wasm-opt"
