/** `superego explain`: what one call would do, and which rules matched. Nothing is recorded, nothing runs. */
import { readTextFile } from "../config/disk.ts";
import { readEnvironment, workingFolder } from "../config/environment.ts";
import { loadConfig } from "../config/load.ts";
import { loadRuleset } from "../config/policies.ts";
import type { Call } from "../facts/call.ts";
import { facts } from "../facts/mod.ts";
import { readHook, toAsked } from "../hooks/claude_code.ts";
import { readJson } from "../hooks/json.ts";
import { readCall } from "../mcp/arguments.ts";
import { mcpServerOf } from "../policy/asked.ts";
import { explain as explainCall } from "../policy/mod.ts";
import type { Problem, Result } from "../problem/problem.ts";
import { systemClock } from "../review/clock.ts";
import { type Given, readArgs, settingFlags, UsageError } from "./args.ts";
import { explanationText } from "./explain_text.ts";
import { readInput } from "./input.ts";
import { EXIT, type Io } from "./io.ts";
import { refuse } from "./refuse.ts";

/** Runs the verb. */
export async function explain(
  args: readonly string[],
  io: Io,
): Promise<number> {
  const given = readArgs("explain", args);
  // Where state is kept does not matter here, so a missing HOME does not either.
  const environment = readEnvironment();
  const config = await loadConfig(settingFlags("explain", given), {
    ...environment,
    home: environment.home ?? "/",
  });
  if (!config.ok) return refuse(config.problems, io);
  const { settings } = config.value;
  const loaded = await loadRuleset(
    settings.policy,
    readTextFile,
    settings,
  );
  if (!loaded.ok) return refuse(loaded.problems, io);
  const question = await questionFrom(given, io);
  if (!question.ok) return refuse(question.problems, io);
  const { call, mcp_server } = question.value;
  const explanation = explainCall(
    loaded.value,
    {
      call,
      mcp_server,
      transport: "command",
      principal: null,
      now: systemClock.now(),
    },
    facts(call),
  );
  io.out(
    given.one["format"] === "json"
      ? `${JSON.stringify({ call, ...explanation }, null, 2)}\n`
      : explanationText(
        call,
        explanation,
        io,
        given.on.has("all") ? "all" : "telling",
      ),
  );
  return EXIT.clean;
}

interface Question {
  readonly call: Call;
  readonly mcp_server: string | null;
}

const INPUT_DEADLINE_MS = 60_000;
const INPUT_LIMIT_BYTES = 4_194_304;

async function questionFrom(given: Given, io: Io): Promise<Result<Question>> {
  const cwd = given.one["cwd"] ?? workingFolder();
  const command = given.one["command"];
  if (command !== undefined) {
    const call = { tool_name: "Bash", parameters: { command }, cwd };
    return { ok: true, value: { call, mcp_server: null } };
  }
  if (given.one["cwd"] !== undefined) {
    throw new UsageError("`--cwd` goes with `--command`; a call has its own");
  }
  if (io.interactive) {
    throw new UsageError("give `--command TEXT`, or a call on stdin");
  }
  const input = await readInput(io.stdin, INPUT_LIMIT_BYTES, INPUT_DEADLINE_MS);
  const json = readJson(input, "stdin");
  if (!json.ok) return json;
  return isHook(json.value) ? fromHook(json.value) : fromCall(json.value);
}

function isHook(value: unknown): boolean {
  return typeof value === "object" && value !== null &&
    "hook_event_name" in value;
}

function fromHook(value: unknown): Result<Question> {
  const event = readHook(value);
  if (!event.ok) return event;
  const asked = toAsked(event.value);
  return asked === null
    ? wrong([`\`${event.value.name}\` is no tool call`])
    : { ok: true, value: asked };
}

function fromCall(value: unknown): Result<Question> {
  const call = readCall(value);
  if (!call.ok) return wrong(call.wrong);
  const mcp_server = mcpServerOf(call.value.tool_name);
  return { ok: true, value: { call: call.value, mcp_server } };
}

function wrong(messages: readonly string[]): Result<Question> {
  const problems = messages.map((message): Problem => ({
    id: "CALL-001",
    severity: "high",
    file: "stdin",
    line: 1,
    column: 1,
    message,
    hint:
      'Send a call, for example {"tool_name": "Bash", "parameters": {"command": "ls"}}',
  }));
  return { ok: false, problems };
}
