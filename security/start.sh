#!/bin/sh
# Brings the hardened stack up, after it has made the secrets that are missing; as root, who gives each file its reader.
#   security/start.sh [full] [FLAG...]      the profile, then flags of `docker compose up`, such as --no-build
# COMPOSE is the command (docker compose when unset). Exits 2 when it cannot run, else as Compose does.
set -eu
cd "$(dirname "$0")/.."
compose=${COMPOSE:-docker compose}
umask 077

die() {
  echo "start: $*" >&2
  exit 2
}
[ "$(id -u)" -eq 0 ] || die "needs root, so that only the service that reads a secret can; run it by sudo"
command -v "${compose%% *}" >/dev/null || die "no \`${compose%% *}\`; install Docker, or name another in COMPOSE"
command -v openssl >/dev/null || die "no \`openssl\` to make secrets with"

# Gives a secret to the user that a service runs as; nobody else may read it.
keep() { # FILE USER
  chown "$2" "$1"
  chmod 400 "$1"
}
random() { # FILE USER
  [ -s "$1" ] || openssl rand -hex 32 >"$1"
  keep "$1" "$2"
}
# What only its owner can know: the service starts, and tells nobody until the file is filled.
asked() { # NAME WHAT FORM
  file=security/secrets/$1
  [ -s "$file" ] || printf '%s' "$3" >"$file"
  keep "$file" 65534
  [ "$(cat "$file")" != "$3" ] || echo "start: write $2 into $file; until then nobody is told that way" >&2
}

random superego.key 65532
set_of="-f docker-compose.yml -f security/docker-compose.security.yml"

if [ "${1:-}" = full ]; then
  shift
  mkdir -p security/secrets
  chmod 711 security/secrets
  cd security/secrets
  random valkey_password 65532
  printf 'user default off\nuser superego on #%s ~superego:* resetchannels &superego:news -@all +@read +@write +@pubsub +@scripting +@connection +@transaction -@dangerous\n' \
    "$(tr -d '\n' <valkey_password | openssl dgst -sha256 -r | cut -d ' ' -f 1)" >valkey_users.new
  mv valkey_users.new valkey_users
  keep valkey_users 999
  random grafana_password 472
  if [ ! -s tls_key ] || [ ! -s tls_certificate ]; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -subj "/CN=superego.internal" \
      -addext "subjectAltName=DNS:superego.internal,DNS:localhost" -keyout tls_key -out tls_certificate 2>/dev/null
    echo "start: security/secrets/tls_certificate is signed by itself for 90 days; put one of your authority there" >&2
  fi
  keep tls_key 101
  keep tls_certificate 101
  cd ../..
  asked slack_url "the address of Slack's incoming webhook" https://slack.invalid/unset
  asked pagerduty_key "the integration key of PagerDuty's Events API v2" unset
  asked smtp_password "the password of the mail account" unset
  asked webhook_token "the token that your webhook asks for" unset
  set_of="--env-file security/full.env $set_of"
  if [ ! -s security/secrets/prometheus_key ]; then
    # shellcheck disable=SC2086 # both are lists of words
    $compose $set_of run --rm -T --no-deps superego keys add prometheus --scope metrics \
      >security/secrets/prometheus_key || { rm -f security/secrets/prometheus_key && die "no key for Prometheus was made"; }
  fi
  keep security/secrets/prometheus_key 65534
fi
[ "$#" -gt 0 ] || set -- --build
# shellcheck disable=SC2086 # both are lists of words
exec $compose $set_of up --detach --wait "$@"
