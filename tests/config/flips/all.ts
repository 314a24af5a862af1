/** Every flip: there is one for each setting, or the build fails. */
import type { SettingName } from "../../../src/config/schema.ts";
import { ACCESS_FLIPS } from "./access.ts";
import { COMMAND_FLIPS } from "./command.ts";
import { DATA_FLIPS } from "./data.ts";
import { CORS_FLIPS } from "./cors.ts";
import type { Flip, Flips } from "./flip.ts";
import { INPUT_FLIPS } from "./input.ts";
import { LIMIT_FLIPS } from "./limit.ts";
import { LOCKOUT_FLIPS } from "./lockout.ts";
import { MONITORING_FLIPS } from "./monitoring.ts";
import { NETWORK_FLIPS } from "./network.ts";
import { OIDC_FLIPS } from "./oidc.ts";
import { POLICY_FLIPS } from "./policy.ts";
import { RECORD_FLIPS } from "./record.ts";
import { REDIS_FLIPS } from "./redis.ts";
import { SERVER_FLIPS } from "./server.ts";
import { TELEMETRY_FLIPS } from "./telemetry.ts";
import { TLS_FLIPS } from "./tls.ts";

/** The files of flips. */
export const FLIP_FILES: Readonly<Record<string, Flips>> = {
  "policy.ts": POLICY_FLIPS,
  "record.ts": RECORD_FLIPS,
  "data.ts": DATA_FLIPS,
  "server.ts": SERVER_FLIPS,
  "tls.ts": TLS_FLIPS,
  "input.ts": INPUT_FLIPS,
  "limit.ts": LIMIT_FLIPS,
  "redis.ts": REDIS_FLIPS,
  "network.ts": NETWORK_FLIPS,
  "cors.ts": CORS_FLIPS,
  "access.ts": ACCESS_FLIPS,
  "lockout.ts": LOCKOUT_FLIPS,
  "oidc.ts": OIDC_FLIPS,
  "monitoring.ts": MONITORING_FLIPS,
  "telemetry.ts": TELEMETRY_FLIPS,
  "command.ts": COMMAND_FLIPS,
};

/** A setting's flip, and the file in which it is; throws where there is none. */
export function flipOf(name: SettingName): readonly [string, Flip] {
  for (const [file, flips] of Object.entries(FLIP_FILES)) {
    const flip = flips[name];
    if (flip !== undefined) return [file, flip];
  }
  throw new Error(
    `No test flips \`${name}\`: add one to tests/config/flips, or remove the setting`,
  );
}
