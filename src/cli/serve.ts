/** `superego serve`: answer over HTTP, hooks and MCP until told to stop. */
import { loadConfig } from "../config/load.ts";
import type { Settings } from "../config/schema.ts";
import { splitAddress } from "../config/value.ts";
import { type Access, prepareAccess } from "../gateway/access.ts";
import { type Ending, launch } from "../gateway/launch.ts";
import { readArgs, settingFlags } from "./args.ts";
import { EXIT, type Io } from "./io.ts";
import { refuse } from "./refuse.ts";
import { VERSION } from "./version.ts";

const STATUS: Readonly<Record<Ending, number>> = {
  drained: EXIT.clean,
  cut_short: EXIT.findings,
  failed: EXIT.internal,
};

/** Runs the verb until SIGTERM or SIGINT; exit status 1 when the server may not start, 3 when it failed. */
export async function serve(args: readonly string[], io: Io): Promise<number> {
  const given = readArgs("serve", args);
  const loaded = await loadConfig(settingFlags("serve", given));
  if (!loaded.ok) return refuse(loaded.problems, io);
  const { settings } = loaded.value;
  let first_key: string | null = null;
  const admit = async () => {
    const access = await prepareAccess(settings);
    if (!access.ok) return access;
    ({ first_key } = access.value);
    // Shown before anything else can fail: it is stored as a hash only, so this is the one chance.
    if (first_key !== null) io.out(`API key (shown once): ${first_key}\n`);
    return access;
  };
  const running = await launch(
    settings,
    VERSION,
    (line) => io.err(`superego: ${line}\n`),
    admit,
  );
  if (!running.ok) return refuse(running.problems, io);
  io.out(welcome(settings, running.value.port, { first_key }));
  return STATUS[await running.value.ended];
}

/** What the operator reads once the server answers: where it is, and a first call to paste. */
export function welcome(
  settings: Pick<
    Settings,
    "listen" | "keys" | "api_key" | "allow_anonymous_loopback"
  >,
  port: number,
  access: Access,
): string {
  const host = splitAddress(settings.listen)?.host ?? "127.0.0.1";
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const key = access.first_key ??
    (settings.api_key === null ? "YOUR_KEY" : "$SUPEREGO_API_KEY");
  const open = settings.allow_anonymous_loopback;
  const lines = [
    `Superego answers on ${url}`,
    ...(access.first_key === null && settings.api_key === null && !open
      ? [
        `Keys are stored as hashes in ${settings.keys}; \`superego keys\` makes another one`,
      ]
      : []),
    "A first call:",
    `  curl -s ${url}/v1/evaluate${
      open ? "" : ` -H "Authorization: Bearer ${key}"`
    } \\`,
    `    -H 'Content-Type: application/json' \\`,
    `    -d '{"tool_name": "Bash", "parameters": {"command": "rm -rf /"}}'`,
  ];
  return `${lines.join("\n")}\n`;
}
