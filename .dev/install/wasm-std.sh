#!/usr/bin/env bash
# Rust's standard library for wasm32: by rustup, or built from Debian's copy of the very same version's source.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
. "$ROOT/.dev/apt.sh"

version=$(rustc -vV | sed -n 's/^release: //p')
sysroot=$(rustc --print sysroot)
place=$sysroot/lib/rustlib/$WASM_TARGET/lib
# The compiler's commit is in the key: a library only fits the very compiler that built it.
built=$CACHE/wasm-std-$version-$(rustc -vV | sed -n 's/^commit-hash: //p' | cut -c1-12)

by_rustup() {
  have rustup || { echo "no rustup here"; return 1; }
  # Short: where the download server cannot be reached rustup would go on trying for minutes.
  RUSTUP_MAX_RETRIES=0 timeout 120 rustup target add "$WASM_TARGET"
}

# Puts the source of this compiler's library under the folder $1.
fetch_source() {
  local archive package
  have apt-get && have dpkg-deb || { echo "no apt here to get the library's source with"; return 1; }
  archive=$(apt_archive) || { echo "apt knows no Debian archive"; return 1; }
  mkdir -p "$APT_PRIVATE"
  export APT_SOURCES=$APT_PRIVATE/backports.list
  echo "deb $archive trixie-backports main" >"$APT_SOURCES"
  apt_private backports apt-get update || return
  package=$(apt_private backports apt-cache madison rust-src | version_among)
  [ -n "$package" ] || { echo "the archive has no rust-src of version $version, only: $(versions_there)"; return 1; }
  (cd "$1" && apt_private backports apt-get download "rust-src=$package" && dpkg-deb -x rust-src_*.deb .)
}

# Of `apt-cache madison` lines, the package version that goes with the compiler's (`1.95.0+dfsg1-…` for 1.95.0).
version_among() {
  awk -F'|' -v want="$version" '{ gsub(/ /, "", $2) } $2 ~ "^" want "[+~-]" { print $2; exit }'
}

versions_there() { apt_private backports apt-cache madison rust-src | awk -F'|' '{ gsub(/ /, "", $2); printf "%s ", $2 }'; }

# Compiles std in the folder $1, which holds the unpacked source, and keeps the libraries in the cache.
compile() {
  local source=$1/usr/src/rustc-$version/library slot=$sysroot/lib/rustlib/src/rust
  [ -d "$source" ] || { echo "the package holds no $source"; return 1; }
  # Cargo looks for the source in the compiler's own folder; what rustup may have put there stays.
  if [ ! -e "$slot/library" ]; then mkdir -p "$slot" && ln -sfn "$source" "$slot/library" || return; fi
  mkdir -p "$1/empty/src"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$1/empty/Cargo.toml"
  : >"$1/empty/src/lib.rs"
  # Bitcode: without it a later build with link-time optimisation fails.
  (cd "$1/empty" && RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$1/empty/target" \
    cargo build --release -Z build-std=std,panic_abort,test --target "$WASM_TARGET")
  local status=$?
  [ ! -L "$slot/library" ] || rm "$slot/library"
  [ $status -eq 0 ] && keep "$1/empty/target/$WASM_TARGET/release/deps"
}

keep() {
  rm -rf "$built.partial" && mkdir -p "$built.partial" && cp "$1"/*.rlib "$built.partial/" &&
    rm -f "$built.partial"/libempty-*.rlib && mv "$built.partial" "$built"
}

by_source() {
  local work
  if [ ! -d "$built" ]; then
    work=$(mktemp -d "$CACHE/wasm-std.XXXXXX")
    { fetch_source "$work" && compile "$work"; } || { rm -rf "$work"; return 1; }
    rm -rf "$work"
  fi
  mkdir -p "$place" && cp "$built"/*.rlib "$place/"
}

if [ ! -w "$sysroot/lib/rustlib" ]; then
  echo "the compiler's folder $sysroot is not yours to write: ask its owner to run 'rustup target add $WASM_TARGET', or install your own Rust with rustup"
  exit 1
fi
mkdir -p "$CACHE"
[ -d "$built" ] || by_rustup || echo "rustup could not add it: building it from source"
[ -d "$place" ] && ls "$place"/libstd-*.rlib >/dev/null 2>&1 || by_source || {
  echo "no way is left: make 'rustup target add $WASM_TARGET' work (for instance behind your proxy), or use a Rust of a version named above"
  exit 1
}
