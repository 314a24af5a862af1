/** The settings of `superego advise` when its command line or its environment says something. */
import type { Environment } from "../config/environment.ts";
import { loadConfig } from "../config/load.ts";
import type { Settings } from "../config/schema.ts";
import { type AgentName, DIALECTS, USUAL_AGENT } from "../hooks/dialects.ts";
import { didYouMean } from "../problem/nearest.ts";
import type { Result } from "../problem/problem.ts";
import { readGiven, settingsGiven, UsageError } from "./given.ts";
import { ADVISE_VERB } from "./table/advise.ts";

/** What was asked for. */
export interface Told {
  /** Every setting with its effective value. */
  readonly settings: Settings;
  /** The name of the agent whose dialect is spoken. */
  readonly agent: AgentName;
}

/** Reads the command line, the environment and the files that they name; throws {@linkcode UsageError}. */
export async function readTold(
  args: readonly string[],
  environment: Environment,
): Promise<Result<Told>> {
  const given = readGiven("advise", ADVISE_VERB, args);
  const agent = agentOf(given.one["agent"] ?? USUAL_AGENT);
  const config = await loadConfig(
    settingsGiven(ADVISE_VERB, given),
    environment,
  );
  if (!config.ok) return config;
  return { ok: true, value: { settings: config.value.settings, agent } };
}

function agentOf(name: string): AgentName {
  if (Object.hasOwn(DIALECTS, name)) return name as AgentName;
  throw new UsageError(
    `unknown agent \`${name}\`. ${didYouMean(name, Object.keys(DIALECTS))}`,
  );
}
