/** Runs the real Claude Code once, in a home and a project of its own, on a model that wants a file touched. */
import { environment, KEY, program, run } from "../program.ts";
import { claudeCode } from "../toolbox.ts";
import { startModel, type ToolResult } from "./model.ts";

/** What came of one run. */
export interface Outcome {
  /** Whether the tool ran: the file is there. */
  readonly ran: boolean;
  /** What the model was told about its tool call. */
  readonly results: readonly ToolResult[];
  /** What Claude Code printed. */
  readonly said: string;
}

/** The folders of one run; `home` and `project` exist. */
export interface Place {
  readonly home: string;
  readonly project: string;
}

/** Installs the hook as users do. */
export async function addHook(
  { home, project }: Place,
  flags: readonly string[],
): Promise<void> {
  const [command, ...args] = program();
  const { code, out, err } = await run(
    command,
    [...args, "hooks", "add", "--yes", ...flags],
    { env: environment(home, { SUPEREGO_TOKEN: KEY }), cwd: project },
  );
  if (code !== 0) throw new Error(`hooks add exits ${code}:\n${out}${err}`);
}

/** Lets the agent work until its model is content. The tool is one that Claude Code itself would let run. */
export async function runAgent(
  { home, project }: Place,
  token = KEY,
): Promise<Outcome> {
  const file = `${project}/touched`;
  await using model = startModel(`touch ${file}`);
  const { code, out, err } = await run(
    await claudeCode(),
    ["-p", "Touch the file.", "--allowedTools", "Bash"],
    {
      cwd: project,
      seconds: 90,
      env: environment(home, {
        ANTHROPIC_BASE_URL: model.url,
        ANTHROPIC_API_KEY: "sk-ant-nobody",
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
        DISABLE_AUTOUPDATER: "1",
        SUPEREGO_TOKEN: token,
      }),
    },
  );
  if (model.results.length === 0) {
    throw new Error(
      `The agent never used the tool, exit ${code}:\n${out}${err}`,
    );
  }
  return {
    ran: await Deno.lstat(file).then(() => true, () => false),
    results: model.results,
    said: out.trim(),
  };
}
