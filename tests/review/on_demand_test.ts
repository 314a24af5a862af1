/** Proves that facts on demand are the facts, that each call loads what it needs, and that a lost part is no mild verdict. */
import assert from "node:assert/strict";
import { parse } from "yaml";
import { type Call, facts } from "../../src/facts/mod.ts";
import type { PartName } from "../../src/facts/on_demand.ts";
import {
  factsOnDemand,
  LOADERS,
  type Loaders,
} from "../../src/review/on_demand.ts";
import { walk } from "../repo/walk.ts";

function watched(loaded: Set<string>): Loaders {
  return Object.fromEntries(
    Object.entries(LOADERS).map(([name, load]) => [name, (parts) => {
      loaded.add(name);
      return load(parts);
    }]),
  ) as Loaders;
}

function bash(command: string): Call {
  return {
    tool_name: "Bash",
    parameters: { command },
    cwd: "/home/dev/project",
  };
}

const NEEDS: readonly (readonly [Call, readonly PartName[]])[] = [
  [bash("git status && npm test"), ["shell", "git", "packages"]],
  [bash("ls -l"), ["shell", "base"]],
  [bash("no-such-program"), ["shell"]],
  [bash("sudo sh -c 'python3.12 -c 1 | curl x'"), [
    "shell",
    "shells",
    "code",
    "network",
  ]],
  [bash("/bin/kubectl* get pods"), ["shell", "parser", "hosting"]],
  [{ tool_name: "Read", parameters: { file_path: "/etc/passwd" } }, []],
  [{ tool_name: "mcp__github__create_issue", parameters: { title: "x" } }, [
    "mcp",
    "outcomes",
  ]],
  [{ tool_name: "mcp__github__get_issue", parameters: { number: 1 } }, [
    "mcp",
  ]],
  [{ tool_name: "Write", parameters: { file_path: "a.ts", content: "x" } }, []],
  [{
    tool_name: "Write",
    parameters: { file_path: "a.sh", content: "ls -l" },
  }, ["written", "shell", "base"]],
  [{
    tool_name: "use_aws",
    parameters: { service_name: "s3", operation_name: "list-buckets" },
  }, ["composed", "shell", "hosting"]],
  // Before the shell is there, nothing knows a tool of this name.
  [{ tool_name: "rm", parameters: { args: ["-rf", "/"] } }, [
    "shell",
    "base",
    "mcp",
    "outcomes",
    "program",
  ]],
];

for (const [call, needs] of NEEDS) {
  Deno.test(`factsOnDemand() loads ${needs.join(", ") || "nothing"} for ${JSON.stringify(call)}`, async () => {
    const loaded = new Set<string>();
    assert.deepEqual(await factsOnDemand(watched(loaded))(call), facts(call));
    assert.deepEqual([...loaded].sort(), [...needs].sort());
  });
}

Deno.test("factsOnDemand() has the facts of every test case of the shipped policies", async () => {
  for (const file of walk("security/policies", ".test.yaml")) {
    const { tests } = parse(await Deno.readTextFile(file)) as {
      tests: readonly { call: Call }[];
    };
    for (const { call } of tests) {
      assert.deepEqual(
        await factsOnDemand()(call),
        facts(call),
        JSON.stringify(call),
      );
    }
  }
});

const LOST: readonly (readonly [string, () => Promise<void>, RegExp])[] = [
  ["cannot be loaded", () => Promise.reject(new Error("torn")), /torn/],
  ["is loaded and is not there", () => Promise.resolve(), /"git" is not there/],
];

for (const [what, git, why] of LOST) {
  Deno.test(`factsOnDemand() gives no facts when a part ${what}`, async () => {
    const facts = factsOnDemand({ ...LOADERS, git });
    await assert.rejects(facts(bash("git push --force")), why);
    // Nor the next time; what does not need the part is not affected.
    await assert.rejects(facts(bash("git push --force")), why);
    assert.equal((await facts(bash("ls"))).unparsed, false);
  });
}
