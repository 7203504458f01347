# A program from the crates registry into the cache, whole or not at all.

# cargo_install CRATE@VERSION FOLDER OPTIONS…: into $CACHE/FOLDER unless it is there, then on this checkout's path.
cargo_install() {
  local crate=$1 folder=$CACHE/$2
  shift 2
  if [ ! -d "$folder" ]; then
    rm -rf "$folder.partial"
    mkdir -p "$CACHE"
    # From the cache, so that the checkout's own cargo settings and target folder do not leak in.
    (cd "$CACHE" && env -u RUSTFLAGS -u CARGO_TARGET_DIR -u CARGO_BUILD_TARGET \
      CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS=fallback cargo install --root "$folder.partial" "$@" "$crate")
    mv "$folder.partial" "$folder"
  fi
  link_tool "$folder"/bin/*
}
