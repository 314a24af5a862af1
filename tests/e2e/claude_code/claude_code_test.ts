/** The real Claude Code behind each kind of hook: stopped by a denial, not by a permission, and stopped by every failure. */
import assert from "node:assert/strict";
import { inFolder } from "../../cli/process.ts";
import { serve } from "../program.ts";
import { claudeCode, ready } from "../toolbox.ts";
import { addHook, type Outcome, type Place, runAgent } from "./agent.ts";

const { ignore, note } = await ready(claudeCode);

const REASON = /Nothing is touched on a Tuesday/;
const POLICIES = {
  deny: rule("deny"),
  allow: rule("allow"),
  // What no rule matches is left to Claude Code, which allows it here.
  defer: rule("deny").replace("Bash", "NoSuchTool"),
};

type Kind = "command" | "http" | "command --url";

interface Case {
  readonly kind: Kind;
  readonly policy: keyof typeof POLICIES;
  /** What happens between the installation of the hook and the run. */
  readonly then?: "the server is killed" | "the key is wrong";
  /** What the model is told; the policy's reason where it denies. */
  readonly told?: RegExp;
  readonly runs: boolean;
}

const CASES: readonly Case[] = [
  { kind: "command", policy: "deny", runs: false },
  { kind: "command", policy: "allow", runs: true },
  { kind: "command", policy: "defer", runs: true },
  { kind: "http", policy: "deny", runs: false },
  { kind: "http", policy: "allow", runs: true },
  { kind: "http", policy: "defer", runs: true },
  { kind: "command --url", policy: "deny", runs: false },
  { kind: "command --url", policy: "allow", runs: true },
  { kind: "command --url", policy: "defer", runs: true },
  {
    kind: "http",
    policy: "allow",
    then: "the server is killed",
    runs: false,
    told: /ECONNREFUSED/,
  },
  {
    kind: "http",
    policy: "allow",
    then: "the key is wrong",
    runs: false,
    told: /HTTP 401/,
  },
  {
    kind: "command --url",
    policy: "allow",
    then: "the server is killed",
    runs: false,
    told: /superego: this call is blocked, since it cannot be judged/,
  },
  {
    kind: "command --url",
    policy: "allow",
    then: "the key is wrong",
    runs: false,
    told: /superego: this call is blocked, since it cannot be judged/,
  },
];

function rule(action: "allow" | "deny"): string {
  return `rules:
  - id: touching
    priority: 5
    conditions: { tool_name: Bash }
    action: ${action}
    reason: ${REASON.source}
`;
}

async function inPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  return await inFolder(async (folder) => {
    const place = { home: `${folder}/home`, project: `${folder}/project` };
    for (const path of Object.values(place)) await Deno.mkdir(path);
    return await work(place);
  });
}

async function outcomeOf(
  { kind, policy, then }: Case,
  place: Place,
): Promise<Outcome> {
  const file = `${place.home}/${policy}.yaml`;
  await Deno.writeTextFile(file, POLICIES[policy]);
  if (kind === "command") {
    await addHook(place, ["--policy", file]);
    return await runAgent(place);
  }
  await using server = await serve(place.home, undefined, ["--policy", file]);
  const type = kind === "http" ? "http" : "command";
  await addHook(place, ["--type", type, "--url", server.url]);
  if (then === "the server is killed") await server.kill();
  return then === "the key is wrong"
    ? await runAgent(place, "wrong-0123456789abcdef0123456789abcdef")
    : await runAgent(place);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 200
    ? `${line.slice(0, 60)} … ${line.slice(-140)}`
    : line;
}

function say(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text}\n`));
}

Deno.test(
  { name: `Claude Code without a hook runs the tool${note}`, ignore },
  async () => {
    await inPlace(async (place) => {
      const { ran, results } = await runAgent(place);
      assert.deepEqual([ran, results.map(({ error }) => error)], [true, [
        false,
      ]]);
    });
  },
);

Deno.test({
  name:
    `Claude Code would run the tool without what hooks add says about failures${note}`,
  ignore,
}, async () => {
  await inPlace(async (place) => {
    const server = await serve(place.home);
    await addHook(place, ["--url", server.url]);
    await server.kill();
    const settings = `${place.home}/.claude/settings.json`;
    const text = await Deno.readTextFile(settings);
    const careless = text.replace('"onFailure"', '"whatever"');
    assert.notEqual(careless, text);
    await Deno.writeTextFile(settings, careless);
    assert.equal((await runAgent(place)).ran, true);
  });
});

for (const one of CASES) {
  const { kind, policy, then, runs, told = REASON } = one;
  const when = then === undefined ? "" : `, and ${then}`;
  const what = runs ? "runs the tool" : "is stopped";
  Deno.test({
    name:
      `Claude Code ${what}: ${kind} hook, policy says ${policy}${when}${note}`,
    ignore,
  }, async () => {
    await inPlace(async (place) => {
      const { ran, results } = await outcomeOf(one, place);
      for (const { error, text } of results) {
        const told = shortened(text);
        say(
          `  file ${ran ? "present" : "absent"}; the model was told${
            error ? " of an error" : ""
          }: ${JSON.stringify(told)}`,
        );
      }
      assert.equal(ran, runs);
      assert.deepEqual(results.map(({ error }) => error), [!runs]);
      if (!runs) assert.match(results[0]?.text ?? "", told);
    });
  });
}
