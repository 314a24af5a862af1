/** Tools that store what pipelines and deployments are run with. */
import type { Effect } from "../../../effect.ts";
import type { McpCall } from "../family.ts";
import { type Change, phrase, setsWith } from "./named.ts";

/** What holds the settings of something that runs elsewhere. */
const STORED =
  /_(?:env|envs|dotenv|env_?vars?|environment_variables?|config_vars?|(?:actions?|ci|cd|deployment|group|organi[sz]ation|org|pipeline|project|repo|repository|runtime|service|site|app|stage|workflow|workspace)_(?:env_|environment_)?variables?|variable_groups?|secrets?|secret_(?:values?|versions?)|passwords?)_/;

/** `create_project_variable`, `set_environment_variables`, `update_secret`. */
export function variables(
  { verbs }: McpCall,
  found: readonly Effect[],
): Change | undefined {
  const verb = setsWith(verbs);
  if (
    verb === undefined || !stores(phrase(verbs), found) ||
    found.some((one) => one.kind === "changes" && one.what === "secret")
  ) return undefined;
  return { what: "secret", operation: verb };
}

/** A variable of a cloud or of a code host is one of its pipelines and deployments. */
function stores(name: string, found: readonly Effect[]): boolean {
  return STORED.test(name) ||
    /_variables?_/.test(name) && found.some((one) =>
        one.kind === "changes" &&
        (one.what === "cloud" || one.what === "repository")
      );
}
