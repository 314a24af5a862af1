/** Opens the record of decisions and the address, or says why not. */
import { openRecord as open } from "../audit/open.ts";
import type { Trail } from "../audit/trail.ts";
import { listenHost } from "../config/grants.ts";
import { retentionOf } from "../config/retention.ts";
import { SETTINGS, type Settings } from "../config/schema.ts";
import { splitAddress } from "../config/value.ts";
import { listen, type Listener, type Served } from "../http/listen.ts";
import { causeInWords } from "../problem/cause.ts";
import type { Result } from "../problem/problem.ts";
import { refusal } from "../problem/refusal.ts";

/** Opens the audit trail of these settings; `notice` is told what somebody else did to its file. */
export async function openRecord(
  settings: Settings,
  notice: (said: string) => void,
): Promise<Result<Trail>> {
  return await open({
    file: settings.audit,
    sync: settings.audit_sync,
    max_bytes: settings.audit_max_bytes,
    retention: retentionOf(settings),
    redact: settings.audit_redact,
    keys: settings.audit_key,
    personal: settings.mask_personal_data,
    notice,
  });
}

const HINTS: Readonly<Record<string, string>> = {
  EADDRINUSE: "Is another server running? Stop it, or choose another port",
  EACCES:
    "Ports below 1024 need a right that this user does not have; choose a higher one",
};

function hintFor(error: unknown): string {
  const code = String((error as { readonly code?: unknown } | null)?.code);
  return Object.hasOwn(HINTS, code)
    ? HINTS[code]!
    : "Choose an address of this machine: 127.0.0.1 for itself alone, 0.0.0.0 for all of them";
}

/** Listens on the address of these settings (`SERVE-002`, or `CONFIG-002` where they contradict each other). */
export async function listenOn(
  served: Served,
  settings: Settings,
  report: (said: string) => void,
): Promise<Result<Listener>> {
  const { host, port } = splitAddress(settings.listen) ??
    { host: "127.0.0.1", port: 0 };
  const { headers_timeout_ms, request_timeout_ms } = settings;
  if (request_timeout_ms < headers_timeout_ms) {
    return refusal(
      "CONFIG-002",
      // Whichever somebody set.
      request_timeout_ms === SETTINGS.request_timeout_ms.default
        ? "headers_timeout_ms"
        : "request_timeout_ms",
      `\`request_timeout_ms\` (${request_timeout_ms}) is below \`headers_timeout_ms\` (${headers_timeout_ms}), though a request begins with its headers`,
      "Raise `request_timeout_ms`, or lower `headers_timeout_ms`",
    );
  }
  try {
    const value = await listen(served, {
      ...settings,
      host: listenHost(host),
      port,
    }, report);
    return { ok: true, value };
  } catch (error) {
    return refusal(
      "SERVE-002",
      "listen",
      `Cannot listen on \`${settings.listen}\`: ${causeInWords(error)}`,
      hintFor(error),
    );
  }
}
