# `./dev test`: every test there is, by parts, each ending in one line that counts.

. .dev/build.sh

TEST_PARTS=(lint native wasm build e2e spark)
# Run when named: the one looks for what is not known yet, and may not hold up what is known to be good; the other builds everything twice.
NAMED_PARTS=(fuzz reproducible)

dev_test() {
  local parts=("$@") part total=0 broken=0 summary=()
  [ $# -gt 0 ] || parts=("${TEST_PARTS[@]}")
  for part in "${parts[@]}"; do
    [[ " ${TEST_PARTS[*]} ${NAMED_PARTS[*]} " == *" $part "* ]] || die "test: no part '$part' (there are ${TEST_PARTS[*]} ${NAMED_PARTS[*]})"
  done
  for part in "${parts[@]}"; do
    passed=0 failed=0 absent=
    say "test $part"
    "test_$part"
    summary+=("$part: $(verdict)")
    say "${summary[-1]}"
    total=$((total + passed)) broken=$((broken + failed))
  done
  say "all of it:"
  printf '  %s\n' "${summary[@]}" "total: $total passed, $broken failed"
  [ "$broken" -eq 0 ]
}

verdict() { if [ -n "$absent" ]; then echo "nothing there yet ($absent)"; else echo "$passed passed, $failed failed"; fi; }

# check COMMAND…: one thing that passes or fails as a whole.
check() { if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); warn "failed: $*"; fi; }

# counted PATTERN COMMAND…: a test program; its output is shown, and the numbers before `passed` and `failed` in lines that match are added up.
counted() {
  local pattern=$1 log=$TOOLS/log/test.$BASHPID.log status=0 line good=0 bad=0
  shift
  mkdir -p "$TOOLS/log"
  "$@" 2>&1 | tee "$log" || status=$?
  while read -r line; do
    [[ $line =~ $pattern ]] && good=$((good + ${BASH_REMATCH[1]})) && bad=$((bad + ${BASH_REMATCH[2]}))
  done < <(sed 's/\x1b\[[0-9;]*m//g' "$log")
  rm -f "$log"
  # A program that fails without naming a test did not build, or broke off.
  [ "$status" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
  # And one that runs nothing must not look like one that passes.
  [ "$status" -ne 0 ] || [ "$good" -gt 0 ] || { warn "no test ran: $*"; bad=1; }
  passed=$((passed + good)) failed=$((failed + bad))
}

CARGO_COUNTS='test result: .*[^0-9]([0-9]+) passed; ([0-9]+) failed'

test_lint() {
  need wasm-std
  check cargo fmt --check
  check cargo clippy -q --all-targets -- -D warnings
  check cargo clippy -q --target "$WASM_TARGET" --no-default-features --features app,worker --lib --bins -- -D warnings
  check env RUSTDOCFLAGS="-D warnings" cargo doc -q --no-deps
  check scripts_parse
  check node .dev/release.mjs licences
  if cargo deny --version >/dev/null 2>&1; then check cargo deny --offline check; else say "cargo-deny is not installed: known holes and sources are not looked up"; fi
}

# Every script of ours can at least be read by what runs it.
scripts_parse() {
  local file
  for file in dev .dev/*.sh .dev/install/*.sh .ci/run; do bash -n "$file" || return; done
  git ls-files 'www/*.js' '*.mjs' | while read -r file; do
    # As modules, whatever they are called.
    node --input-type=module --check <"$file" || { warn "in $file"; return 1; }
  done
}

test_native() {
  need
  counted "$CARGO_COUNTS" cargo test --no-fail-fast
  # The app's state is pure, so that its tests need no browser.
  counted "$CARGO_COUNTS" cargo test --no-fail-fast --no-default-features --features app,embedded --lib app::
  check node .dev/instructions.mjs "${CARGO_TARGET_DIR:-target}/debug/manicule"
}

test_wasm() {
  [ -f tests/web/main.rs ] || { absent="no tests/web/main.rs"; return; }
  need wasm-std wasm-bindgen browser
  counted "$CARGO_COUNTS" env RUST_BACKTRACE=0 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner WASM_BINDGEN_TEST_TIMEOUT=180 \
    CHROMEDRIVER="${CHROMEDRIVER:-$(command -v chromedriver)}" \
    cargo test --no-fail-fast --target "$WASM_TARGET" --no-default-features --features worker,embedded --test web
}

test_build() {
  check build_all
  counted 'sizes: ([0-9]+) passed, ([0-9]+) failed' node .dev/sizes.mjs
}

test_e2e() {
  need browser node-packages
  [[ " ${parts[*]} " == *" build "* ]] || build_all || { failed=1; return; }
  wish firefox
  counted 'e2e: ([0-9]+) passed, ([0-9]+) failed' env CHROMIUM="$(find_browser)" FIREFOX="$(find_firefox)" node tests/e2e/run.mjs
}

# Two builds from nothing, the second in a folder of its own, give the same bytes.
test_reproducible() {
  local again=$ROOT/target/again sums=$TOOLS/log/sums
  check build_all
  cp dist/SHA256SUMS "$sums"
  rm -rf "$again"
  CARGO_TARGET_DIR=$again check build_all
  rm -rf "$again"
  check diff "$sums" dist/SHA256SUMS
}

# A look at every target; `./dev fuzz` looks longer.
test_fuzz() {
  . .dev/fuzz.sh
  has_nightly || { absent="no nightly compiler"; return; }
  counted 'fuzz: ([0-9]+) passed, ([0-9]+) failed' dev_fuzz --seconds "${FUZZ_SECONDS:-20}"
}

# Nobody needs Spark for anything else, so a machine without Java, Python or the packages says so and goes on.
test_spark() {
  have java && have python3 || { absent="no java or no python3"; return; }
  (need spark) || { absent="PySpark could not be installed, see .tools/log/spark.log"; return; }
  check cargo build -q --profile quick --bin manicule
  counted 'spark: ([0-9]+) passed, ([0-9]+) failed' spark_test quick 60
}
