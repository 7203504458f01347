#!/usr/bin/env bash
# Run by stage.sh: all styles as one file. Nothing is shown before the last of them is there, and an HTTP/1 server sends six files at a time.
set -euo pipefail
cd "${TRUNK_STAGING_DIR:?run by trunk}"

mapfile -t sheets < <(grep -o 'css/[a-z]*\.css' index.html)
cat "${sheets[@]}" >styles.css
rm -r css
sed -i '0,/href="css\/[a-z]*\.css"/s//href="styles.css"/; /href="css\/[a-z]*\.css"/d' index.html
