/** The official conformance suite, in both its versions, against the server. */
import assert from "node:assert/strict";
import { inFolder } from "../../cli/process.ts";
import { environment, run, serve } from "../program.ts";
import { keyedProxy } from "./keyed_proxy.ts";
import { type Scenario, SCENARIOS } from "./conformance_plan.ts";
import { node, npmTool, ready } from "../toolbox.ts";

interface Check {
  readonly id: string;
  readonly status: "SUCCESS" | "FAILURE" | "WARNING" | "SKIPPED" | "INFO";
}

async function checksOf(
  { tool, version, name }: Scenario,
  url: string,
  home: string,
): Promise<readonly Check[]> {
  const folder = await npmTool(tool);
  const out = await Deno.makeTempDir({ dir: home });
  const args = [
    `${folder}/node_modules/.bin/conformance`,
    "server",
    ...["--url", url, "--scenario", name, "-o", out],
    ...version === null ? [] : ["--spec-version", version],
  ];
  const env = environment(home);
  const { out: text, err } = await run(await node(), args, { env, cwd: home });
  for await (const entry of Deno.readDir(out)) {
    const file = `${out}/${entry.name}/checks.json`;
    return JSON.parse(await Deno.readTextFile(file));
  }
  throw new Error(`The suite left no results:\n${text}\n${err}`);
}

const { ignore, note } = await ready(
  node,
  ...SCENARIOS.map(({ tool }) => () => npmTool(tool)),
);

Deno.test({
  name:
    `the conformance suite, every scenario that needs no sample tools${note}`,
  ignore,
}, async (t) => {
  await inFolder(async (home) => {
    await using server = await serve(home);
    // The suite has no way to send a key.
    await using proxy = await keyedProxy(server.url);
    for (const scenario of SCENARIOS) {
      const { tool, version, name, passes, lacks } = scenario;
      await t.step(`${tool} ${version ?? ""} ${name}`, async () => {
        const checks = await checksOf(scenario, `${proxy.url}/mcp`, home);
        const having = (status: Check["status"]) =>
          checks.filter((check) => check.status === status).map(({ id }) => id);
        assert.deepEqual(having("FAILURE").sort(), Object.keys(lacks).sort());
        assert.deepEqual(having("WARNING"), []);
        assert.equal(having("SUCCESS").length, passes);
      });
    }
  });
});
