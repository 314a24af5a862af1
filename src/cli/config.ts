/** `superego config show`: the effective settings and where each came from. */
import { loadConfig } from "../config/load.ts";
import { showConfig } from "../config/show.ts";
import { readArgs, settingFlags } from "./args.ts";
import { settingsText } from "./config_text.ts";
import { EXIT, type Io } from "./io.ts";
import { refuse } from "./refuse.ts";

/** Prints every setting with its origin, secrets masked; exit status 1 with every problem when they are wrong. */
export async function config(args: readonly string[], io: Io): Promise<number> {
  const given = readArgs("config", args);
  const loaded = await loadConfig(settingFlags("config", given));
  if (!loaded.ok) return refuse(loaded.problems, io);
  io.out(
    given.one["format"] === "json"
      ? `${JSON.stringify({ settings: showConfig(loaded.value) }, null, 2)}\n`
      : settingsText(showConfig(loaded.value), io),
  );
  return EXIT.clean;
}
