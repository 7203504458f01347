# `./dev fuzz`: the ways in that strangers' bytes take, with bytes nobody thought of.

dev_fuzz() {
  local seconds=600 targets=() target failed=0
  while [ $# -gt 0 ]; do
    case $1 in
      --seconds) seconds=${2:?--seconds needs a number}; shift 2 ;;
      -*) die "fuzz: unknown option '$1' (there is --seconds N)" ;;
      *) targets+=("$1"); shift ;;
    esac
  done
  has_nightly || die "fuzz: needs a nightly compiler: rustup toolchain install nightly"
  need cargo-fuzz
  [ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(fuzz_targets)
  for target in "${targets[@]}"; do fuzz_one "$target" "$seconds" || failed=$((failed + 1)); done
  say "fuzz: $((${#targets[@]} - failed)) passed, $failed failed"
  [ "$failed" -eq 0 ]
}

fuzz_targets() { basename -s .rs tests/fuzz/targets/*.rs; }

# fuzz_one TARGET SECONDS: what it finds lies in target/fuzz/artifacts, and what it has learned in target/fuzz/corpus, for the next run.
fuzz_one() {
  local corpus=target/fuzz/corpus/$1 found=target/fuzz/artifacts/$1/ seeds=tests/fuzz/seeds/$1
  mkdir -p "$corpus" "$found"
  # what is well formed, which random bytes would take long to become
  [ ! -d "$seeds" ] || cp "$seeds"/* "$corpus/"
  say "fuzz $1: for $2 s"
  cargo +nightly fuzz run --fuzz-dir tests/fuzz --target-dir target/fuzz "$1" "$corpus" -- \
    -max_total_time="$2" -timeout=20 -rss_limit_mb=3000 -max_len=6000 -artifact_prefix="$found" -print_final_stats=1 2>&1 |
    grep -vE '^(#|INFO|NEW_FUNC|\s+NEW_FUNC)' | tail -n 25
  [ "${PIPESTATUS[0]}" -eq 0 ]
}
