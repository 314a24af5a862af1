#!/usr/bin/env bash
# Builds the image of the Dockerfile's last stage on a base made of Debian's packages, and runs it as hardened as README says.
#   tests/e2e/image.sh [BINARY]      the binary is dist/superego unless another is named
# Prints one line a check; exits 1 when one failed. Where there are no tools for containers it says "not run" and why, and exits 77.
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=$(realpath "${1:-dist/superego}")

not_run() {
  echo "not run: $1"
  exit 77
}
for tool in podman buildah runc dpkg-deb apt-get curl; do
  command -v "$tool" >/dev/null || not_run "$tool is not installed (apt-get install buildah podman runc)"
done
[ "$(id -u)" = 0 ] || not_run "building a base from packages needs root"
[ -x "$binary" ] || not_run "$binary is not there; \`deno task compile\` makes it"

work=$(mktemp -d)
name=superego-image-test-$$
failed=0
check() { # NAME COMMAND...
  local what=$1
  shift
  if "$@" >"$work/said" 2>&1; then
    echo "ok    $what"
  else
    echo "FAIL  $what: $(tail -c 400 "$work/said")"
    failed=1
  fi
}
clean() {
  podman rm -f -t 0 "$name" >/dev/null 2>&1 || true
  podman volume rm -f "$name" >/dev/null 2>&1 || true
  buildah rm --all >/dev/null 2>&1 || true
  podman rmi -fa >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean EXIT

# A store of its own, so that nothing of the machine's images is used or changed.
cat >"$work/containers.conf" <<C
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=1024:1024"]
log_driver = "k8s-file"
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
C
printf '[storage]\ndriver = "vfs"\ngraphroot = "%s/graph"\nrunroot = "%s/run"\n' "$work" "$work" >"$work/storage.conf"
export CONTAINERS_CONF=$work/containers.conf CONTAINERS_STORAGE_CONF=$work/storage.conf

# The base: what distroless/cc has, from the same packages.
mkdir -p "$work"/{debs,all,base}
(cd "$work/debs" && apt-get download -qq libc6 libgcc-s1 base-files netbase tzdata ca-certificates 2>/dev/null) ||
  not_run "Debian's packages cannot be downloaded"
for package in "$work"/debs/*.deb; do dpkg-deb -x "$package" "$work/all"; done
base=$work/base lib=lib/x86_64-linux-gnu
mkdir -p "$base"/{etc,tmp,$lib,lib64,proc,sys,dev,home/nonroot,usr/local/bin,var/lib}
chmod 1777 "$base/tmp"
for library in libc.so.6 libm.so.6 libdl.so.2 librt.so.1 libpthread.so.0 libgcc_s.so.1 ld-linux-x86-64.so.2 libresolv.so.2 libnss_dns.so.2 libnss_files.so.2; do
  cp -L "$(find "$work/all" -name "$library" | head -1)" "$base/$lib/"
done
ln -s "/$lib/ld-linux-x86-64.so.2" "$base/lib64/ld-linux-x86-64.so.2"
echo 'root:x:0:0:root:/root:/sbin/nologin
nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin' >"$base/etc/passwd"
echo 'root:x:0:
nonroot:x:65532:' >"$base/etc/group"
tar --sort=name --mtime=@0 --numeric-owner --owner=0 --group=0 -C "$base" -cf "$work/base.tar" .
podman import -q "$work/base.tar" localhost/base >/dev/null

# The last stage of the Dockerfile as it stands; only the stage that compiles is replaced, by the binary at hand.
mkdir -p "$work"/context/build/dist "$work/context/state"
cp "$binary" "$work/context/build/dist/superego"
sed -n '/^FROM ${BASE}/,$p' Dockerfile | sed 's/ --from=build / /' >"$work/stage"
{ echo 'ARG BASE=localhost/base'; cat "$work/stage"; } >"$work/context/Containerfile"
check "the image builds" buildah bud --isolation chroot --timestamp 0 --format docker -q \
  -f "$work/context/Containerfile" -t localhost/superego "$work/context"
inspect() { podman image inspect localhost/superego --format "$1"; }
check "it runs as 65532" test "$(inspect '{{.Config.User}}')" = 65532:65532
check "it has no shell" sh -c "! find '$base' -name sh -o -name bash -o -name busybox | grep ."
check "the health check is the binary itself" test "$(inspect '{{json .Config.Healthcheck.Test}}')" = '["CMD","/usr/local/bin/superego","health"]'

port=$((20000 + RANDOM % 10000))
key=$(head -c 32 /dev/urandom | base64 | tr -d '=+/\n')
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
status() { grep -P "^$1:\t" "/proc/$pid/status" | cut -f 2-; }
check "it has no capability" test "$(status CapEff)$(status CapBnd)" = 00000000000000000000000000000000
check "it can gain none" test "$(status NoNewPrivs)" = 1
check "its user is 65532" test "$(status Uid | cut -f 1)" = 65532
check "SIGTERM ends process 1 within 5 s" podman stop -t 5 "$name"
check "with status 0" test "$(podman inspect "$name" --format '{{.State.ExitCode}}')" = 0
podman rm -f "$name" >/dev/null
filter=security/seccomp-superego.json
check "it starts under its own filter of system calls" start --security-opt "seccomp=$PWD/$filter" localhost/superego
check "it answers under it" ready
check "it denies under it" sh -c "$(declare -f answer); key=$key port=$port; answer 'rm -rf /' | grep -q '\"action\":\"deny\"'"
pid=$(podman inspect "$name" --format '{{.State.Pid}}')
check "the filter is in force" test "$(status Seccomp)" = 2
podman rm -f -t 0 "$name" >/dev/null
grep -v '"bind"' "$filter" >"$work/deaf.json"
start --security-opt "seccomp=$work/deaf.json" localhost/superego >/dev/null
check "a filter without bind keeps it from listening" sh -c "podman wait $name | grep -qv '^0$'"
podman rm -f -t 0 "$name" >/dev/null
check "it refuses to start without a key where others can reach it" sh -c \
  "! podman run --rm --network host --read-only --read-only-tmpfs=false -v '$name:/var/lib/superego' -e SUPEREGO_LISTEN=0.0.0.0:$port localhost/superego"
exit "$failed"
