/** `superego advise`: one hook call on stdin, the agent's answer on stdout, and no failure that lets the tool run. */
import { problemLines } from "../check/report/text.ts";
import { readEnvironment } from "../config/environment.ts";
import type { Settings } from "../config/schema.ts";
import { untoldSettings } from "../config/untold.ts";
import type { HookEvent } from "../hooks/claude_code.ts";
import { type Dialect, DIALECTS, USUAL_AGENT } from "../hooks/dialects.ts";
import type { Problem, Result } from "../problem/problem.ts";
import type { Told } from "./advise_told.ts";
import { readInput } from "./input.ts";
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
  const told = await whatIsTold(args);
  if (!told.ok) return await blocked(told.problems, io);
  const { settings, agent } = told.value;
  const dialect = DIALECTS[agent];

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

async function whatIsTold(args: readonly string[]): Promise<Result<Told>> {
  const environment = readEnvironment();
  const settings = args.length === 0 ? untoldSettings(environment) : null;
  if (settings !== null) {
    return { ok: true, value: { settings, agent: USUAL_AGENT } };
  }
  // Whoever says something waits for what reads it, and nobody else.
  const { readTold } = await import("./advise_told.ts");
  return await readTold(args, environment);
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
