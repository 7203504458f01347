#!/usr/bin/env bash
# Apache Spark for Python in an environment of its own: tests/spark/requirements.txt.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"

wanted=$ROOT/tests/spark/requirements.txt
folder=$CACHE/spark-$(cksum <"$wanted" | cut -d' ' -f1)
if [ ! -x "$folder/bin/python" ]; then
  rm -rf "$folder.partial"
  python3 -m venv "$folder.partial"
  "$folder.partial/bin/python" -m pip install --disable-pip-version-check -r "$wanted"
  # Its scripts name the folder they were made in; the tests only call its python.
  mv "$folder.partial" "$folder"
fi
mkdir -p "$TOOLS"
ln -sfn "$folder" "$TOOLS/spark"
