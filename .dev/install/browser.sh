#!/usr/bin/env bash
# Chromium, its driver and a font with Chinese in it, from Debian's archive.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
. "$ROOT/.dev/apt.sh"

apt_install "install Chromium (or Chrome) with the chromedriver of the same version yourself, or set CHROMIUM and CHROMEDRIVER to where they are" \
  chromium chromium-driver fonts-noto-cjk
