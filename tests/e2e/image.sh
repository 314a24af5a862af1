#!/usr/bin/env bash
# Builds the image of the Dockerfile's last stage on a base made of Debian's packages, and runs it as hardened as README says.
#   tests/e2e/image.sh [BINARY]      the binary is dist/superego unless another is named
# Prints one line a check; exits 1 when one failed. Where there are no tools for containers it says "not run" and why, and exits 77.
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=$(realpath "${1:-dist/superego}")
. tests/e2e/containers/store.sh

name=superego-image-test
check "the image builds" build_image localhost/superego
check "it builds again" build_image localhost/again
check "both have one digest" test "$(digest_of localhost/superego)" = "$(digest_of localhost/again)"
podman rmi localhost/again >/dev/null
inspect() { podman image inspect localhost/superego --format "$1"; }
check "it runs as 65532" test "$(inspect '{{.Config.User}}')" = 65532:65532
check "it has no shell" sh -c "! find '$base' -name sh -o -name bash -o -name busybox | grep ."
check "the health check is the binary itself" test "$(inspect '{{json .Config.Healthcheck.Test}}')" = '["CMD","/usr/local/bin/superego","health"]'

port=$((20000 + RANDOM % 10000))
key=$(new_key)
mkdir "$work/secret"
echo "$key" >"$work/secret/key"
chmod -R a+rX "$work/secret"
chmod 755 "$work"
start() { # MORE...
  podman run -d --name "$name" --network host --read-only --read-only-tmpfs=false \
    --cap-drop=ALL --security-opt no-new-privileges --memory 256m --memory-swap 256m --cpus 1 --pids-limit 64 \
    --ulimit core=0:0 --ulimit nofile=4096:4096 --ulimit nproc=512:512 \
    -v "$name:/var/lib/superego" -v "$work/secret:/run/secrets:ro" \
    -e SUPEREGO_API_KEY_FILE=/run/secrets/key -e "SUPEREGO_LISTEN=127.0.0.1:$port" "$@"
}
answer() { # COMMAND
  curl -sS --noproxy '*' -m 5 -H "Authorization: Bearer $key" -H 'Content-Type: application/json' \
    -d "{\"tool_name\": \"Bash\", \"parameters\": {\"command\": \"$1\"}}" "http://127.0.0.1:$port/v1/evaluate"
}
ready() {
  for _ in $(seq 100); do
    curl -sf --noproxy '*' -m 2 "http://127.0.0.1:$port/healthz" >/dev/null && return 0
    sleep 0.1
  done
  podman logs "$name"
  return 1
}
check "it starts read-only without any capability" start localhost/superego
check "it answers" ready
check "it denies" sh -c "$(declare -f answer); key=$key port=$port; answer 'rm -rf /' | grep -q '\"action\":\"deny\"'"
check "its health check passes" podman healthcheck run "$name"
pid=$(podman inspect "$name" --format '{{.State.Pid}}')
check "it has no capability" has_none "$pid"
check "it can gain none" test "$(status "$pid" NoNewPrivs)" = 1
check "its user is 65532" test "$(status "$pid" Uid | cut -f 1)" = 65532
check "its files are read-only" read_only "$pid" /
check "its record is not" fails read_only "$pid" /var/lib/superego
check "SIGTERM ends process 1 within 5 s" podman stop -t 5 "$name"
check "with status 0" test "$(podman inspect "$name" --format '{{.State.ExitCode}}')" = 0
podman rm -f "$name" >/dev/null
filter=security/seccomp-superego.json
check "it starts under its own filter of system calls" start --security-opt "seccomp=$PWD/$filter" localhost/superego
check "it answers under it" ready
check "it denies under it" sh -c "$(declare -f answer); key=$key port=$port; answer 'rm -rf /' | grep -q '\"action\":\"deny\"'"
pid=$(podman inspect "$name" --format '{{.State.Pid}}')
check "the filter is in force" test "$(status "$pid" Seccomp)" = 2
podman rm -f -t 0 "$name" >/dev/null
grep -v '"bind"' "$filter" >"$work/deaf.json"
start --security-opt "seccomp=$work/deaf.json" localhost/superego >/dev/null
check "a filter without bind keeps it from listening" sh -c "podman wait $name | grep -qv '^0$'"
podman rm -f -t 0 "$name" >/dev/null
check "it refuses to start without a key where others can reach it" sh -c \
  "! podman run --rm --network host --read-only --read-only-tmpfs=false -v '$name:/var/lib/superego' -e SUPEREGO_LISTEN=0.0.0.0:$port localhost/superego"
exit "$failed"
