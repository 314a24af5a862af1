/** Tests every tool that is known by its name: each has a case, and each case is met. */
import assert from "node:assert/strict";
import { plainName } from "../../../src/facts/tools/arguments.ts";
import { deedOf, TABLES } from "../../../src/facts/tools/table.ts";
import { deeds, recorder, toolEffects } from "./recorder.ts";

const HERE = "/home/dev/project";

/** Arguments for each deed, as the agents spell them, and what must come of them. */
const CASES: Readonly<
  Record<string, readonly (readonly [Record<string, unknown>, string])[]>
> = {
  shell: [
    [{ command: "ls -l" }, "run ls -l"],
    [{ cmd: "ls -l" }, "run ls -l"],
    [{ CommandLine: "ls -l" }, "run ls -l"],
    [{ command_line: "ls -l" }, "run ls -l"],
    [{ command: ["bash", "-lc", "ls -l"] }, "run bash -lc 'ls -l'"],
    [{ action: { command: ["ls", "-l"] } }, "run ls -l"],
  ],
  monitor: [
    [{ command: "ls -l" }, "run ls -l"],
    [{ ws: { url: "wss://a.example/x" } }, "send nothing to a.example"],
  ],
  resource: [
    [{ server: "fs", uri: "file:///etc/hosts" }, "read /etc/hosts"],
  ],
  remember: [[{ fact: "x" }, "remember memory"]],
  hidden_code: [[{ cellId: "3" }, "unresolved code"]],
  aws: [[
    {
      service_name: "s3api",
      operation_name: "DeleteBucket",
      parameters: { bucket: "b c", Force: true, tags: ["x"], n: { a: 1 } },
    },
    `run aws s3api delete-bucket --force --bucket 'b c' --n '{"a":1}' --tags x`,
  ]],
  packages: [[{ packageList: ["a", "b"] }, "run pip install a b"]],
  mention: [[{ file_path: "a" }, `read ${HERE}/a`]],
  browse: [
    [
      { action: "launch", url: "https://a.example" },
      "send nothing to a.example",
    ],
    [{ action: "launch" }, "unresolved arguments"],
  ],
  powershell: [[{ command: "dir C:" }, "run pwsh -Command 'dir C:'"]],
  input: [
    [{ chars: "ls\n" }, "run ls"],
    [{ input: "ls" }, "run ls"],
  ],
  code: [[{ code: "1+1", language: "python" }, "run python3 -c 1+1"]],
  read: [
    [{ file_path: "a" }, `read ${HERE}/a`],
    [{ filePath: "a" }, `read ${HERE}/a`],
    [{ path: "a" }, `read ${HERE}/a`],
    [{ absolute_path: "/a" }, "read /a"],
    [{ AbsolutePath: "/a" }, "read /a"],
    [{ target_file: "a" }, `read ${HERE}/a`],
    [{ paths: ["a"] }, `read ${HERE}/a`],
  ],
  list: [
    [{ path: "a" }, `list ${HERE}/a`],
    [{ dir_path: "a" }, `list ${HERE}/a`],
    [{ DirectoryPath: "a" }, `list ${HERE}/a`],
    [{ pattern: "*.ts" }, `list ${HERE}/*.ts`],
    [{ pattern: "*.ts", path: "a" }, `list ${HERE}/a/*.ts`],
    [{ glob_pattern: "*.ts", target_directory: "a" }, `list ${HERE}/a/*.ts`],
  ],
  search: [
    [{ pattern: "x", path: "a" }, `read ${HERE}/a`],
    [{ pattern: "x", path: "a", glob: "*.ts" }, `read ${HERE}/a/*.ts`],
    [{ Query: "x", SearchPath: "a" }, `read ${HERE}/a`],
    [{ pattern: "x" }, `read ${HERE}`],
  ],
  write: [
    [{ file_path: "a", content: "x" }, `write ${HERE}/a`],
    [{ path: "a", file_text: "x" }, `write ${HERE}/a`],
    [{ TargetFile: "a", CodeContent: "x" }, `write ${HERE}/a`],
  ],
  edit: [
    [
      { file_path: "a", old_string: "path", new_string: "y" },
      `write ${HERE}/a`,
    ],
    [{ notebook_path: "a.ipynb", new_source: "y" }, `write ${HERE}/a.ipynb`],
    [{ target_file: "a", code_edit: "y" }, `write ${HERE}/a`],
    [{ path: "a", edits: [{ oldText: "x", newText: "y" }] }, `write ${HERE}/a`],
  ],
  append: [[{ path: "a", text: "x" }, `append ${HERE}/a`]],
  delete: [
    [{ path: "a" }, `delete ${HERE}/a`],
    [{ target_file: "a" }, `delete ${HERE}/a`],
  ],
  delete_tree: [[{ path: "a" }, `delete tree ${HERE}/a`]],
  make_folder: [[{ path: "a" }, `write ${HERE}/a`]],
  fetch: [
    [{ url: "https://a.example/x" }, "send nothing to a.example"],
    [{ urls: ["https://a.example/x"] }, "send nothing to a.example"],
    [
      { prompt: "read https://a.example/x please" },
      "send nothing to a.example",
    ],
  ],
  patch: [
    [
      { input: "*** Begin Patch\n*** Add File: a\n+x\n*** End Patch" },
      `write ${HERE}/a`,
    ],
    [{ patchText: "--- a/a\n+++ b/a\n@@ -1 +1 @@" }, `write ${HERE}/a`],
  ],
  editor: [
    [{ command: "create", path: "a", file_text: "x" }, `write ${HERE}/a`],
    [{ command: "view", path: "a" }, `read ${HERE}/a`],
    [{ command: "delete", path: "a" }, `delete ${HERE}/a`],
    [{ command: "append", path: "a", new_str: "x" }, `append ${HERE}/a`],
    [{ command: "str_replace", path: "a", old_str: "x" }, `write ${HERE}/a`],
  ],
};

/** Deeds that have more than one effect, or none. */
const WHOLE: Readonly<
  Record<string, readonly [Record<string, unknown>, readonly string[]]>
> = {
  move: [{ source_path: "a", destination_path: "/b" }, [
    `move other ${HERE}/a`,
    "write /b",
  ]],
  copy: [{ source_path: "a", destination_path: "/b" }, [
    `read ${HERE}/a`,
    "write /b",
  ]],
  batch: [{
    tool_calls: [
      { tool: "bash", parameters: { command: "ls" } },
      { tool: "read", parameters: { filePath: "a" } },
    ],
  }, ["run ls", `read ${HERE}/a`]],
  mcp: [{
    server_name: "fs",
    tool_name: "delete_file",
    arguments: '{"path": "/a"}',
  }, ["delete /a"]],
  nothing: [{ query: "rm -rf /", prompt: "see /etc/passwd" }, []],
};

for (const [agent, table] of Object.entries(TABLES)) {
  for (const [tool, deed] of Object.entries(table)) {
    Deno.test(`deedEffects() knows ${agent}'s ${tool}`, () => {
      const whole = WHOLE[deed];
      const cases = CASES[deed];
      assert.ok(whole !== undefined || cases !== undefined, deed);
      if (whole !== undefined) {
        assert.deepEqual(deeds(tool, whole[0]), whole[1]);
      }
      for (const [parameters, wanted] of cases ?? []) {
        assert.deepEqual(
          deeds(tool, parameters),
          [wanted],
          JSON.stringify(parameters),
        );
      }
      const [use] = toolEffects({ tool_name: tool, parameters: {} }, recorder);
      assert.deepEqual(use?.kind === "uses" && [use.tool, use.known], [
        tool,
        true,
      ]);
    });
  }
}

Deno.test("deedOf() overlooks case, and knows no tool that nobody has", () => {
  assert.equal(deedOf("BASH"), "shell");
  assert.equal(deedOf("frobnicate"), undefined);
  assert.equal(deedOf("constructor"), undefined);
});

Deno.test("TABLES give a name one deed, whatever its spelling", () => {
  const deeds = new Map<string, string>();
  for (const table of Object.values(TABLES)) {
    for (const [name, deed] of Object.entries(table)) {
      assert.equal(deeds.get(plainName(name)) ?? deed, deed, name);
      deeds.set(plainName(name), deed);
    }
  }
});
