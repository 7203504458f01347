# The browser extension around the embed folder, for each kind of browser. Sourced; knows files only.

# stage_extension DIST VERSION: into DIST/extension/{chromium,firefox}, each with a .zip beside it where something here can pack one.
stage_extension() {
  local dist=$1 version=$2 kind out
  for kind in chromium firefox; do
    out=$dist/extension/$kind
    rm -rf "$out" "$out.zip"
    mkdir -p "$out"
    cp -r www/extension/*.{js,html} www/extension/_locales NOTICE LICENSE* "$out/"
    cp -r "$dist/embed" "$out/embed"
    # pages that only show what the scripts do, and what a tab needs not
    rm -f "$out"/embed/*.html "$out"/embed/*.css
    node -e '
      const fs = require("fs"), [kind, version, out] = process.argv.slice(1), read = (name) => JSON.parse(fs.readFileSync(`www/extension/${name}.json`));
      fs.writeFileSync(`${out}/manifest.json`, JSON.stringify({ ...read("manifest"), ...read(kind), version }, null, 2) + "\n");
    ' "$kind" "$version" "$out"
    pack "$out" "$dist/extension/$kind.zip"
  done
}

# pack FOLDER ZIP: the same files give the same bytes, in one order and of one time.
pack() {
  find "$1" -exec touch -h -d '2000-01-01T00:00:00Z' {} +
  (cd "$1" && if have zip; then find . -type f | LC_ALL=C sort | TZ=UTC zip -qX "$2" -@; elif have python3; then find . -type f | LC_ALL=C sort | TZ=UTC xargs python3 -m zipfile -c "$2"; fi)
}
