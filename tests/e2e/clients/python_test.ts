/** The Python SDK's two clients, over HTTP and stdio. */
import { inFolder } from "../../cli/process.ts";
import { environment, KEY, program, run, serve } from "../program.ts";
import { check, type Seen } from "./seen.ts";
import { python, ready } from "../toolbox.ts";

const SCRIPT = new URL("client.py", import.meta.url).pathname;
const { ignore, note } = await ready(python);

const CLIENTS = [
  { kind: "client", version: "2026-07-28" },
  { kind: "session", version: "2025-11-25" },
] as const;

async function look(
  home: string,
  kind: string,
  target: readonly string[],
): Promise<Seen> {
  const env = environment(home, { KEY, PYTHONDONTWRITEBYTECODE: "1" });
  const args = [SCRIPT, kind, ...target];
  const { code, out, err } = await run(await python(), args, { env });
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Seen;
}

for (const { kind, version } of CLIENTS) {
  Deno.test(
    { name: `the Python ${kind} over HTTP${note}`, ignore },
    async () => {
      await inFolder(async (home) => {
        await using server = await serve(home);
        check(await look(home, kind, [`${server.url}/mcp`]), version);
      });
    },
  );

  Deno.test(
    { name: `the Python ${kind} over stdio${note}`, ignore },
    async () => {
      await inFolder(async (home) => {
        check(await look(home, kind, [...program(), "mcp"]), version);
      });
    },
  );
}
