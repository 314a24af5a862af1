/** The Go SDK's client, over HTTP and stdio. */
import { inFolder } from "../../cli/process.ts";
import { environment, KEY, program, run, serve } from "../program.ts";
import { check, type Seen } from "./seen.ts";
import { goClient, ready } from "../toolbox.ts";

let binary = "";
const { ignore, note } = await ready(async () => binary = await goClient());

async function look(home: string, target: readonly string[]): Promise<Seen> {
  const env = environment(home, { KEY });
  const { code, out, err } = await run(binary, target, { env });
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Seen;
}

Deno.test({
  name: `the Go client over HTTP${note}`,
  ignore,
  fn: () =>
    inFolder(async (home) => {
      await using server = await serve(home);
      check(await look(home, [`${server.url}/mcp`]), "2026-07-28");
    }),
});

Deno.test({
  name: `the Go client over stdio${note}`,
  ignore,
  fn: () =>
    inFolder(async (home) => {
      check(await look(home, [...program(), "mcp"]), "2026-07-28");
    }),
});
