/** Flips every setting of the hook that asks a server, and of the log, on the real command. */
import type { SettingName } from "../../src/config/schema.ts";
import { COMMAND_FLIPS } from "./flips/command.ts";
import { run } from "./flips/flip.ts";

for (const [name, flip] of Object.entries(COMMAND_FLIPS)) {
  Deno.test(`\`${name}\`: ${flip.sees}`, () => run(name as SettingName, flip));
}
