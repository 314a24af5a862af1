/** Judges settings that are valid and yet unsafe. */
import { placeOf } from "../config/layer.ts";
import type { Config } from "../config/load.ts";
import type { SettingName } from "../config/schema.ts";
import { isLoopback, splitAddress } from "../config/value.ts";
import { haveStrangers } from "../limit/strangers.ts";
import type { TurnedOff } from "../policy/mod.ts";
import type { Problem } from "../problem/problem.ts";
import { CHECKS } from "./catalog.ts";

/** Every setting that weakens the guard, and where it was set. */
export function judgeSettings(
  { settings, origins }: Config,
): readonly Problem[] {
  const found = (id: string, name: SettingName, hint: string): Problem => ({
    id,
    severity: CHECKS[id]?.severity ?? "high",
    ...placeOf(origins[name]),
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
    ...local || settings.tls_proxy || settings.tls_certificate_file !== null
      ? []
      : [
        found(
          "SETUP-003",
          "listen",
          "Set `tls_certificate_file` and `tls_key_file`, listen on 127.0.0.1, or listen behind a proxy that speaks TLS, and say so with `tls_proxy`",
        ),
      ],
    ...settings.audit_redact
      ? []
      : [found("SETUP-004", "audit_redact", "Turn it on")],
    ...settings.profile === "audit"
      ? [
        found(
          "SETUP-006",
          "profile",
          "Choose `standard` once the record shows nothing that should have run",
        ),
      ]
      : [],
    ...haveStrangers(settings.trusted_proxies)
      ? [
        found(
          "SETUP-012",
          "trusted_proxies",
          "Name the addresses of your own proxies, for example 10.0.0.5 or 10.0.0.0/24",
        ),
      ]
      : [],
    ...settings.cors_origins.includes("*")
      ? [
        found(
          "SETUP-015",
          "cors_origins",
          "Name the origins of your own pages, for example https://app.example, or none",
        ),
      ]
      : [],
    ...asksRedisInClear(settings.redis_url)
      ? [
        found(
          "SETUP-016",
          "redis_url",
          "Write `rediss://`, or keep the network to it to yourself",
        ),
      ]
      : [],
    ...settings.lockout_failures === 0
      ? [
        found(
          "SETUP-013",
          "lockout_failures",
          "Set it to 1 or more; 10 is the default",
        ),
      ]
      : [],
    ...settings.rate_all === 0 && settings.rate_address === 0
      ? [
        found(
          "SETUP-014",
          "rate_all",
          "Set `rate_all` or `rate_address` to 1 or more, or remove both for the defaults",
        ),
      ]
      : [],
    ...settings.policy_off.map(turnedOff),
  ];
}

function asksRedisInClear(text: string | null): boolean {
  const url = text === null ? null : new URL(text);
  return url?.protocol === "redis:" &&
    !isLoopback(url.hostname.replace(/^\[|\]$/g, ""));
}

// Its pack's name, or one of its rules.
const OWN_PROTECTION = /^self_protection(\.|$)/;

function turnedOff({ name, reason, file, line, column }: TurnedOff): Problem {
  const id = OWN_PROTECTION.test(name) ? "SETUP-005" : "SETUP-007";
  return {
    id,
    severity: CHECKS[id]?.severity ?? "high",
    file,
    line,
    column,
    message: `\`${name}\` is turned off: ${reason}`,
    hint: `Remove it from \`policy_off\` once that does not hold any more`,
  };
}
