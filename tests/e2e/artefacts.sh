#!/usr/bin/env bash
# Holds the files of `security` to the programs that they are for, and its script to the binary.
#   tests/e2e/artefacts.sh [BINARY]      the binary is dist/superego unless another is named
# Prints one line a check; exits 1 when one failed. Where a tool is missing it says "not run" and why, and exits 77.
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=$(realpath "${1:-dist/superego}")
for tool in promtool amtool syslog-ng apparmor_parser scmp_sys_resolver; do
  command -v "$tool" >/dev/null || {
    echo "not run: $tool is not installed (apt-get install prometheus prometheus-alertmanager syslog-ng-core syslog-ng-mod-http apparmor seccomp)"
    exit 77
  }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
check() { # NAME COMMAND...
  local what=$1
  shift
  if "$@" >"$work/said" 2>&1; then
    echo "ok    $what"
  else
    echo "FAIL  $what: $(tail -c 600 "$work/said")"
    failed=1
  fi
}
fails() { # COMMAND...
  ! "$@"
}

check "the alerts load in Prometheus" promtool check rules --lint=all --lint-fatal security/monitoring-alerts.yaml
check "each alert fires for its cause, and none without" promtool test rules tests/e2e/alerts/rules.test.yaml
check "the routes load in Alertmanager" amtool check-config security/monitoring/alertmanager.yml
woken() { # RECEIVERS LABEL...
  local receivers=$1
  shift
  amtool config routes test --config.file=security/monitoring/alertmanager.yml --verify.receivers="$receivers" "$@"
}
check "a critical alert pages, and is told everywhere" woken webhook,pagerduty,slack,mail severity=critical
check "a warning is told, and pages nobody" woken webhook,slack,mail severity=warning
check "the shipper of the record can be read" syslog-ng --syntax-only -f security/monitoring/syslog-ng.conf
check "the AppArmor profile can be read" apparmor_parser --skip-kernel-load --skip-cache security/apparmor-superego
unknown() {
  grep -o '"[a-z0-9_]*",\?$' security/seccomp-superego.json | tr -d '",' | while read -r name; do
    [ "$(scmp_sys_resolver "$name")" -ge 0 ] || echo "$name"
  done
}
check "the filter names only system calls that exist" test -z "$(unknown)"

validate() { env -i HOME="$work/home" PATH="$PATH" SUPEREGO="$binary" security/validate-security.sh "$@"; }
mkdir "$work/home"
check "without a record the script says so" fails validate
echo '{"hook_event_name":"PreToolUse","session_id":"s","cwd":"/tmp","tool_name":"Bash","tool_input":{"command":"ls"}}' |
  env -i HOME="$work/home" "$binary" advise >/dev/null
check "the script passes on these files" validate
sed 's/read_only: true/read_only: false/' docker-compose.yml >"$work/docker-compose.yml"
check "it fails on a broken one" fails validate "$work/docker-compose.yml"
check "it says so where there is no binary" fails env -i PATH="$PATH" SUPEREGO="$work/none" security/validate-security.sh
exit "$failed"
