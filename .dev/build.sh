# `./dev build`: everything that is handed out, in dist/, and how large it is.

. .dev/package.sh
. .dev/extension.sh

dev_build() {
  build_all
  node .dev/sizes.mjs
}

build_all() {
  local start=$SECONDS
  need wasm-std wasm-bindgen trunk wasm-opt
  fetch_crates
  say "app and worker: building for release into dist/ (a first build takes minutes)"
  trunk build --release --offline
  build_package
  say "dist: built in $(clock $((SECONDS - start)))"
}

# The npm package, which is the worker's module under the package's name and the files around it; and the extension.
build_package() {
  local out=$ROOT/dist/pkg version
  version=$(cargo pkgid | sed 's/.*[#@]//')
  mkdir -p "$out"
  wasm-bindgen --target web --no-typescript --out-dir "$out" --out-name engine "$(wasm_of worker)"
  shrink "$out/engine_bg.wasm"
  stage_package "$out" "$version"
  stage_extension "$ROOT/dist" "$version"
}

# Where cargo left a binary's release module.
wasm_of() { printf '%s/%s/release/%s.wasm\n' "${CARGO_TARGET_DIR:-$ROOT/target}" "$WASM_TARGET" "$1"; }

shrink() { wasm-opt -O3 --output "$1.small" "$1" && mv "$1.small" "$1"; }
