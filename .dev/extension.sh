# The browser extension around the embed folder, for each kind of browser. Sourced; knows files only.

# stage_extension DIST VERSION: into DIST/extension/{chromium,firefox}, each with a .zip beside it where something here can pack one.
stage_extension() {
  local dist=$1 version=$2 kind out
  for kind in chromium firefox; do
    out=$dist/extension/$kind
    rm -rf "$out" "$out.zip"
    mkdir -p "$out"
    cp www/extension/*.js NOTICE LICENSE* "$out/"
    cp -r "$dist/embed" "$out/embed"
    # pages that only show what the scripts do, and what a tab needs not
    rm -f "$out"/embed/*.html "$out"/embed/*.css
    node -e '
      const fs = require("fs"), [kind, version, out] = process.argv.slice(1), read = (name) => JSON.parse(fs.readFileSync(`www/extension/${name}.json`));
      fs.writeFileSync(`${out}/manifest.json`, JSON.stringify({ ...read("manifest"), ...read(kind), version }, null, 2) + "\n");
    ' "$kind" "$version" "$out"
    (cd "$out" && if have zip; then zip -qr "../$kind.zip" .; elif have python3; then python3 -m zipfile -c "../$kind.zip" ./*; fi)
  done
}
