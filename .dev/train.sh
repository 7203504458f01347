# `./dev train`: learn the engine's weights again.

dev_train() {
  need
  [ -e src/bin/train.rs ] || [ -d src/bin/train ] || die "train: there is no src/bin/train.rs yet"
  cargo run --release --features cli --bin train -- "$@"
}
