#!/usr/bin/env bash
# esbuild, which puts everything for a page into one file.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
. "$ROOT/.dev/versions.sh"
. "$ROOT/.dev/npm-install.sh"

npm_install "esbuild-$ESBUILD_VERSION" "esbuild@$ESBUILD_VERSION"
link_tool "$CACHE/esbuild-$ESBUILD_VERSION/node_modules/esbuild/bin/esbuild"
