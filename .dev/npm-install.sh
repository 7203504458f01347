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

# npm_linked FOLDER: what FOLDER/package.json names, in the cache, linked to where node looks for it.
npm_linked() {
  local manifest=$ROOT/$1/package.json place=$ROOT/$1/node_modules folder packages
  folder=$(basename "$1")-$(cksum <"$manifest" | cut -d' ' -f1)
  mapfile -t packages < <(node -p 'Object.entries(JSON.parse(require("fs").readFileSync(0)).dependencies).map(p => p.join("@")).join("\n")' <"$manifest")
  npm_install "$folder" "${packages[@]}"
  # A folder made by hand with npm gives way; it is not part of the repository.
  [ -L "$place" ] || rm -rf "$place"
  ln -sfn "$CACHE/$folder/node_modules" "$place"
}
