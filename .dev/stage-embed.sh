#!/usr/bin/env bash
# Run by stage.sh: the folder that a page of someone else's loads.
# Complete in itself, so that it can be copied anywhere.
set -euo pipefail
out=${TRUNK_STAGING_DIR:?run by trunk}/embed

mkdir -p "$out"
cp -r www/embed/. www/engine "$TRUNK_STAGING_DIR/data" "$out/"
rm "$out/engine/formats.js"
cp "$TRUNK_STAGING_DIR"/worker.js "$TRUNK_STAGING_DIR"/worker_bg.wasm "$out/"

# The app is read under its policy wherever it lies. Not while it is worked on: trunk's own script that reloads the page is inline.
if [ "${TRUNK_PROFILE:-}" = release ]; then
  policy=$(paste -sd'~' www/policy.txt | sed 's/~/; /g')
  sed -i "s|<meta charset=\"utf-8\">|&\n  <meta http-equiv=\"Content-Security-Policy\" content=\"$policy\">|" "$TRUNK_STAGING_DIR/index.html"
fi
