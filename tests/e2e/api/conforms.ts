/**
 * Holds the real server to its own OpenAPI document: schemathesis asks every route what the document allows and what it
 * does not, and spectral looks at the document itself. An operator's routes are asked with an operator's key; every
 * route has to have answered with success, too. Exits 77 where they cannot be had.
 */
import { inFolder } from "../../cli/process.ts";
import { environment, KEY, program, run, serve } from "../program.ts";
import { node, npmTool, python } from "../toolbox.ts";

const HERE = new URL(".", import.meta.url).pathname;

/** Nothing but the document is to be tested, so no limit may get in between. */
const UNLIMITED = {
  SUPEREGO_API_KEY: KEY,
  SUPEREGO_RATE_ROUTES: "/v1/posture=100000",
  SUPEREGO_LOCKOUT_FAILURES: "0",
  SUPEREGO_BLOCK_AFTER: "0",
  // Nobody is there, but who looks for a token is told where to ask.
  SUPEREGO_OIDC_ISSUERS: JSON.stringify([
    { issuer: "http://127.0.0.1:9", audience: "superego" },
  ]),
};

function say(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text.trim()}\n`));
}

/** The tag of the routes for which `KEY` is not good. */
const OPERATION = "operation";

async function operatorKey(home: string): Promise<string> {
  const [command, ...args] = program();
  const { code, out, err } = await run(
    command,
    [...args, "keys", "add", "operator", "--scope", "admin"],
    { env: environment(home) },
  );
  if (code !== 0) throw new Error(err);
  return out.trim();
}

type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** The operations that never answered with success; HEAD is none of the document's. */
async function neverAnswered(
  url: string,
  document: Document,
): Promise<readonly string[]> {
  const response = await fetch(`${url}/metrics`, {
    headers: { Authorization: `Bearer ${KEY}` },
  });
  const metrics = await response.text();
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => method.toUpperCase()).filter((
      method,
    ) =>
      !metrics.includes(
        `superego_http_requests_total{method="${method}",route="${path}",status="2xx"}`,
      )
    ).map((method) => `${method} ${path}`)
  );
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
    const operator = await operatorKey(home);
    await using server = await serve(home, UNLIMITED);
    const document = `${home}/openapi.json`;
    const response = await fetch(`${server.url}/v1/openapi.json`, {
      headers: { Authorization: `Bearer ${KEY}` },
    });
    const text = await response.text();
    await Deno.writeTextFile(document, text);
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
    for (
      const [whose, key, which] of [
        ["an agent's key", KEY, "--exclude-tag"],
        ["an operator's key", operator, "--include-tag"],
      ] as const
    ) {
      await check(`schemathesis with ${whose}`, [
        interpreter.replace(/python$/, "schemathesis"),
        ...["--config-file", `${HERE}schemathesis.toml`, "run", document],
        ...["--url", server.url, "-H", `Authorization: Bearer ${key}`],
        ...["-H", "Accept: application/json, text/event-stream"],
        ...["--checks", "all", "--continue-on-failure", which, OPERATION],
        ...["--max-examples", "60", "--seed", "1"],
      ]);
    }
    const silent = await neverAnswered(server.url, JSON.parse(text));
    if (silent.length > 0) {
      failed.push(`no success was seen of ${silent.join(", ")}`);
    }
  });
  say(failed.length === 0 ? "conforms" : `does not: ${failed.join(", ")}`);
  return failed.length === 0 ? 0 : 1;
}

Deno.exit(await main());
