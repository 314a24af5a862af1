/** Holds that a configuration file is judged by itself, at its own lines. */
import assert from "node:assert/strict";
import { issueKey } from "../../src/auth/issue.ts";
import { formatKeyFile } from "../../src/auth/key_file.ts";
import { judgeFile, judgeHere } from "../../src/check/configuration.ts";

const NOW = new Date("2026-01-01T00:00:00Z");

async function inFolder<T>(
  text: string,
  work: (file: string) => Promise<T>,
): Promise<T> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/c.yaml`, text);
    await Deno.writeTextFile(`${folder}/keys.json`, "no JSON");
    await Deno.chmod(`${folder}/keys.json`, 0o600);
    return await work(`${folder}/c.yaml`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const table: readonly (readonly [string, string, readonly string[]])[] = [
  ["nothing unsafe", "listen: 127.0.0.1:1\n", []],
  [
    "each unsafe value where it stands",
    "# ours\nlisten: 0.0.0.0:1\naudit_redact: false\n",
    [
      "SETUP-003 c.yaml:2:9",
      "SETUP-004 c.yaml:3:15",
    ],
  ],
  ["what is wrong where it stands", "reload: true\nlisten: x\n", [
    "CONFIG-002 c.yaml:2:9",
  ]],
  ["a secret's file that is not there", "reload: true\ntoken_file: none\n", [
    "CONFIG-002 c.yaml:2:13",
  ]],
  ["the keys that it names", "keys: keys.json\n", ["KEYS-001 keys.json:1:1"]],
  ["the policies that it names", "policy: [none.yaml]\n", [
    "POLICY-007 none.yaml:1:1",
  ]],
];

for (const [what, text, want] of table) {
  Deno.test(`judgeFile() finds ${what}`, async () => {
    await inFolder(text, async (file) => {
      const { problems } = await judgeFile(file, NOW);
      assert.deepEqual(
        problems.map(({ id, file, line, column }) =>
          `${id} ${file.replace(/.*\//, "")}:${line}:${column}`
        ),
        want,
      );
    });
  });
}

Deno.test("judgeHere() lets a flag win over the file, and says that the flag is at fault", async () => {
  await inFolder("listen: 127.0.0.1:1\nkeys: none.json\n", async (file) => {
    const { problems, policies } = await judgeHere({
      config: file,
      listen: "0.0.0.0:1",
    }, NOW);
    assert.deepEqual(problems.map(({ id, file }) => [id, file]), [
      ["SETUP-003", "command line"],
    ]);
    assert.deepEqual(policies, ["shipped"]);
  });
});

Deno.test("judgeFile() finds a key that ends soon", async () => {
  const { key } = issueKey("ci", ["evaluate"], NOW, new Date("2026-01-03"));
  for (const [more, want] of [["", ["KEYS-006"]], ["0", []]] as const) {
    const folder = await Deno.makeTempDir();
    try {
      await Deno.writeTextFile(`${folder}/k.json`, formatKeyFile([key]), {
        mode: 0o600,
      });
      await Deno.writeTextFile(`${folder}/superego.yaml`, "keys: k.json\n");
      if (more !== "") {
        await Deno.writeTextFile(
          `${folder}/security-policies.yaml`,
          `auth: { key_warning_days: ${more} }\n`,
        );
      }
      const { problems } = await judgeFile(`${folder}/superego.yaml`, NOW);
      assert.deepEqual(problems.map(({ id }) => id), want);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  }
});
