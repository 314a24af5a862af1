/** Judges settings that are valid and yet unsafe. */
import type { Config } from "../config/load.ts";
import type { SettingName } from "../config/schema.ts";
import { isLoopback, splitAddress } from "../config/value.ts";
import type { Problem } from "../problem/problem.ts";
import { CHECKS } from "./catalog.ts";

/** Every setting that weakens the guard, and where it was set. */
export function judgeSettings(
  { settings, origins }: Config,
): readonly Problem[] {
  const found = (id: string, name: SettingName, hint: string): Problem => ({
    id,
    severity: CHECKS[id]?.severity ?? "high",
    file: origins[name].layer === "file"
      ? origins[name].name
      : origins[name].layer,
    line: 1,
    column: 1,
    message: `\`${name}: ${settings[name]}\`: ${CHECKS[id]?.title ?? id}`,
    hint,
  });
  const local = isLoopback(splitAddress(settings.listen)?.host ?? "");
  return [
    ...settings.allow_anonymous_loopback
      ? [
        found(
          "SETUP-001",
          "allow_anonymous_loopback",
          "Turn it off, and make a key with `superego keys add NAME`",
        ),
      ]
      : [],
    ...settings.on_unreachable === "defer"
      ? [found("SETUP-002", "on_unreachable", "Set it to `block`")]
      : [],
    ...local ? [] : [
      found(
        "SETUP-003",
        "listen",
        "Listen on 127.0.0.1, behind a proxy that speaks TLS",
      ),
    ],
    ...settings.audit_redact
      ? []
      : [found("SETUP-004", "audit_redact", "Turn it on")],
  ];
}
