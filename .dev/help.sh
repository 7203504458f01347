# What `./dev` can do, in the reader's words.

dev_help() {
  cat <<'END'
./dev serve [--port N] [--release]   build the app and serve it at http://127.0.0.1:8080/, rebuilding on changes
./dev test [PART…]                   run the tests; parts: lint native wasm build e2e spark (all, if none is named), fuzz reproducible
./dev build                          release build: dist/ (app), dist/embed/, dist/pkg/; sizes printed and held to tests/budgets.json
./dev bench [PART…]                  measure; parts: sizes speed engine browser accuracy anchoring highlights corpora
./dev fuzz [--seconds N] [TARGET…]   throw bytes nobody thought of at the ways in (tests/fuzz), 600 s each
./dev train [ARGS…]                  learn the engine's weights again from the corpus
./dev setup                          only bring the tools all of these need
./dev help                           this

Each brings the tools it lacks: what is installed is taken first, then the ordinary way (rustup, cargo, npm, apt), then slower ones.
Tools are kept by version in ${XDG_CACHE_HOME:-~/.cache}/manicule and linked from .tools/; logs lie in .tools/log/.
CHROMIUM and CHROMEDRIVER name a browser and its driver that are not on the path, FIREFOX the other browser.
END
}
