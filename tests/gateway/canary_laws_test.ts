/** No secret that goes through any field of any door is found in a file, a log line, a metric or the body of an error. */
import assert from "node:assert/strict";
import { hookInput } from "../cli/agent.ts";
import { inFolder, superego } from "../cli/process.ts";
import { CANARIES, type Canary, carriers, messages } from "./canaries.ts";
import { KEY, until, withServer } from "./process.ts";

/** Where which secrets were found. */
type Leaks = Map<string, Set<string>>;

function look(where: string, text: string, leaks: Leaks, of = CANARIES) {
  for (const { detector, needle } of of) {
    if (!text.includes(needle)) continue;
    leaks.set(where, (leaks.get(where) ?? new Set()).add(detector));
  }
}

function nothing(leaks: Leaks) {
  assert.deepEqual(
    [...leaks].map(([where, what]) => `${where}: ${[...what].join(", ")}`),
    [],
  );
}

async function lookInFiles(folder: string, leaks: Leaks): Promise<void> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) await lookInFiles(path, leaks);
    else look(`file ${name}`, await Deno.readTextFile(path), leaks);
  }
}

/** Sends one secret in every field of the server, and looks at what comes back as an error. */
async function send(url: string, canary: Canary, leaks: Leaks): Promise<void> {
  for (const { field, path, body, headers } of carriers(canary.text)) {
    const response = await fetch(`${url}${path}`, {
      headers: {
        Authorization: `Bearer ${KEY}`,
        "Content-Type": "application/json",
        ...headers,
      },
      ...body === undefined
        ? {}
        : { method: "POST", body: JSON.stringify(body) },
    });
    const text = await response.text();
    const failed = response.status >= 400 ||
      /"error":|"isError":true/.test(text);
    if (failed) look(`answer to ${field}`, text, leaks, [canary]);
  }
  const broken = await fetch(`${url}/v1/evaluate`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${KEY}`,
      "Content-Type": "application/json",
    },
    body: `{"tool_name": "Bash", ${JSON.stringify(canary.text)} `,
  });
  look("answer to broken JSON", await broken.text(), leaks, [canary]);
}

Deno.test("no secret is found in what the server writes, whichever field it came in", () =>
  inFolder(async (folder) => {
    const leaks: Leaks = new Map();
    assert.ok(CANARIES.length > 40, String(CANARIES.length));
    const policy = `${folder}/policy.yaml`;
    const good = "version: 1\ndefaults: {action: defer}\nrules: []\n";
    await Deno.writeTextFile(policy, good);
    const flags = ["--policy", "shipped", "--policy", policy];
    await withServer(folder, flags, async ({ url, ask, process, written }) => {
      for (const canary of CANARIES) await send(url, canary, leaks);
      for (const path of ["/metrics", "/v1/audit/recent?limit=1000"]) {
        look(path, await (await ask(path)).text(), leaks);
      }
      const lines = CANARIES.map(({ text }) => JSON.stringify(text));
      const broken = [
        `version: 1\nrules: [${lines.join(",")}]\n`,
        `version: 1\n${lines.map((line) => `${line}: 1\n`).join("")}`,
        `version: [\n${lines.join("\n")}`,
      ];
      for (const [at, text] of broken.entries()) {
        await Deno.writeTextFile(policy, text);
        process.kill("SIGHUP");
        const times = () =>
          written().err.split("could not be reloaded").length - 1;
        await until(() => times() > at, () => written().err.slice(-2_000));
      }
      await Deno.remove(policy);
      process.kill("SIGTERM");
      await process.status;
      look("standard error", written().err, leaks);
      look("standard output", written().out, leaks);
    }, {
      SUPEREGO_API_KEY: KEY,
      SUPEREGO_LOG_LEVEL: "debug",
      SUPEREGO_LOCKOUT_FAILURES: "0",
      SUPEREGO_BLOCK_AFTER: "0",
    });
    await lookInFiles(folder, leaks);
    nothing(leaks);
  }));

Deno.test("no secret is found in what a hook writes", () =>
  inFolder(async (folder) => {
    const leaks: Leaks = new Map();
    const all = CANARIES.map(({ text }) => text);
    const inputs = [
      hookInput("Bash", Object.fromEntries(all.map((text) => [text, text]))),
      hookInput("Bash", { command: all.join("\n") }),
      ...all.slice(0, 3).map((text) => hookInput(text, {})),
      hookInput("Bash", {}, Object.fromEntries(all.map((text) => [text, 1]))),
      hookInput("Bash", {}, { hook_event_name: all[0] }),
      hookInput("Bash", {}, { session_id: all[1], cwd: all[2] }),
      all.join("\n"),
    ];
    for (const stdin of inputs) {
      const { code, err } = await superego({
        args: ["advise", "--audit", `${folder}/a.jsonl`],
        stdin,
        env: { HOME: folder },
      });
      look(`standard error, exit ${code}`, err, leaks);
    }
    await lookInFiles(folder, leaks);
    nothing(leaks);
  }));

Deno.test("no secret is found in what MCP over standard input writes", () =>
  inFolder(async (folder) => {
    const leaks: Leaks = new Map();
    const sent = CANARIES.flatMap(({ text }) => messages(text));
    const { out, err } = await superego({
      args: ["mcp", "--audit", `${folder}/a.jsonl`],
      stdin: sent.map(([, message]) => `${JSON.stringify(message)}\n`).join(""),
      env: { HOME: folder },
    });
    look("standard error", err, leaks);
    for (const line of out.split("\n")) {
      if (/"error":|"isError":true/.test(line)) look("error", line, leaks);
    }
    await lookInFiles(folder, leaks);
    nothing(leaks);
  }));
