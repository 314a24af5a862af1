/** Judges a configuration: whether it loads, what its settings open, its keys, and the policies that it names. */
import { endingKeys } from "../auth/ending.ts";
import type { StoredKey } from "../auth/key_file.ts";
import { loadKeys } from "../auth/load.ts";
import { type Environment, readEnvironment } from "../config/environment.ts";
import { placed } from "../config/layer.ts";
import { type Config, type Flags, loadConfig } from "../config/load.ts";
import type { Settings } from "../config/schema.ts";
import type { Problem } from "../problem/problem.ts";
import { CHECKS } from "./catalog.ts";
import { type Judged, judgePolicies } from "./policies.ts";
import { judgeSecrets } from "./production.ts";
import { judgeSettings } from "./settings.ts";

/** What was found, and which policies were judged with it. */
export interface JudgedConfiguration extends Judged {
  readonly policies: readonly string[];
}

/** Reads the files that settings name as the server would; what is wrong with them. */
export type JudgeFiles = (settings: Settings) => Promise<readonly Problem[]>;

const NO_FILES: JudgeFiles = () => Promise.resolve([]);

/** Judges what the program would run with here: flags, environment and configuration file together. */
export async function judgeHere(
  flags: Flags,
  now: Date,
  judgeFiles: JudgeFiles = NO_FILES,
): Promise<JudgedConfiguration> {
  return await judge(flags, now, readEnvironment(), () => true, judgeFiles);
}

/** Judges one configuration file, or file of security policies, by itself, as if neither flags nor variables said anything. */
export async function judgeFile(
  file: string,
  now: Date,
  kind: "configuration" | "security" = "configuration",
  judgeFiles: JudgeFiles = NO_FILES,
): Promise<JudgedConfiguration> {
  const { home, state_home } = readEnvironment();
  const environment = {
    variables: {},
    home: home ?? "/",
    state_home,
    loosening: [],
  };
  // The keys of this machine are nothing to a file that does not speak of them.
  return await judge(
    { [kind === "security" ? "security_policies" : "config"]: file },
    now,
    environment,
    ({ origins }) =>
      [origins.keys, origins.state_dir].some(({ layer }) => layer === "file"),
    judgeFiles,
  );
}

async function judge(
  flags: Flags,
  now: Date,
  environment: Environment,
  withKeys: (config: Config) => boolean,
  judgeFiles: JudgeFiles,
): Promise<JudgedConfiguration> {
  const config = await loadConfig(flags, environment);
  if (!config.ok) return { problems: config.problems, tests: 0, policies: [] };
  const { settings, origins } = config.value;
  const keys = withKeys(config.value) ? await loadKeys(settings.keys) : null;
  const policies = await judgePolicies(settings.policy, undefined, settings);
  return {
    problems: [
      ...judgeSettings(config.value),
      ...await judgeSecrets(config.value),
      ...placed(await judgeFiles(settings), origins),
      ...keys === null
        ? []
        : keys.ok
        ? judgeEnding(keys.value, now, config.value)
        : keys.problems,
      ...policies.problems,
    ],
    tests: policies.tests,
    policies: settings.policy,
  };
}

function judgeEnding(
  keys: readonly StoredKey[],
  now: Date,
  { settings }: Config,
): readonly Problem[] {
  const { keys: file, key_warning_days } = settings;
  return endingKeys(keys, now, key_warning_days).map((
    { id, owner, expires },
  ) => ({
    id: "KEYS-006",
    severity: CHECKS["KEYS-006"]?.severity ?? "medium",
    file,
    line: 1,
    column: 1,
    message: `The key ${id} of ${owner} ends ${expires}`,
    hint: `Exchange it: superego keys rotate ${id} --grace 86400`,
  }));
}
