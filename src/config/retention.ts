/** What the settings say of how long the record is kept. */
import type { Settings } from "./schema.ts";

const DAY_MS = 86_400_000;

/** How long rotated audit files are kept, and how; times in milliseconds, 0 for no limit. */
export function retentionOf(
  settings: Pick<
    Settings,
    | "audit_keep"
    | "audit_keep_days"
    | "audit_keep_bytes"
    | "audit_compress"
    | "legal_hold"
  >,
): {
  readonly keep: number;
  readonly keep_ms: number;
  readonly keep_bytes: number;
  readonly compress: boolean;
  readonly hold: boolean;
} {
  return {
    keep: settings.audit_keep,
    keep_ms: settings.audit_keep_days * DAY_MS,
    keep_bytes: settings.audit_keep_bytes,
    compress: settings.audit_compress,
    hold: settings.legal_hold,
  };
}
