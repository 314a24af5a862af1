/** The settings of a process that nobody told anything, without the code that reads settings. */
import type { Environment } from "./environment.ts";
import type { Settings } from "./schema.ts";
import { placesIn, stateFolder } from "./state.ts";
import DEFAULTS from "./untold.json" with { type: "json" };

/** Them; `null` when the environment has something to say, or to be refused for. */
export function untoldSettings(environment: Environment): Settings | null {
  const state = stateFolder(environment);
  const told = Object.keys(environment.variables).length > 0 ||
    environment.loosening.length > 0;
  if (told || state === null) return null;
  return { ...DEFAULTS, ...placesIn(state) } as unknown as Settings;
}
