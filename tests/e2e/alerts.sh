#!/usr/bin/env bash
# Holds security/monitoring-alerts.yaml to Prometheus itself: it loads, and each alert fires for its cause and for nothing else.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v promtool >/dev/null || {
  echo "not run: promtool is not installed (apt-get install prometheus)"
  exit 77
}
promtool check rules --lint=all --lint-fatal security/monitoring-alerts.yaml
promtool test rules tests/e2e/alerts.yaml
