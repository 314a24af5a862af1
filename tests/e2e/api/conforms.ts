/**
 * Holds the real server to its own OpenAPI document: schemathesis asks every route what the document allows and what it
 * does not, and spectral looks at the document itself. Exits 77 where they cannot be had.
 */
import { inFolder } from "../../cli/process.ts";
import { environment, KEY, run, serve } from "../program.ts";
import { node, npmTool, python } from "../toolbox.ts";

const HERE = new URL(".", import.meta.url).pathname;

/** Nothing but the document is to be tested, so no limit may get in between. */
const UNLIMITED = {
  SUPEREGO_API_KEY: KEY,
  SUPEREGO_RATE_ROUTES: "/v1/posture=100000",
  SUPEREGO_LOCKOUT_FAILURES: "0",
  SUPEREGO_BLOCK_AFTER: "0",
};

function say(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text.trim()}\n`));
}

async function main(): Promise<number> {
  let tools: readonly [string, string, string];
  try {
    tools = [
      await python("schemathesis", `${HERE}requirements.txt`),
      await node(),
      await npmTool("spectral"),
    ];
  } catch (error) {
    say(`not run: ${error instanceof Error ? error.message : error}`);
    return 77;
  }
  const [interpreter, nodejs, spectral] = tools;
  const failed: string[] = [];
  await inFolder(async (home) => {
    await using server = await serve(home, UNLIMITED);
    const document = `${home}/openapi.json`;
    const authorization = `Authorization: Bearer ${KEY}`;
    const response = await fetch(`${server.url}/v1/openapi.json`, {
      headers: { Authorization: `Bearer ${KEY}` },
    });
    await Deno.writeTextFile(document, await response.text());
    const check = async (
      name: string,
      args: readonly [string, ...string[]],
    ) => {
      const [command, ...rest] = args;
      const { code, out, err } = await run(command, rest, {
        env: environment(home, { PYTHONUTF8: "1" }),
        cwd: home,
        seconds: 400,
      });
      say(code === 0 ? out.slice(-900) : `${out}\n${err}`);
      if (code !== 0) failed.push(name);
    };
    await check("spectral", [
      nodejs,
      `${spectral}/node_modules/@stoplight/spectral-cli/dist/index.js`,
      ...["lint", "--fail-severity=hint", "-r", `${HERE}spectral.yaml`],
      document,
    ]);
    await check("schemathesis", [
      interpreter.replace(/python$/, "schemathesis"),
      ...["--config-file", `${HERE}schemathesis.toml`, "run", document],
      ...["--url", server.url, "-H", authorization],
      ...["-H", "Accept: application/json, text/event-stream"],
      ...["--checks", "all", "--continue-on-failure"],
      ...["--max-examples", "60", "--seed", "1"],
    ]);
  });
  say(failed.length === 0 ? "conforms" : `does not: ${failed.join(", ")}`);
  return failed.length === 0 ? 0 : 1;
}

Deno.exit(await main());
