# `./dev build`: everything that is handed out, in dist/, and how large it is.

. .dev/package.sh
. .dev/extension.sh
. .dev/one-file.sh

dev_build() {
  build_all
  node .dev/sizes.mjs
}

build_all() {
  local start=$SECONDS
  need wasm-std wasm-bindgen trunk wasm-opt esbuild
  fetch_crates
  say "app and worker: building for release into dist/ (a first build takes minutes)"
  trunk build --release --offline
  build_package
  stage_one_file "$ROOT/dist"
  node .dev/release.mjs sbom dist/sbom.cdx.json
  node .dev/release.mjs sums dist
  say "dist: built in $(clock $((SECONDS - start)))"
}

# The npm package, which is the module with all formats under the package's name and the files around it; and the extension.
build_package() {
  local out=$ROOT/dist/pkg version
  version=$(cargo pkgid | sed 's/.*[#@]//')
  mkdir -p "$out"
  cp dist/formats_bg.wasm "$out/engine_bg.wasm"
  sed 's/formats_bg\.wasm/engine_bg.wasm/g' dist/formats.js >"$out/engine.js"
  stage_package "$out" "$version"
  stage_extension "$ROOT/dist" "$version"
}
