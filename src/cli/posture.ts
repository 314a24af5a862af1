/** `superego posture`: what the server may touch with these settings, and the proof that it may touch nothing else. */
import { loadConfig } from "../config/load.ts";
import { probe } from "../gateway/probe.ts";
import { readArgs, settingFlags } from "./args.ts";
import { EXIT, type Io } from "./io.ts";
import { postureText } from "./posture_text.ts";
import { refuse } from "./refuse.ts";
import { VERSION } from "../config/version.ts";

/** Runs the verb: exit status 1 when something forbidden was possible. */
export async function posture(
  args: readonly string[],
  io: Io,
): Promise<number> {
  const given = readArgs("posture", args);
  const loaded = await loadConfig(settingFlags("posture", given));
  if (!loaded.ok) return refuse(loaded.problems, io);
  const probed = await probe(loaded.value.settings, VERSION);
  if (!probed.ok) return refuse(probed.problems, io);
  const report = probed.value;
  io.out(
    given.one["format"] === "json"
      ? `${JSON.stringify(report, null, 2)}\n`
      : postureText(report, io),
  );
  return report.ok ? EXIT.clean : EXIT.findings;
}
