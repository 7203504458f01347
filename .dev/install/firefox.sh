#!/usr/bin/env bash
# Firefox ESR, from Debian's archive.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
. "$ROOT/.dev/apt.sh"

apt_install "install Firefox yourself, or set FIREFOX to where it is" firefox-esr
