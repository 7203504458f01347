#!/usr/bin/env bash
# Run by trunk after every build, before what it made is put in place. In turn: the last step counts what the others have left.
set -euo pipefail

for step in styles scripts embed offline; do bash ".dev/stage-$step.sh"; done
