/** `superego serve`: answer over HTTP, hooks and MCP until told to stop. */
import { withdrawFirstKey } from "../auth/load.ts";
import { placed } from "../config/layer.ts";
import { loadConfig } from "../config/load.ts";
import type { Settings } from "../config/schema.ts";
import { splitAddress } from "../config/value.ts";
import { type Access, prepareAccess } from "../gateway/access.ts";
import { reachable } from "../gateway/alive.ts";
import { type Ending, launch, type Running } from "../gateway/launch.ts";
import type { Result } from "../problem/problem.ts";
import { readArgs, settingFlags } from "./args.ts";
import { EXIT, type Io } from "./io.ts";
import { refuse } from "./refuse.ts";
import { VERSION } from "../config/version.ts";

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
  const { settings, origins } = loaded.value;
  if (settings.production) {
    // Loaded only where it is asked for: it judges policies, too.
    const { productionProblems, productionWarnings } = await import(
      "../check/production.ts"
    );
    const unsafe = await productionProblems(loaded.value);
    if (unsafe.length > 0) return refuse(unsafe, io);
    for (const warning of productionWarnings(loaded.value)) {
      io.err(`superego: ${warning}\n`);
    }
  }
  let first_key: string | null = null;
  const admit = async () => {
    const access = await prepareAccess(settings);
    if (!access.ok) return access;
    ({ first_key } = access.value);
    return access;
  };
  let running: Result<Running> | undefined;
  try {
    running = await launch(
      settings,
      VERSION,
      (line) => io.err(`superego: ${line}\n`),
      admit,
    );
  } finally {
    await settle(first_key, running?.ok === true, settings.keys, io);
  }
  if (!running.ok) return refuse(placed(running.problems, origins), io);
  io.out(welcome(settings, running.value.port, { first_key }));
  return STATUS[await running.value.ended];
}

// A key that is shown before a refusal would be overlooked, and the next start would show none.
async function settle(
  first_key: string | null,
  started: boolean,
  keys: string,
  io: Io,
): Promise<void> {
  if (first_key === null) return;
  if (!started && await withdrawFirstKey(keys, first_key)) return;
  io.out(`API key (shown once): ${first_key}\n`);
}

/** What the operator reads once the server answers: where it is, and a first call to paste. */
export function welcome(
  settings: Pick<
    Settings,
    | "listen"
    | "keys"
    | "api_key"
    | "allow_anonymous_loopback"
    | "tls_certificate_file"
  >,
  port: number,
  access: Access,
): string {
  const host = splitAddress(settings.listen)?.host ?? "127.0.0.1";
  const at = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  const certificate = settings.tls_certificate_file;
  const scheme = certificate === null ? "http" : "https";
  const url = `${scheme}://${reachable(at)}`;
  const everywhere = host === "0.0.0.0" || host === "::";
  const key = access.first_key ??
    (settings.api_key === null ? "YOUR_KEY" : "$SUPEREGO_API_KEY");
  const open = settings.allow_anonymous_loopback;
  const lines = [
    `Superego answers on ${url}${
      everywhere ? " and on every other address of this machine" : ""
    }`,
    ...(access.first_key === null && settings.api_key === null && !open
      ? [
        `Keys are stored as hashes in ${settings.keys}; \`superego keys add NAME\` makes another one`,
      ]
      : []),
    "A first call:",
    `  curl -s${
      certificate === null ? "" : ` --cacert '${certificate}'`
    } ${url}/v1/evaluate${open ? "" : ` -H "Authorization: Bearer ${key}"`} \\`,
    `    -H 'Content-Type: application/json' \\`,
    `    -d '{"tool_name": "Bash", "parameters": {"command": "rm -rf /"}}'`,
  ];
  return `${lines.join("\n")}\n`;
}
