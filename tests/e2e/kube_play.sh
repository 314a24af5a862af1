#!/usr/bin/env bash
# Plays the Deployment of security/resource-limits.yaml for real, with podman, and looks at what came of its restrictions.
#   tests/e2e/kube_play.sh [BINARY]      the binary is dist/superego unless another is named
# Prints one line a check; exits 1 when one failed. Where there are no tools for containers it says "not run" and why, and exits 77.
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=$(realpath "${1:-dist/superego}")
. tests/e2e/containers/store.sh
for tool in catatonit nsenter; do
  command -v "$tool" >/dev/null || not_run "$tool is not installed (apt-get install catatonit util-linux)"
done

manifest=$PWD/security/resource-limits.yaml
container=superego-pod-0-superego
key=$(new_key)
build_image "localhost/$(sed -n 's/^ *image: //p' "$manifest")" >/dev/null

# Podman 4.3 ends in a fault of its own without `optional`, hands a secret on without decoding it, and publishes ports
# only on a network, which is not wanted here.
{
  printf 'apiVersion: v1\nkind: Secret\nmetadata: { name: superego-key, namespace: superego }\ndata: { key: %s }\n---\n' "$key"
  sed -e 's/secretName: superego-key/&\n            optional: false/' \
    -e '/^          ports:$/,+1d' -e 's/port: http }/port: 8000 }/' "$manifest"
} >"$work/manifest.yaml"
cd "$work"

play() { # MANIFEST
  podman kube play --replace --build=false --network none "$1"
}
inside() { # COMMAND...
  nsenter --target "$pid" --net -- "$@"
}
ask() { # PATH MORE...
  local path=$1
  shift
  inside curl -sS --noproxy '*' -m 5 -H 'Host: superego' -H "Authorization: Bearer $key" "$@" "http://127.0.0.1:8000$path"
}
ready() {
  for _ in $(seq 300); do
    ask /readyz -f >/dev/null && return 0
    sleep 0.1
  done
  podman logs "$container"
  return 1
}
denies() {
  ask /v1/evaluate -H 'Content-Type: application/json' \
    -d '{"tool_name": "Bash", "parameters": {"command": "rm -rf /"}}' | grep '"action":"deny"'
}
of_container() { # FORMAT
  podman inspect "$container" --format "$1"
}

check "the manifest is played" play manifest.yaml
pid=$(of_container '{{.State.Pid}}')
check "its pod gets ready" ready
check "it denies" denies
check "its user is 65532" test "$(status "$pid" Uid | cut -f 1) $(status "$pid" Gid | cut -f 1)" = "65532 65532"
check "it has no capability" has_none "$pid"
check "it can gain none" test "$(status "$pid" NoNewPrivs)" = 1
check "its system calls are filtered" test "$(status "$pid" Seccomp)" = 2
check "its files are read-only" read_only "$pid" /
check "its key is read-only" read_only "$pid" /run/secrets/superego
check "its record is not" fails read_only "$pid" /var/lib/superego
check "it has the memory of its limit" test "$(of_container '{{.HostConfig.Memory}}')" = "$((256 << 20))"
check "it has the processor of its limit" test "$(of_container '{{.HostConfig.NanoCpus}}')" = 1000000000

sed -e 's/drop: \[ALL\]/drop: [NET_RAW]/' -e 's/runAsUser: 65532/runAsUser: 0/' \
  -e 's/readOnlyRootFilesystem: true/readOnlyRootFilesystem: false/' -e '/fsGroup/d' manifest.yaml >loose.yaml
check "a looser manifest is played" play loose.yaml
pid=$(of_container '{{.State.Pid}}')
check "and seen to be looser" fails has_none "$pid"
check "in its files, too" fails read_only "$pid" /
exit "$failed"
