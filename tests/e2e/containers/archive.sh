#!/usr/bin/env bash
# Builds the image of the Dockerfile's last stage, as tests/e2e/image.sh does, and writes it to a file for others to look at.
#   tests/e2e/containers/archive.sh FILE [BINARY]
# Where there are no tools for containers it says "not run" and why, and exits 77.
set -euo pipefail
cd "$(dirname "$0")/../../.."
file=$1
binary=$(realpath "${2:-dist/superego}")
. tests/e2e/containers/store.sh
build_image localhost/superego >/dev/null
podman save -q --format docker-archive -o "$file" localhost/superego
