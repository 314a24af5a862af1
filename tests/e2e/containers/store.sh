#!/usr/bin/env bash
# What the scripts that run containers share; they source it from the top of the project, and set `binary` before.
# It makes a store of its own under $work, so that nothing of the machine's images is used or changed, and says "not run"
# and why, with exit status 77, where there are no tools for containers.
# shellcheck disable=SC2034,SC2154 # `failed` is read by those scripts, and `binary` set

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
  podman pod rm -fa -t 0 >/dev/null 2>&1 || true
  podman rm -fa -t 0 >/dev/null 2>&1 || true
  podman volume rm -fa >/dev/null 2>&1 || true
  buildah rm --all >/dev/null 2>&1 || true
  podman rmi -fa >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean EXIT

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

build_image() { # TAG
  buildah bud --no-cache --isolation chroot --timestamp 0 --format docker -q \
    -f "$work/context/Containerfile" -t "$1" "$work/context"
}
# The digest of an image in the form of OCI, which leaves out how buildah called the container that it worked in.
digest_of() { # TAG
  rm -rf "$work/form"
  podman save -q --format oci-dir -o "$work/form" "$1"
  grep -o '"digest":"[^"]*"' "$work/form/index.json"
}
# What the kernel says of a process.
status() { # PID FIELD
  grep -P "^$2:\t" "/proc/$1/status" | cut -f 2-
}
has_none() { # PID
  [ "$(for set in Inh Prm Eff Bnd Amb; do status "$1" "Cap$set"; done | sort -u)" = 0000000000000000 ]
}
read_only() { # PID WHERE
  awk -v at="$2" '$5 == at { found = $6 } END { exit found !~ /(^|,)ro(,|$)/ }' "/proc/$1/mountinfo"
}
fails() { # COMMAND...
  ! "$@"
}
new_key() {
  head -c 33 /dev/urandom | base64 -w 0 | tr +/ pS
}
