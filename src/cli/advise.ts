/** `superego advise`: one hook call on stdin, the agent's answer on stdout, and no failure that lets the tool run. */
import { problemLines } from "../check/report/text.ts";
import { loadConfig } from "../config/load.ts";
import type { Settings } from "../config/schema.ts";
import type { HookEvent } from "../hooks/claude_code.ts";
import { type AgentName, type Dialect, DIALECTS } from "../hooks/dialects.ts";
import { didYouMean } from "../problem/nearest.ts";
import type { Problem, Result } from "../problem/problem.ts";
import { readGiven, settingsGiven, UsageError } from "./given.ts";
import { readInput } from "./input.ts";
import { ADVISE_VERB } from "./table/advise.ts";
import { EXIT, type Io, StreamError } from "./io.ts";

/** Finds the answer to one event; `input` is the event as it came. */
export type Answerer = (
  event: HookEvent,
  input: Uint8Array<ArrayBuffer>,
) => Promise<Result<object>>;

/** Runs the verb. Every status but 0 is 2, with the reason on stderr: the only one that blocks in every agent. */
export async function advise(
  args: readonly string[],
  io: Io,
): Promise<number> {
  const given = readGiven("advise", ADVISE_VERB, args);
  const dialect = dialectOf(given.one["agent"] ?? "claude-code");
  const config = await loadConfig(settingsGiven(ADVISE_VERB, given));
  if (!config.ok) return await blocked(config.problems, io);
  const { settings } = config.value;

  // Whatever needs rights is made ready first; then they are given away, and only then is foreign input read.
  const ready = await prepare(settings, dialect, io);
  if (!ready.ok) return await blocked(ready.problems, io);
  const limits = {
    bytes: settings.max_body_bytes,
    depth: settings.max_json_depth,
  };
  const input = await readInput(
    io.pieces,
    limits.bytes,
    settings.request_timeout_ms,
  );
  const event = dialect.read(input, limits);
  if (!event.ok) return await blocked(event.problems, io);
  const answered = await ready.value(event.value, input);
  if (!answered.ok) return await blocked(answered.problems, io);
  // The empty answer means the same as none, so only the others have to arrive.
  if (Object.keys(answered.value).length > 0 && await io.discards()) {
    throw new StreamError(
      "this call is blocked, since standard output is closed or thrown away and the answer reaches nobody",
    );
  }
  io.out(`${JSON.stringify(answered.value)}\n`);
  return EXIT.clean;
}

async function prepare(
  settings: Settings,
  dialect: Dialect,
  io: Io,
): Promise<Result<Answerer>> {
  // Who decides here has no use for the network, and who asks has none for policies: each is loaded alone.
  if (settings.url === null) {
    const { decideHere } = await import("./advise_here.ts");
    return await decideHere(settings, dialect, io);
  }
  const { askThere } = await import("./advise_there.ts");
  return askThere(settings, settings.url, dialect, io);
}

function dialectOf(agent: string): Dialect {
  if (Object.hasOwn(DIALECTS, agent)) return DIALECTS[agent as AgentName];
  throw new UsageError(
    `unknown agent \`${agent}\`. ${didYouMean(agent, Object.keys(DIALECTS))}`,
  );
}

async function blocked(
  problems: readonly Problem[],
  io: Io,
): Promise<number> {
  const { saidSafely } = await import("../audit/said.ts");
  io.err(saidSafely(
    `superego: this call is blocked, since it cannot be judged:\n${
      problemLines(problems)
    }`,
  ));
  return EXIT.usage;
}
