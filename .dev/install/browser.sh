#!/usr/bin/env bash
# Chromium, its driver and a font with Chinese in it, from Debian's archive.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
. "$ROOT/.dev/apt.sh"

packages=(chromium chromium-driver fonts-noto-cjk)
by_hand="install Chromium (or Chrome) with the chromedriver of the same version yourself, or set CHROMIUM and CHROMEDRIVER to where they are"

have apt-get || { echo "no apt here: $by_hand"; exit 1; }
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  sudo -n true 2>/dev/null || { echo "needs root: run 'sudo apt-get install ${packages[*]}', or $by_hand"; exit 1; }
  as_root=(sudo -n DEBIAN_FRONTEND=noninteractive)
fi

# The system's own lists first, if there are any and they are not too old; then lists fetched into a folder of ours.
install_with() { "${as_root[@]}" "$@" -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 install "${packages[@]}"; }
install_with apt-get && exit
echo "the system's package lists do not do: fetching our own"
lists=$APT_PRIVATE/system/lists
mkdir -p "$lists/partial"
"${as_root[@]}" apt-get -q -o Dir::State::Lists="$lists" -o Acquire::Languages=none -o APT::Sandbox::User=root update
install_with apt-get -o Dir::State::Lists="$lists" -o APT::Sandbox::User=root ||
  { echo "the archive does not have them: $by_hand"; exit 1; }
