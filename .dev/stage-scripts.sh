#!/usr/bin/env bash
# Run by stage.sh: the page's scripts as three files without comments, which are a third of them and more: what comes first, the app, and
# what both share. The engine's files stay as they are, for whoever embeds them. Not while the app is worked on.
set -euo pipefail
[ "${TRUNK_PROFILE:-}" = release ] || exit 0
cd "${TRUNK_STAGING_DIR:?run by trunk}"
small=(--format=esm --minify --charset=utf8 --target=es2022 --log-level=warning --log-override:duplicate-object-key=silent --allow-overwrite)

esbuild start.js boot.js --bundle --splitting --chunk-names=common --outdir=. "${small[@]}"
esbuild worker.js --outfile=worker.js "${small[@]}"
rm -r app.js preview.js shared.js snippets
node "$OLDPWD/.dev/short-names.mjs" app_bg.wasm boot.js
sed -i 's|<link rel="modulepreload"[^>]*>||g; s| integrity="[^"]*"||g; s|^ *<script type="module" async|  <link rel="modulepreload" href="common.js">\n&|' index.html
