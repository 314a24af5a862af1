/** The facts of calls as trees: each effect below the piece that it comes from. */
import assert from "node:assert/strict";
import { draw } from "../../src/cli/draw.ts";
import { factsTree } from "../../src/cli/explain_tree.ts";
import { facts } from "../../src/facts/mod.ts";

function tree(
  tool_name: string,
  parameters: Readonly<Record<string, unknown>>,
): string {
  const call = { tool_name, parameters, cwd: "/home/dev/project" };
  return draw(factsTree(call, facts(call)), {
    terminal: false,
    colour: false,
    columns: 80,
  });
}

const CASES: readonly [
  tool: string,
  parameters: Readonly<Record<string, unknown>>,
  text: string,
][] = [
  [
    "Bash",
    { command: "sudo bash -c 'cd /tmp && rm -r x'; ls" },
    `What Bash would do here
  sudo bash -c 'cd /tmp && rm -r x'  (parameters.command)
    executes sudo bash -c cd /tmp && rm -r x
    within sudo
      executes bash -c cd /tmp && rm -r x  from=inline privilege=root
      cd /tmp  (within bash -c)
        executes cd /tmp  privilege=root
      rm -r x  (within bash -c)
        executes rm -r x  privilege=root
        deletes /tmp/x  path_class=temporary breadth=tree recursive
  ls  (parameters.command)
    executes ls
    reads /home/dev/project  path_class=home,project_root,project breadth=single names_only
`,
  ],
  [
    "Bash",
    { command: "nobody-knows-this" },
    `What Bash would do here
  nobody-knows-this  (parameters.command)
    executes nobody-knows-this  known=false
`,
  ],
  [
    "mcp__odd__thing",
    {},
    `What mcp__odd__thing would do here
  mcp__odd__thing  (tool_name)
    uses mcp__odd__thing  server=odd known=false
`,
  ],
  [
    "Write",
    { file_path: "a.txt", content: "x" },
    `What Write would do here
  a.txt  (parameters.file_path)
    writes /home/dev/project/a.txt  path_class=home,project breadth=single
`,
  ],
];

for (const [tool, parameters, text] of CASES) {
  Deno.test(`factsTree() of ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.equal(tree(tool, parameters), text);
  });
}
