# `./dev bench`: how large, how fast and how right, in tables.

BENCH_PARTS=(sizes speed engine browser accuracy anchoring highlights corpora)

dev_bench() {
  local parts=("$@") part failed=0
  [ $# -gt 0 ] || parts=("${BENCH_PARTS[@]}")
  for part in "${parts[@]}"; do
    [[ " ${BENCH_PARTS[*]} " == *" $part "* ]] || die "bench: no part '$part' (there are ${BENCH_PARTS[*]})"
  done
  [[ ! " ${parts[*]} " =~ " "(sizes|engine|browser|anchoring|highlights)" " ]] || { . .dev/build.sh; build_all; }
  for part in "${parts[@]}"; do
    say "bench $part"
    # A part that fails leaves what was measured before.
    if "bench_$part" >"$TOOLS/log/bench.$part.log"; then node .dev/results.mjs "$part" <"$TOOLS/log/bench.$part.log"; else failed=1; fi
  done
  return "$failed"
}

bench_sizes() { node .dev/sizes.mjs; }

# The engine natively, on the samples.
bench_speed() { cargo bench -q --bench speed; }

# The engine as wasm in Node, beside its peers: start-up, speed by layer, memory, growth.
bench_engine() {
  . .dev/npm-install.sh
  npm_linked tests/bench
  node tests/bench/engine.mjs
}

# The engine as wasm in Chromium, the time until an article stands on the page with its marks, and how soon the screen answers.
bench_browser() {
  need browser node-packages
  . .dev/npm-install.sh
  npm_linked tests/bench
  CHROMIUM=$(find_browser) node tests/bench/browser.mjs
}

# Tags in changed texts, beside other programs' ways to find them again.
bench_anchoring() {
  . .dev/npm-install.sh
  npm_linked tests/bench
  node tests/bench/anchoring.mjs
}

# Many marks on a long page, beside other annotators.
bench_highlights() {
  need browser node-packages esbuild
  . .dev/npm-install.sh
  npm_linked tests/bench
  CHROMIUM=$(find_browser) node tests/bench/highlights.mjs
}

# Against the annotated articles and, where the material lies beside the repository, other projects' cases of figures and the
# attribution relations of two treebanks and names beside a peer's; the articles' scores are what `manicule score` prints.
bench_accuracy() {
  local data=../shared/data
  cargo run -q --profile quick --bin manicule -- score tests/gold/*/*.txt || return 1
  say "other projects' cases of figures"
  cargo test -q --test recognizers --test suites -- --nocapture --test-threads=1 || return 1
  . .dev/npm-install.sh
  npm_linked tests/bench
  say "English names, beside a peer"
  node tests/bench/entities.mjs target/quick/manicule || return 1
  [ -d "$data/attributions" ] || { say "$data is not here: no attribution relations of GUM and GCDT"; return 0; }
  say "attribution relations, GUM"
  target/quick/manicule score --relations "$data/attributions/gum_attribution.jsonl" "$data"/entities/GUM/*.conllu
  say "attribution relations, GCDT"
  target/quick/manicule score --relations "$data/attributions/gcdt_attribution.jsonl" "$data"/attributions/GCDT/{train,dev,test}/*.xml
}

# Documents a second: one process, all cores, and Spark with one and two workers.
bench_corpora() {
  need spark
  cargo build -q --release --bin manicule
  spark_test release 300
}
