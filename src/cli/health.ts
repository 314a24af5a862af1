/** `superego health`: ask a server on this machine whether it is ready, for the health check of a container. */
import { loadConfig } from "../config/load.ts";
import { askReadiness } from "../gateway/alive.ts";
import { readArgs, settingFlags } from "./args.ts";
import { EXIT, type Io } from "./io.ts";
import { refuse } from "./refuse.ts";

/** Runs the verb: exit status 0 when the server is ready, else 1. */
export async function health(args: readonly string[], io: Io): Promise<number> {
  const loaded = await loadConfig(
    settingFlags("health", readArgs("health", args)),
  );
  if (!loaded.ok) return refuse(loaded.problems, io);
  const { listen, tls_certificate_file } = loaded.value.settings;
  const { ok, detail } = await askReadiness(
    listen,
    tls_certificate_file !== null,
  );
  if (ok) io.out(`${detail}\n`);
  else io.err(`${detail}\n`);
  return ok ? EXIT.clean : EXIT.findings;
}
