# `./dev serve`: the app on this machine, rebuilt when a file changes.

dev_serve() {
  local port=8080 release=() tools=(wasm-std wasm-bindgen trunk)
  while [ $# -gt 0 ]; do
    case $1 in
      --port) port=${2:?--port needs a number}; shift 2 ;;
      --port=*) port=${1#*=}; shift ;;
      --release) release=(--release); tools+=(wasm-opt esbuild); shift ;;
      *) die "serve: unknown option '$1' (there are --port N and --release)" ;;
    esac
  done
  [[ $port =~ ^[0-9]+$ ]] || die "serve: '$port' is no port number"
  need "${tools[@]}"
  fetch_crates
  say "building, then serving at http://127.0.0.1:$port/ (Ctrl-C ends it)"
  # Into a folder of its own: a server left running must not overwrite what ./dev build made.
  exec trunk serve --offline --address 127.0.0.1 --port "$port" --dist "$ROOT/target/serve" "${release[@]}"
}
