/** Where state is kept, and under which names. */
import type { Environment } from "./environment.ts";

/** What of the environment says where. */
export type Home = Pick<Environment, "home" | "state_home">;

/** The folder for state when nobody names one; `null` when the user has none. */
export function stateFolder({ home, state_home }: Home): string | null {
  if (state_home !== null) return `${state_home}/superego`;
  return home === null ? null : `${home}/.local/state/superego`;
}

/** The settings that name places in a folder for state. */
export function placesIn(state_dir: string): {
  readonly state_dir: string;
  readonly audit: string;
  readonly keys: string;
} {
  return {
    state_dir,
    audit: `${state_dir}/audit.jsonl`,
    keys: `${state_dir}/keys.json`,
  };
}
