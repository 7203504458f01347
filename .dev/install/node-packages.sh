#!/usr/bin/env bash
# What the browser tests import (tests/e2e/package.json), linked to where node looks for it.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
. "$ROOT/.dev/npm-install.sh"

npm_linked tests/e2e
