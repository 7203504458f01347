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
