/** What is found is told once, and what is left out is not looked at. */
import assert from "node:assert/strict";
import { readArgs } from "../../src/cli/args.ts";
import { findProblems } from "../../src/cli/check_find.ts";

async function find(
  files: Readonly<Record<string, string>>,
  ...args: readonly string[]
) {
  const folder = await Deno.makeTempDir();
  try {
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(`${folder}/${name}`, text);
    }
    const words = args.map((word) => word === "." ? folder : word);
    const { problems, judged } = await findProblems(
      readArgs("check", words),
      () => Promise.resolve(""),
    );
    return {
      ids: problems.map(({ id, file }) =>
        `${id} ${file.slice(folder.length + 1)}`
      ),
      kinds: judged.map(({ kind }) => kind),
    };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("findProblems() tells what a configuration and its security policies have in common once", async () => {
  const { ids } = await find({
    "superego.yaml": "listen: 127.0.0.1:8000\n",
    "security-policies.yaml": "rate_limitz: {}\n",
  }, ".");
  assert.deepEqual([...new Set(ids)], ids);
  assert.ok(ids.length > 0);
});

Deno.test("findProblems() leaves out what it is told to", async () => {
  const files = { "Dockerfile": "FROM a:1\n", "bad.Dockerfile": "FROM a:1\n" };
  const { ids } = await find(files, "image", ".", "--exclude", "bad.*");
  assert.deepEqual([...new Set(ids.map((one) => one.split(" ")[1]))], [
    "Dockerfile",
  ]);
});

Deno.test("findProblems() judges a repository with its agents, images and workflows", async () => {
  const { ids, kinds } = await find(
    {
      ".mcp.json": '{"mcpServers": {"a": {"url": "http://a.example"}}}',
      "id_rsa": "",
    },
    "repo",
    ".",
  );
  assert.deepEqual(kinds, ["repository", "agents"]);
  assert.deepEqual(ids, ["AGENT-006 .mcp.json", "REPO-002 id_rsa"]);
});
