/** The calls that a load is made of: what a coding agent asks all day. */

/** How a load chooses its calls. */
export type Mix = "fresh" | "repeated";

const SHAPES: readonly ((n: number) => readonly [string, object])[] = [
  (n) => [
    "Bash",
    { command: `git add -A && git commit -m 'Mend part ${n}' && npm test` },
  ],
  (n) => [
    "Bash",
    { command: `rg -n --glob '*.ts' 'request${n}' src tests | head -20` },
  ],
  (n) => ["Read", { file_path: `/home/dev/project/src/part${n}.ts` }],
  (n) => [
    "Edit",
    {
      file_path: `/home/dev/project/src/part${n}.ts`,
      old_string: "return a;",
      new_string: `return a + ${n};`,
    },
  ],
  (n) => [
    "mcp__tracker__get_issue",
    { owner: "acme", repo: "shop", issue_number: n },
  ],
  (n) => [
    "Bash",
    { command: `cd packages/web${n} && npm run build 2>&1 | tail -n 40` },
  ],
];

/** The body of the n-th request: a call that never came before, or one of six that come again and again. */
export function body(mix: Mix, n: number): string {
  const [tool_name, parameters] = SHAPES[n % SHAPES.length]!(
    mix === "fresh" ? n : 7,
  );
  return JSON.stringify({
    tool_name,
    parameters,
    cwd: "/home/dev/project",
    session_id: "4f7c2a90-53a1-4c0e-8e0b-6a9f1f3f7d21",
  });
}
