# Packages from the npm registry into the cache, whole or not at all.

# npm_install FOLDER PACKAGE@VERSION…: into $CACHE/FOLDER/node_modules unless it is there. No lock file: it would record the registry's address,
# and exact versions of packages without dependencies leave nothing for one to say.
npm_install() {
  local folder=$CACHE/$1
  shift
  [ ! -d "$folder" ] || return 0
  rm -rf "$folder.partial"
  mkdir -p "$folder.partial"
  npm install --prefix "$folder.partial" --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error --fetch-retries=1 "$@"
  mv "$folder.partial" "$folder"
}
