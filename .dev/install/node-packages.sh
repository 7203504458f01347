#!/usr/bin/env bash
# What the browser tests import (tests/e2e/package.json), linked to where node looks for it.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
. "$ROOT/.dev/npm-install.sh"

manifest=$ROOT/tests/e2e/package.json
place=$ROOT/tests/e2e/node_modules
folder=e2e-$(cksum <"$manifest" | cut -d' ' -f1)
mapfile -t packages < <(node -p 'Object.entries(JSON.parse(require("fs").readFileSync(0)).dependencies).map(p => p.join("@")).join("\n")' <"$manifest")
npm_install "$folder" "${packages[@]}"
# A folder made by hand with npm gives way; it is not part of the repository.
[ -L "$place" ] || rm -rf "$place"
ln -sfn "$CACHE/$folder/node_modules" "$place"
