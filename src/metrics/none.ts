/** Metrics for processes that nobody scrapes. */
import type { Metrics } from "./metrics.ts";

const nothing = () => {};

/** Counts nothing and renders nothing. */
export const noMetrics: Metrics = {
  decision: nothing,
  httpRequest: nothing,
  authFailure: nothing,
  limited: nothing,
  blocked: nothing,
  lockout: nothing,
  usageWrite: nothing,
  issuerFetch: nothing,
  keysEnding: nothing,
  limitsShared: nothing,
  countryReload: nothing,
  reload: nothing,
  rulesLoaded: nothing,
  certificateEnds: nothing,
  certificateReload: nothing,
  tlsRefused: nothing,
  auditWrite: nothing,
  auditOk: nothing,
  auditQueue: nothing,
  auditDisplaced: nothing,
  securityEvent: nothing,
  baselineLearnt: nothing,
  telemetry: nothing,
  ready: nothing,
  render: () => Promise.resolve(""),
  contentType: "text/plain; version=0.0.4; charset=utf-8",
};
