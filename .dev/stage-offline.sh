#!/usr/bin/env bash
# Run by stage.sh: writes into offline.js which files the app needs without a network, and which build they are.
# A build for working on the app keeps nothing, so that every change shows at once.
set -euo pipefail
cd "${TRUNK_STAGING_DIR:?run by trunk}"
[ "${TRUNK_PROFILE:-}" = release ] || { sed -i "s/'@FILES@'//" offline.js; exit 0; }

# what other sites embed is not the app's
mapfile -t files < <(find . -type f -not -path './embed/*' -not -name offline.js | cut -c3- | LC_ALL=C sort)
build=$(sha256sum "${files[@]}" | sha256sum | cut -c1-16)
list=$(printf "'%s', " "${files[@]}")
sed -i "s|'@FILES@'|${list%, }|; s|@BUILD@|$build|" offline.js
