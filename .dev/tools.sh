# Which tools are here, and bringing those that are not: `need rust wasm-std trunk`.
# One `has_…` a tool (dashes as underscores), one script a tool in .dev/install.

has_rust() { have cargo && have rustc; }
has_node() { have node && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge "$NODE_MAJOR" ] && have npm; }
has_wasm_std() { ls "$(rustc --print sysroot)/lib/rustlib/$WASM_TARGET/lib"/libstd-*.rlib >/dev/null 2>&1; }
has_trunk() { [[ $(trunk --version 2>/dev/null) == "trunk ${TRUNK_VERSION%.*}."* ]]; }
has_wasm_opt() { [[ $(wasm-opt --version 2>/dev/null) == "wasm-opt version $BINARYEN_VERSION"* ]]; }

has_esbuild() { [[ $(esbuild --version 2>/dev/null) == "$ESBUILD_VERSION" ]]; }

has_wasm_bindgen() {
  local version
  version=$(wasm_bindgen_version)
  [[ $(wasm-bindgen --version 2>/dev/null) == "wasm-bindgen $version"* ]] &&
    [[ $(wasm-bindgen-test-runner --version 2>/dev/null) == *" $version"* ]]
}

# Every dependency of the browser tests' manifest, in the very version it names.
has_node_packages() {
  (cd "$ROOT/tests/e2e" && node -e '
    const read = file => JSON.parse(require("fs").readFileSync(file));
    for (const [name, version] of Object.entries(read("package.json").dependencies))
      if (read(`node_modules/${name}/package.json`).version !== version) process.exit(1);
  ') 2>/dev/null
}

find_browser() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [ -z "$name" ] || ! have "$name" || { command -v "$name"; return; }
  done
  return 1
}

# A browser, a driver of its major version, and, where we could install one, a font for Chinese: without it only screenshots suffer.
has_browser() {
  local browser driver=${CHROMEDRIVER:-chromedriver}
  browser=$(find_browser) && have "$driver" || return 1
  [ "$("$browser" --version 2>/dev/null | grep -oE '[0-9]+' | head -1)" = "$("$driver" --version 2>/dev/null | grep -oE '[0-9]+' | head -1)" ] || return 1
  [ "$(id -u)" -ne 0 ] || ! have apt-get || ! have fc-list || [ -n "$(fc-list :lang=zh)" ]
}

find_firefox() {
  local name
  for name in "${FIREFOX:-}" firefox-esr firefox; do
    [ -z "$name" ] || ! have "$name" || { command -v "$name"; return; }
  done
  return 1
}

has_firefox() { find_firefox >/dev/null; }

has_nightly() { cargo +nightly --version >/dev/null 2>&1; }
has_cargo_fuzz() { [[ $(cargo fuzz --version 2>/dev/null) == "cargo-fuzz $CARGO_FUZZ_VERSION" ]]; }
has_spark() { "$TOOLS/spark/bin/python" -c 'import pyspark, pandas, pyarrow' 2>/dev/null; }

# spark_test PROFILE DOCUMENTS: a stream through Spark's local cluster against one process.
spark_test() {
  local python=$TOOLS/spark/bin/python
  PYSPARK_PYTHON=$python "$python" tests/spark/test_spark.py "${CARGO_TARGET_DIR:-target}/$1/manicule" "$2" 2>"$TOOLS/log/spark-run.log"
}

# What no script brings: the reader's own choice of toolchain.
prerequisite() {
  case $1 in
    rust) die "cargo and rustc are missing: install Rust (rustup.rs), then run this again" ;;
    node) die "Node $NODE_MAJOR or newer with npm is missing: install it, then run this again" ;;
  esac
}

# need TOOL…: brings what is missing, side by side (each says what it does), and fails naming what could not be had.
need() {
  local tool failed=0 pids=()
  for tool in rust node "$@"; do
    "has_${tool//-/_}" && continue
    prerequisite "$tool"
    # A process group each, so that an interrupted set-up ends with everything it started.
    set -m
    bring "$tool" &
    set +m
    pids+=($!)
    trap 'for p in "${pids[@]}"; do kill -- "-$p" 2>/dev/null || true; done; die "set-up interrupted; the next run keeps what is done"' INT TERM
  done
  for tool in "${pids[@]}"; do wait "$tool" || failed=1; done
  trap - INT TERM
  hash -r
  [ "$failed" -eq 0 ] || die "set-up is not complete: see above; './dev setup' tries again and keeps what is done"
}

# wish TOOL: brings what can be done without; where it cannot be had, that is said and no fault.
wish() { (need "$1") || say "no $1 here: its tests are left out"; }

bring() { locked "$1" bring_locked "$1"; }

# Looked at again under the lock: another run may have brought it meanwhile.
bring_locked() {
  local check=has_${1//-/_}
  ! "$check" || return 0
  say "$1: missing, bringing it"
  step "$1" bash "$ROOT/.dev/install/$1.sh" || return
  hash -r
  "$check" || { warn "$1: installed, but not found afterwards; its log is .tools/log/$1.log"; return 1; }
}
