#!/bin/sh
# Runs every check of this folder and of the deployment around it, with the binary alone.
#   security/validate-security.sh [PATH...]      judges these instead of this folder and what stands beside it
# SUPEREGO names the binary (superego when unset). Exits 1 when a check failed, 2 when one could not run.
set -u
superego=${SUPEREGO:-superego}
case $superego in */*) superego=$(cd "$(dirname "$superego")" && pwd)/$(basename "$superego") ;; esac
command -v "$superego" >/dev/null || {
  echo "validate-security: no \`$superego\`; set SUPEREGO to the binary" >&2
  exit 2
}

if [ "$#" -eq 0 ]; then
  cd "$(dirname "$0")/.." || exit 2
  set -- security
  for path in docker-compose.yml Dockerfile .github; do
    [ -e "$path" ] && set -- "$@" "$path"
  done
fi

worst=0
look() { # WHAT COMMAND...
  what=$1
  shift
  echo "== $what"
  "$@"
  status=$?
  [ "$status" -eq 0 ] && return
  # What could not run weighs more than what failed.
  [ "$status" -gt 1 ] && status=2
  [ "$status" -gt "$worst" ] && worst=$status
}

look "what the program would run with here" "$superego" check
look "the deployment" "$superego" check all "$@" --fail-on low
look "what the server may touch" "$superego" posture
look "the record" "$superego" audit verify
[ "$worst" -eq 0 ] && echo "all checks passed" || echo "validate-security: not all checks passed" >&2
exit "$worst"
