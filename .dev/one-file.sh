# The one-file build: the embed folder, its engine and its data as one script. Sourced; knows files only.

# stage_one_file DIST: into DIST/one/manicule.js.
stage_one_file() {
  local work=$1/one/parts
  rm -rf "$1/one"
  mkdir -p "$work"
  cp -r "$1"/embed/. www/one.js "$work/"
  # what would be looked for beside the script is in it, so that `import.meta` may be empty
  esbuild "$work/one.js" --bundle --format=iife --global-name=manicule --loader:.wasm=binary --loader:.bin=binary --minify \
    --charset=utf8 --target=es2022 --log-override:empty-import-meta=silent --log-level=warning --outfile="$1/one/manicule.js"
  rm -rf "$work"
}
