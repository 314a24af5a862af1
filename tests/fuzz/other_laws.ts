/** The invariants of what is no call: broken bodies, policies, and texts with secrets. */
import { maskSecrets } from "../../src/audit/mask.ts";
import { compilePolicies } from "../../src/config/policies.ts";
import { facts, findSecrets } from "../../src/facts/mod.ts";
import { readHook } from "../../src/hooks/claude_code.ts";
import {
  type Asked,
  decide,
  type Decision,
  explain,
  lint,
  type Policy,
  type Problem,
  type Ruleset,
  runCases,
} from "../../src/policy/mod.ts";
import { parsePolicy, parseTests } from "../../src/policy/parse.ts";
import { mayFollow, rewriteBy } from "../rewrite/rewritings.ts";
import { type Doors, MOMENT } from "./doors.ts";
import { hold, step, thrown } from "./finding.ts";
import type { Wire } from "./wire.ts";

/** Holds whatever bytes may come as the body of a request or the input of a hook. */
export async function holdBytes(binary: string, doors: Doors): Promise<void> {
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  const event = await step("reading a hook", () => readHook(bytes));
  const hook = await step("POST /v1/hooks", () => doors.hook(bytes));
  const advised = await step("advise", () => doors.advise(bytes));
  const said = JSON.stringify(hook.body);
  hold(hook.status === 200, "a hook is answered", () => said);
  if (event.ok) {
    hold(
      said === JSON.stringify(advised),
      "advise and the hooks' route answer alike",
      () => `${said}\n${JSON.stringify(advised)}`,
    );
  } else {
    hold(
      said.includes(`"permissionDecision":"deny"`) && advised === null,
      "what is no hook is blocked",
      () => `${said}\n${JSON.stringify(advised)}`,
    );
  }
  const { status, body } = await step(
    "POST /v1/evaluate",
    () => doors.evaluate(bytes),
  );
  hold(
    status === 200 || status === 400,
    "a body is a call or a bad request",
    () => JSON.stringify(body),
  );
  const [failure] = doors.failures();
  if (failure !== undefined) throw thrown("answering", failure);
}

/** Calls that policies are asked about. */
const ASKED: readonly Asked[] = [
  ["Bash", { command: "sudo git push --force origin main; cat ~/.ssh/id_rsa" }],
  ["Write", { file_path: "/etc/../etc/hosts", content: "a".repeat(200) }],
  ["mcp__x__deploy", {
    force: true,
    replicas: [0, null],
    hosts: [{ env: "prod" }],
  }],
].map(([tool_name, parameters]) => ({
  call: {
    tool_name: tool_name as string,
    parameters: parameters as Record<string, unknown>,
    cwd: "/home/dev/project",
  },
  transport: "http",
  principal: "ci",
  mcp_server: null,
  now: MOMENT,
}));

/** Holds the text of a policy: it is read or refused in time, and what is read can be compiled, linted, tested and asked. */
export async function holdPolicy(text: string): Promise<void> {
  const file = "p.yaml";
  const parsed = await step("reading a policy", () => parsePolicy(text, file));
  const tests = await step("reading tests", () => parseTests(text, file));
  if (!tests.ok) holdProblems(tests.problems, text);
  if (!parsed.ok) return holdProblems(parsed.problems, text);
  const policy: Policy = parsed.value;
  const ruleset = await step(
    "compiling a policy",
    () => compilePolicies([policy]),
  );
  if (!ruleset.ok) return holdProblems(ruleset.problems, text);
  const found = await step(
    "linting a policy",
    () => lint([policy], { reviewer: false }),
  );
  holdProblems(found, text, 0);
  await step(
    "testing a policy",
    () => runCases(ruleset.value, policy.tests, facts),
  );
  for (const asked of ASKED) await holdAnswer(ruleset.value, asked);
}

async function holdAnswer(ruleset: Ruleset, asked: Asked): Promise<void> {
  const known = facts(asked.call);
  const decision = await step(
    "deciding by a policy",
    () => decide(ruleset, asked, known),
  );
  const explained = await step(
    "explaining a policy",
    () => explain(ruleset, asked, known),
  );
  hold(
    JSON.stringify(explained.decision) === JSON.stringify(decision),
    "an explanation explains the decision",
    () => `${JSON.stringify(decision)}\n${JSON.stringify(explained.decision)}`,
  );
}

function holdProblems(
  problems: readonly Problem[],
  text: string,
  least = 1,
): void {
  hold(problems.length >= least, "what is refused has a problem", () => text);
  const lines = text.split(/\r\n?|\n/).length;
  for (const problem of problems) {
    const { line, column, message, hint } = problem;
    hold(
      line >= 1 && line <= lines + 1 && column >= 1 &&
        Number.isInteger(line + column),
      "a problem has a place in the file",
      () => JSON.stringify(problem),
    );
    hold(
      message.trim() !== "" && hint.trim() !== "" && message.length < 2_000,
      "a problem has a message and a hint that can be read",
      () => JSON.stringify(problem),
    );
  }
}

/** Holds a rewritten command to the verdict of the command. */
export function holdRewriting(
  command: string,
  by: readonly string[],
  ruleset: Ruleset,
): Promise<void> {
  const rewriting = rewriteBy(command, by);
  if (rewriting === null) return Promise.resolve();
  const before = verdictOn(command, ruleset);
  const after = verdictOn(rewriting.command, ruleset);
  // Several at once may be more than the budget allows.
  if (after.code === "facts_exhausted") return Promise.resolve();
  hold(
    mayFollow(rewriting, before.action, after.action) &&
      (rewriting.verdict !== "same" || before.rule_id === after.rule_id),
    "a command has one verdict, however it is written",
    () =>
      `${before.action} ${before.rule_id} became ${after.action} ${after.rule_id} by ${rewriting.name}: ${rewriting.command}`,
  );
  return Promise.resolve();
}

function verdictOn(command: string, ruleset: Ruleset): Decision {
  const call = {
    tool_name: "Bash",
    parameters: { command },
    cwd: "/home/dev/project",
  };
  return decide(ruleset, {
    call,
    transport: "http",
    principal: "ci",
    mcp_server: null,
    now: MOMENT,
  }, facts(call));
}

/** How long both ways wait for more, in milliseconds: longer only where they seem to differ. */
const SILENCES_MS = [60, 500, 3_000];

/** Holds the two ways of a request to the same answers. */
export async function holdRequest(text: string, wire: Wire): Promise<void> {
  let direct = "";
  let long = "";
  for (const silence_ms of SILENCES_MS) {
    direct = await wire.direct(text, silence_ms);
    long = await wire.long(text, silence_ms);
    if (direct === long) return;
  }
  hold(
    false,
    "the direct way and the long way answer alike",
    () => `${direct}\n${long}`,
  );
}

const MARK = /\[secret:[a-z0-9_]+\]/g;

/** Holds the masking of a text: every secret becomes a whole mark, and masking again changes nothing. */
export async function holdText(text: string): Promise<void> {
  const found = await step("finding secrets", () => findSecrets(text));
  const masked = await step(
    "masking",
    () => maskSecrets(text, findSecrets),
  );
  hold(
    maskSecrets(masked, findSecrets) === masked,
    "masking what is masked changes nothing",
    () => `${masked}\n${maskSecrets(masked, findSecrets)}`,
  );
  const whole = masked.match(MARK)?.length ?? 0;
  hold(
    found.length === 0 || whole >= 1,
    "what is found leaves a whole mark",
    () => masked,
  );
  let end = 0;
  for (const finding of found) {
    hold(
      finding.start >= end && finding.end > finding.start &&
        finding.end <= text.length,
      "findings are in order and apart",
      () => JSON.stringify(found),
    );
    end = finding.end;
  }
}
