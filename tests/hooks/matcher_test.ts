/** Holds which matchers fit a tool of Claude Code, and what is said of those that do not. */
import assert from "node:assert/strict";
import { matcherProblem } from "../../src/hooks/matcher.ts";

const table: readonly (readonly [string, RegExp | null])[] = [
  ["*", null],
  ["", null],
  ["Bash", null],
  ["Bash|Edit|Write", null],
  ["mcp__github__delete_repo", null],
  ["mcp__github__.*", null],
  ["mcp__my-server__.*", null],
  ["^Ba.*", null],
  [".*", null],
  ["Notebook.+", null],
  ["Bsh", /no tool that `Bsh` matches; did you mean `Bash`\?/],
  // Plain names are compared whole.
  ["Ba", /no tool that `Ba` matches/],
  ["bash", /did you mean `Bash`/],
  ["Bash|Edt", /`Edt` matches; did you mean `Edit`/],
  ["Bash|", /no tool that `` matches$/],
  ["(", /`\(` is no regular expression/],
  ["^bash$", /`\^bash\$` matches; did you mean `Bash`/],
  ["mcp__github", /write `mcp__github__\.\*` for all tools/],
  ["mcp__my_server__", /write `mcp__my_server__\.\*`/],
];

for (const [matcher, want] of table) {
  Deno.test(`matcherProblem() judges ${JSON.stringify(matcher)}`, () => {
    const said = matcherProblem(matcher);
    if (want === null) assert.equal(said, null);
    else assert.match(said ?? "", want);
  });
}
