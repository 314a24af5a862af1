/** The MCP Inspector's command line, over HTTP and stdio. */
import { inFolder } from "../../cli/process.ts";
import { environment, KEY, program, run, serve } from "../program.ts";
import { CALLS, check, type Seen } from "./seen.ts";
import { node, npmTool, ready } from "../toolbox.ts";

const { ignore, note } = await ready(node, () => npmTool("inspector"));

type Ask = (flags: readonly string[]) => Promise<Record<string, unknown>>;

async function inspector(
  home: string,
  target: readonly string[],
  flags: readonly string[],
): Promise<Ask> {
  const folder = await npmTool("inspector");
  const launcher = `${folder}/node_modules/.bin/mcp-inspector`;
  const command = await node();
  return async function ask(method) {
    const args = [launcher, "--cli", ...target, ...flags, ...method];
    const env = environment(home);
    env["PATH"] = `${command.replace(/\/node$/, "")}:${env["PATH"]}`;
    const { out, err } = await run(command, args, { env, cwd: home });
    try {
      return JSON.parse(out) as Record<string, unknown>;
    } catch {
      throw new Error(
        `The Inspector did not answer with JSON:\n${out}\n${err}`,
      );
    }
  };
}

async function look(ask: Ask): Promise<Seen> {
  const evaluate = (args: Readonly<Record<string, unknown>>) =>
    ask([
      "--method",
      "tools/call",
      "--tool-name",
      "evaluate_tool_request",
      ...Object.entries(args).flatMap(([name, value]) => [
        "--tool-arg",
        `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
      ]),
    ]);
  const verdict = async (args: Readonly<Record<string, unknown>>) =>
    (await evaluate(args))["structuredContent"] as Record<string, unknown>;
  const listed = await ask(["--method", "tools/list"]);
  const wrong = await evaluate({ tool_name: "Bash", cwd: "x".repeat(5_000) });
  const read = ["--method", "resources/read", "--uri", "config://rules"];
  const { contents } = await ask(read) as { contents: { text: string }[] };
  return {
    tools: (listed["tools"] as { name: string }[]).map((tool) => tool.name),
    denied: await verdict(CALLS.denied),
    harmless: await verdict(CALLS.harmless),
    wrong: wrong["isError"] === true && !("structuredContent" in wrong),
    rules: contents[0]?.text ?? "",
  };
}

Deno.test({ name: `the Inspector over HTTP${note}`, ignore }, async () => {
  await inFolder(async (home) => {
    await using server = await serve(home);
    const flags = [
      "--transport",
      "http",
      "--header",
      `Authorization: Bearer ${KEY}`,
    ];
    check(await look(await inspector(home, [`${server.url}/mcp`], flags)));
  });
});

Deno.test({ name: `the Inspector over stdio${note}`, ignore }, async () => {
  await inFolder(async (home) => {
    // The Inspector would take the program's own flags for its own; a script has none.
    const script = `${home}/superego-mcp`;
    const words = [...program(), "mcp"].map((word) => `'${word}'`).join(" ");
    await Deno.writeTextFile(script, `#!/bin/sh\nexec ${words}\n`, {
      mode: 0o755,
    });
    check(
      await look(await inspector(home, [script], ["--transport", "stdio"])),
    );
  });
});
