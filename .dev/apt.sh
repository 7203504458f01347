# Debian's package tools with lists and caches of our own: the system's lists stay as they are.
# Knows how to ask apt, not what is asked for.

APT_PRIVATE=$CACHE/apt

# The Debian archive this machine's apt uses (never spelled out here: a mirror or proxy may stand in its place).
apt_archive() {
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | grep -m1 '/debian/\?$'
}

# apt_private NAME TOOL ARGS…: apt-get or apt-cache that keeps lists, cache and (where $APT_SOURCES names one) sources in a folder of ours.
apt_private() {
  local folder=$APT_PRIVATE/$1 tool=$2
  shift 2
  mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial"
  "$tool" -q -o Dir::State::Lists="$folder/lists" -o Dir::Cache="$folder/cache" -o APT::Sandbox::User="$(id -un)" \
    -o Acquire::Languages=none -o Acquire::Retries=2 -o DPkg::Lock::Timeout=300 \
    ${APT_SOURCES:+-o Dir::Etc::SourceList="$APT_SOURCES" -o Dir::Etc::SourceParts=/dev/null} "$@"
}

# apt_install BY_HAND PACKAGE…: into the system, as root or by a sudo that asks nothing; BY_HAND says what to do where that cannot be.
apt_install() {
  local by_hand=$1 as_root=() lists=$APT_PRIVATE/system/lists
  shift
  have apt-get || { echo "no apt here: $by_hand"; return 1; }
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || { echo "needs root: run 'sudo apt-get install $*', or $by_hand"; return 1; }
    as_root=(sudo -n DEBIAN_FRONTEND=noninteractive)
  fi
  local options=(-y -q --no-install-recommends -o DPkg::Lock::Timeout=300)
  # The system's own lists first, if there are any and they are not too old; then lists fetched into a folder of ours.
  "${as_root[@]}" apt-get "${options[@]}" install "$@" && return
  echo "the system's package lists do not do: fetching our own"
  mkdir -p "$lists/partial"
  "${as_root[@]}" apt-get -q -o Dir::State::Lists="$lists" -o Acquire::Languages=none -o APT::Sandbox::User=root update
  "${as_root[@]}" apt-get "${options[@]}" -o Dir::State::Lists="$lists" -o APT::Sandbox::User=root install "$@" ||
    { echo "the archive does not have them: $by_hand"; return 1; }
}
