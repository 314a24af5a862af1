/** Judges whether a server may run in production: everything of this refuses the start, where that is asked for. */
import { loadKeyring } from "../auth/load.ts";
import { isReadableByAll, readTextFile } from "../config/disk.ts";
import { placeOf } from "../config/layer.ts";
import type { Config } from "../config/load.ts";
import { loadRuleset } from "../config/policies.ts";
import { SETTING_NAMES, type SettingName } from "../config/schema.ts";
import { stopsAnything } from "../policy/stops.ts";
import type { Problem, Severity } from "../problem/problem.ts";
import { CHECKS } from "./catalog.ts";
import { judgeSettings } from "./settings.ts";

/** What is a matter of taste. */
const MINOR: readonly Severity[] = ["low", "info"];

/** Everything that is unsafe; nothing where `production` is not set. */
export async function productionProblems(
  config: Config,
): Promise<readonly Problem[]> {
  const { settings } = config;
  if (!settings.production) return [];
  const found: Problem[] = judgeSettings(config).filter(({ severity }) =>
    !MINOR.includes(severity)
  );
  const keyring = await loadKeyring(settings.keys, settings.api_key);
  if (!keyring.ok) found.push(...keyring.problems);
  else if (keyring.value.size === 0 && settings.oidc_issuers.length === 0) {
    found.push(problem(
      config,
      "SETUP-008",
      "keys",
      "There is no API key, and none is made by itself in production",
      "Make one with `superego keys add NAME`",
    ));
  }
  found.push(...await judgeSecrets(config));
  const ruleset = await loadRuleset(settings.policy, readTextFile, settings);
  if (ruleset.ok && ruleset.value.rules.length === 0) {
    found.push(problem(
      config,
      "SETUP-010",
      "policy",
      "The policy has no rule",
      "Name the policy `shipped`, alone or beside your own",
    ));
  } else if (ruleset.ok && !stopsAnything(ruleset.value)) {
    found.push(problem(
      config,
      "SETUP-011",
      "policy",
      "The policy stops nothing: every rule that denies or asks has `mode: shadow`, is disabled or is turned off",
      "Set `mode: enforce` in the policy or remove the line, or name the policy `shipped` beside it",
    ));
  }
  return found;
}

/** What is no reason not to start in production and yet has to be said, one line each; nothing where it is not set. */
export function productionWarnings(config: Config): readonly string[] {
  if (!config.settings.production) return [];
  return judgeSettings(config)
    .filter(({ severity }) => MINOR.includes(severity))
    .map(({ file, line, message }) =>
      `warning: in production, ${message} (${file}:${line})`
    );
}

/** One problem for each file with a secret that every user of the machine may read. */
export async function judgeSecrets(
  config: Config,
): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  for (const name of SETTING_NAMES) {
    const path = name === "tls_key_file"
      ? config.settings.tls_key_file ?? undefined
      : config.origins[name].secret_file;
    if (path === undefined || !await isReadableByAll(path)) continue;
    found.push(problem(
      config,
      "SETUP-009",
      name,
      `Every user of this machine may read \`${path}\``,
      `Run \`chmod o-rwx ${path}\``,
    ));
  }
  return found;
}

function problem(
  { origins }: Config,
  id: string,
  name: SettingName,
  message: string,
  hint: string,
): Problem {
  const severity = CHECKS[id]?.severity ?? "high";
  return { id, severity, ...placeOf(origins[name]), message, hint };
}
