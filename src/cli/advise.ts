/** `superego advise`: one hook call on stdin, the agent's answer on stdout, and no failure that lets the tool run. */
import { openTrail } from "../audit/open.ts";
import { forgetProxies } from "../config/environment.ts";
import { loadConfig } from "../config/load.ts";
import { loadRuleset } from "../config/policies.ts";
import { projectPolicy } from "../config/project.ts";
import { readTextFile } from "../config/disk.ts";
import type { Settings } from "../config/schema.ts";
import type { HookEvent } from "../hooks/claude_code.ts";
import { type AgentName, type Dialect, DIALECTS } from "../hooks/dialects.ts";
import { askServer, endpoint } from "../hooks/server.ts";
import { noMetrics } from "../metrics/none.ts";
import { didYouMean } from "../problem/nearest.ts";
import type { Problem, Result } from "../problem/problem.ts";
import { createReview } from "../review/review.ts";
import { readArgs, settingFlags, UsageError } from "./args.ts";
import { readInput } from "./input.ts";
import { EXIT, type Io } from "./io.ts";
import { problemLines } from "../check/report/text.ts";
import { keepOnly } from "./rights.ts";

/** Runs the verb. Every status but 0 is 2, with the reason on stderr: the only one that blocks in every agent. */
export async function advise(
  args: readonly string[],
  io: Io,
): Promise<number> {
  const given = readArgs("advise", args);
  const dialect = dialectOf(given.one["agent"] ?? "claude-code");
  const config = await loadConfig(settingFlags("advise", given));
  if (!config.ok) return blocked(config.problems, io);
  const { settings } = config.value;
  const ready = settings.url === null
    ? await decideHere(settings, dialect, io)
    : prepareServer(settings, settings.url, dialect, io);
  if (!ready.ok) return blocked(ready.problems, io);

  const limits = {
    bytes: settings.max_body_bytes,
    depth: settings.max_json_depth,
  };
  const input = await readInput(
    io.stdin,
    limits.bytes,
    settings.request_timeout_ms,
  );
  const event = dialect.read(input, limits);
  if (!event.ok) return blocked(event.problems, io);
  const answered = await ready.value(event.value, input);
  if (!answered.ok) return blocked(answered.problems, io);
  io.out(`${JSON.stringify(answered.value)}\n`);
  return EXIT.clean;
}

type Answer = (
  event: HookEvent,
  input: Uint8Array<ArrayBuffer>,
) => Promise<Result<object>>;

// Everything that needs the disk is opened first; then the rights go, and only then is foreign input read.
async function decideHere(
  settings: Settings,
  dialect: Dialect,
  io: Io,
): Promise<Result<Answer>> {
  const ruleset = await loadRuleset(settings.policy, readTextFile);
  if (!ruleset.ok) return ruleset;
  const trail = await openTrail({
    file: settings.audit,
    sync: settings.audit_sync,
    max_bytes: settings.audit_max_bytes,
    keep: settings.audit_keep,
    redact: settings.audit_redact,
    one_shot: true,
  });
  // A project's policy lies above a folder that only the call names, so for it the right to read has to stay.
  if (settings.project_policy) keepOnly("read");
  else keepOnly();
  const review = createReview({
    ruleset: () => ruleset.value,
    ...(settings.project_policy ? { project: projectPolicy } : {}),
    trail,
    metrics: noMetrics,
    deadline_ms: settings.review_deadline_ms,
    report: (error) => io.err(`superego: ${String(error)}\n`),
  });
  return {
    ok: true,
    async value(event) {
      const verdict = event.kind === "notice" ? null : await review({
        call: event.call,
        mcp_server: event.mcp_server,
        transport: "command",
        principal: null,
      });
      await trail.close();
      return { ok: true, value: dialect.answer(event, verdict) };
    },
  };
}

function prepareServer(
  settings: Settings,
  url: string,
  dialect: Dialect,
  io: Io,
): Result<Answer> {
  const address = endpoint(url, dialect.route);
  if (!address.ok) return address;
  if (!settings.proxy) forgetProxies();
  keepOnly("net");
  return {
    ok: true,
    async value(event, input) {
      if (event.kind === "notice") return { ok: true, value: {} };
      const reply = await askServer(input, {
        url,
        route: dialect.route,
        token: settings.token,
        timeout_ms: settings.url_timeout_ms,
      });
      if (reply.ok) return dialect.readReply(event, reply.value);
      if (!reply.unreachable || settings.on_unreachable !== "defer") {
        return reply;
      }
      io.err(`superego: ${lines(reply.problems)}\n`);
      return { ok: true, value: {} };
    },
  };
}

function dialectOf(agent: string): Dialect {
  if (Object.hasOwn(DIALECTS, agent)) return DIALECTS[agent as AgentName];
  const known = Object.keys(DIALECTS);
  throw new UsageError(
    `unknown agent \`${agent}\`. Known agents: ${known.join(", ")}. ${
      didYouMean(agent, known)
    }`,
  );
}

function blocked(problems: readonly Problem[], io: Io): number {
  io.err(`superego: the tool must not run: ${lines(problems)}\n`);
  return EXIT.usage;
}

function lines(problems: readonly Problem[]): string {
  return problemLines(problems).trimEnd();
}
