/** The invariants of a call: whatever it is, it is understood in time, judged alike through every door, and recorded without secrets. */
import { createHash } from "node:crypto";
import { createRedactor } from "../../src/audit/redact.ts";
import { BUDGET, type Facts, facts, findSecrets } from "../../src/facts/mod.ts";
import { answer as answerOf, readHook } from "../../src/hooks/claude_code.ts";
import { JSON_LIMITS } from "../../src/hooks/json.ts";
import { readCall } from "../../src/http/body.ts";
import {
  type Call,
  decide,
  type Decision,
  explain,
  mcpServerOf,
  type Ruleset,
} from "../../src/policy/mod.ts";
import { type Doors, MOMENT, utf8 } from "./doors.ts";
import { hold, step } from "./finding.ts";
import type { Input } from "./input.ts";

type CallInput = Extract<Input, { kind: "call" }>;

const redactor = createRedactor(
  findSecrets,
  (bytes) => createHash("sha256").update(bytes).digest("hex"),
);

/** Longest record of one call, in UTF-16 code units: its bounds, with every character escaped. */
const LONGEST_RECORD = 1_000_000;

/** Holds a call to every invariant; `language` is a ruleset that uses what the shipped policies do not. */
export async function holdCall(
  input: CallInput,
  doors: Doors,
  language: Ruleset,
): Promise<void> {
  const { tool_name, parameters, ...rest } = input.call;
  const text = JSON.stringify(input.call);
  const call = await step(
    "reading a call",
    () => readCall(utf8(text), JSON_LIMITS),
  );
  const hook = utf8(JSON.stringify({
    hook_event_name: input.event,
    tool_name,
    tool_input: parameters,
    ...rest,
  }));
  const event = await step("reading a hook", () => readHook(hook));
  if (!call.ok) {
    // The doors for calls are strict, those for hooks pass over what they do not know.
    const refused = await doors.evaluate(utf8(text));
    hold(
      refused.status === 400,
      "what is no call is a bad request",
      () => JSON.stringify(refused),
    );
    const answered = await doors.hook(hook);
    hold(
      answered.status === 200,
      "a hook is answered",
      () => JSON.stringify(answered),
    );
    holdNoFailure(doors);
    return;
  }
  const known = await holdFacts(call.value);
  const decision = await holdDecision(call.value, known, doors.ruleset);
  await holdDecision(call.value, known, language);
  await holdRecord(call.value, input.secret);
  hold(event.ok, "what is a call is a hook, too", () => JSON.stringify(event));
  if (event.ok) {
    const verdict = { ...decision, decision_id: "1", processing_time_ms: 0 };
    const wanted = JSON.stringify(answerOf(event.value, verdict));
    await holdDoors(input, utf8(text), hook, decision, wanted, doors);
  }
  holdNoFailure(doors);
}

async function holdFacts(call: Call): Promise<Facts> {
  const known = await step("facts", () => facts(call));
  hold(
    known.steps <= BUDGET.steps || known.exhausted,
    "steps beyond the budget are exhaustion",
    () => `${known.steps} steps`,
  );
  hold(
    known.effects.length <= BUDGET.effects + 1 || known.exhausted,
    "effects beyond the budget are exhaustion",
    () => `${known.effects.length} effects`,
  );
  const again = facts(call);
  hold(
    JSON.stringify(again) === JSON.stringify(known),
    "the same call has the same facts",
    () => `${JSON.stringify(known)}\n${JSON.stringify(again)}`,
  );
  return known;
}

async function holdDecision(
  call: Call,
  known: Facts,
  ruleset: Ruleset,
): Promise<Decision> {
  const asked = {
    call,
    transport: "http",
    principal: "bootstrap",
    mcp_server: mcpServerOf(call.tool_name),
    now: MOMENT,
  } as const;
  const decision = await step("deciding", () => decide(ruleset, asked, known));
  const explained = await step(
    "explaining",
    () => explain(ruleset, asked, known),
  );
  hold(
    JSON.stringify(explained.decision) === JSON.stringify(decision),
    "an explanation explains the decision",
    () => `${JSON.stringify(decision)}\n${JSON.stringify(explained.decision)}`,
  );
  hold(
    decision.reason.trim() !== "",
    "a decision has a reason",
    () => JSON.stringify(decision),
  );
  return decision;
}

async function holdRecord(
  call: Call,
  // An input that was made smaller may have lost it.
  secret: string | null | undefined,
): Promise<void> {
  const record = await step("recording a call", () => redactor.call(call));
  const text = JSON.stringify(record);
  hold(
    text.length <= LONGEST_RECORD,
    "a record is bounded",
    () => `${text.length} characters`,
  );
  if (secret === null || secret === undefined) return;
  // A text that was cut may end within the secret, which then stands there in part.
  hold(
    !text.includes(JSON.stringify(secret).slice(1, -1)),
    "a record has no secret",
    () => text,
  );
}

async function holdDoors(
  input: CallInput,
  body: Uint8Array<ArrayBuffer>,
  hook: Uint8Array<ArrayBuffer>,
  decision: Decision,
  wanted: string,
  doors: Doors,
): Promise<void> {
  const alike = (door: string, verdict: unknown) => {
    const { decision_id: _, processing_time_ms: __, ...said } =
      (verdict ?? {}) as Record<string, unknown>;
    hold(
      JSON.stringify(said) === JSON.stringify(decision),
      `${door} gives the verdict of the policy`,
      () => `${JSON.stringify(verdict)}\n${JSON.stringify(decision)}`,
    );
  };
  const answers = (door: string, answer: unknown) =>
    hold(
      JSON.stringify(answer) === wanted,
      `${door} gives the verdict of the policy`,
      () => `${JSON.stringify(answer)}\n${wanted}`,
    );
  const evaluated = await step("POST /v1/evaluate", () => doors.evaluate(body));
  alike("POST /v1/evaluate", evaluated.body);
  answers("POST /v1/hooks", (await doors.hook(hook)).body);
  alike("the MCP tool", await doors.tool(structuredClone(input.call)));
  if (!input.every_door) return;
  alike("POST /mcp", await doors.mcp(input.call));
  answers("advise", await doors.advise(hook));
}

function holdNoFailure(doors: Doors): void {
  const [failure, ...more] = doors.failures();
  hold(
    failure === undefined,
    "nothing fails inside",
    () =>
      `${
        failure instanceof Error ? failure.stack : String(failure)
      }, and ${more.length} more`,
  );
}
