# What every part shares: where things lie, how the scripts speak, locks and timed steps.
# Knows nothing of any single tool.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Links to the tools this checkout uses; the tools themselves lie in the cache, by version, so that a second clone is quick.
TOOLS=$ROOT/.tools
CACHE=${XDG_CACHE_HOME:-${HOME:?HOME is not set: the tools are cached below it}/.cache}/manicule
WASM_TARGET=wasm32-unknown-unknown
export PATH="$TOOLS/bin:$PATH"
# Nothing here may wait for an answer: CI has no one to give it.
export DEBIAN_FRONTEND=noninteractive

say() { printf 'dev: %s\n' "$*"; }
warn() { printf 'dev: %s\n' "$*" >&2; }
die() { warn "$@"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
clock() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

# locked NAME COMMAND…: one run at a time on this machine, so that two checkouts can set up at once.
locked() {
  local lock=$CACHE/locks/$1
  shift
  mkdir -p "$CACHE/locks"
  if have flock; then
    ( flock -n 9 || { say "${lock##*/}: another run is at it, waiting"; flock 9; }; "$@" 9>&- ) 9>"$lock"
  else
    "$@"
  fi
}

# What a long step has got to, from its log: cargo prints no counts when it is not on a terminal.
progress() {
  local crates
  crates=$(grep -cE '^ +Compiling ' "$1" 2>/dev/null) || true
  if [ "${crates:-0}" -gt 0 ]; then printf '%s crates compiled' "$crates"; else tail -n 1 "$1" 2>/dev/null | cut -c1-100; fi
}

# heartbeat LABEL LOG: a line every 20 s until it is ended.
heartbeat() {
  local start=$SECONDS
  while sleep 20; do say "$1: $(clock $((SECONDS - start))) so far, $(progress "$2")"; done
}

# step LABEL COMMAND…: its output goes to a log; says how long it took, or shows the log's end and fails.
step() {
  local label=$1 log=$TOOLS/log/$1.log start=$SECONDS status=0 beat
  shift
  mkdir -p "$TOOLS/log"
  : >"$log"
  heartbeat "$label" "$log" &
  beat=$!
  "$@" >"$log" 2>&1 </dev/null || status=$?
  kill "$beat" 2>/dev/null || true
  wait "$beat" 2>/dev/null || true
  if [ "$status" -ne 0 ]; then
    warn "$label: failed after $(clock $((SECONDS - start))); the end of ${log#"$ROOT"/}:"
    tail -n 25 "$log" | sed "s/^/  $label| /" >&2
    return "$status"
  fi
  say "$label: done in $(clock $((SECONDS - start)))"
}

# link_tool FILE…: put cached programs on this checkout's path.
link_tool() {
  local file
  mkdir -p "$TOOLS/bin"
  for file in "$@"; do ln -sfn "$file" "$TOOLS/bin/${file##*/}"; done
}
