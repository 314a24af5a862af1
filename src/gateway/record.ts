/** Opens the record of decisions and the address, or says why not. */
import { openTrail, type Trail } from "../audit/trail.ts";
import { whyUnreadable } from "../config/disk.ts";
import { listenHost } from "../config/grants.ts";
import type { Settings } from "../config/schema.ts";
import { splitAddress } from "../config/value.ts";
import type { createApp } from "../http/app.ts";
import { listen, type Listener } from "../http/listen.ts";
import type { Result } from "../problem/problem.ts";
import { refusal, wordsOf } from "./refusal.ts";

/** Opens the audit trail of these settings (`SERVE-001`). */
export async function openRecord(settings: Settings): Promise<Result<Trail>> {
  try {
    const value = await openTrail({
      file: settings.audit,
      sync: settings.audit_sync,
      max_bytes: settings.audit_max_bytes,
      keep: settings.audit_keep,
      redact: settings.audit_redact,
    });
    return { ok: true, value };
  } catch (error) {
    return refusal(
      "SERVE-001",
      settings.audit,
      `The audit file cannot be opened: ${whyUnreadable(error)}`,
      "Name a file that this user may write to, with --audit",
    );
  }
}

/** Listens on the address of these settings (`SERVE-002`). */
export async function listenOn(
  app: ReturnType<typeof createApp>,
  settings: Settings,
): Promise<Result<Listener>> {
  const { host, port } = splitAddress(settings.listen) ??
    { host: "127.0.0.1", port: 0 };
  try {
    const value = await listen(app, {
      ...settings,
      host: listenHost(host),
      port,
    });
    return { ok: true, value };
  } catch (error) {
    return refusal(
      "SERVE-002",
      "settings",
      `Cannot listen on \`${settings.listen}\`: ${wordsOf(error)}`,
      "Is another server running there? Choose another address with --listen",
    );
  }
}
