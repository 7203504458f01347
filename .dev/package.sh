# The npm package around the engine's module: hand-written files, data, the embed folder's scripts. Sourced; knows files only.

# stage_package FOLDER VERSION: `engine.js` and `engine_bg.wasm` are there already.
stage_package() {
  local out=$1 version=$2
  mkdir -p "$out/data" "$out/embed"
  cp -r www/package/* NOTICE LICENSE* "$out/"
  cp src/lexicon/data/*.bin "$out/data/"
  # without the pages that only show what the scripts do
  cp -r www/embed/*.js www/embed/page www/engine "$out/embed/"
  # the package's own module has all formats
  rm "$out/embed/engine/formats.js"
  node -e '
    const fs = require("fs"), file = process.argv[1], json = JSON.parse(fs.readFileSync(file));
    fs.writeFileSync(file, JSON.stringify({ ...json, version: process.argv[2] }, null, 2) + "\n");
  ' "$out/package.json" "$version"
}
