/** Holds calls that are known again to the same answers as calls that are read each time. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { loadRuleset } from "../../src/config/policies.ts";
import { facts } from "../../src/facts/facts.ts";
import { readCall } from "../../src/http/body.ts";
import { createRecall, MOST_BYTES, PLACES } from "../../src/http/recall.ts";
import { createReview } from "../../src/review/review.ts";
import { testedCalls } from "../bench/facts.ts";
import { ask, fixture } from "./fixture.ts";

const LIMITS = { bytes: 100_000, depth: 16 };
const bytes = (value: unknown) =>
  new TextEncoder().encode(
    typeof value === "string" ? value : JSON.stringify(value),
  );
const CALL = { tool_name: "Bash", parameters: { command: "ls" }, cwd: "/p" };

Deno.test("createRecall() knows a call again when it comes for the third time", () => {
  const recall = createRecall(LIMITS);
  const [first, second, third, fourth] = [1, 2, 3, 4].map(() =>
    recall(bytes(CALL))
  );
  assert.ok(first?.ok && second?.ok && third?.ok && fourth?.ok);
  assert.equal(first.known, undefined);
  assert.notEqual(second.value, first.value);
  assert.deepEqual(second.known, {});
  assert.equal(third.known, second.known);
  assert.equal(third.value, second.value);
  assert.equal(fourth.known, second.known);
});

Deno.test("createRecall() takes no call for another, however alike they are", () => {
  const recall = createRecall(LIMITS);
  const likes = [
    CALL,
    { ...CALL, cwd: "/q" },
    { ...CALL, session_id: "s" },
    { ...CALL, tool_name: "bash" },
    { ...CALL, parameters: { command: "ls " } },
    { parameters: CALL.parameters, tool_name: "Bash", cwd: "/p" },
  ];
  for (let round = 0; round < 4; round++) {
    const seen = new Set();
    for (const call of likes) {
      const read = recall(bytes(call));
      assert.ok(read.ok);
      assert.deepEqual(read.value, { ...call });
      if (read.known !== undefined) seen.add(read.known);
    }
    assert.equal(seen.size, round === 0 ? 0 : likes.length);
  }
});

Deno.test("createRecall() reads what readCall() reads, when places are fought for and bodies are wrong", () => {
  const recall = createRecall(LIMITS);
  const bodies = [
    ...Array.from({ length: PLACES * 3 }, (_, n) => ({
      ...CALL,
      parameters: { command: `echo ${n}` },
    })),
    "{",
    "",
    { tool_name: 1 },
    '{"tool_name":"a","tool_name":"b"}',
    { tool_name: "a", parameters: { text: "x".repeat(MOST_BYTES) } },
  ].map(bytes);
  for (let round = 0; round < 4; round++) {
    for (const body of bodies) {
      const { known: _, ...read } = recall(body);
      assert.deepEqual(read, readCall(body, LIMITS));
    }
  }
});

Deno.test("createRecall() remembers nothing that is long, or wrong", () => {
  const recall = createRecall(LIMITS);
  const long = bytes({ ...CALL, session_id: "x".repeat(MOST_BYTES) });
  for (let round = 0; round < 3; round++) {
    assert.equal(recall(long).known, undefined);
    assert.equal(recall(bytes("{")).ok, false);
  }
});

Deno.test("createRecall() keeps a body of its own, whatever becomes of the memory that it came in", () => {
  const recall = createRecall(LIMITS);
  const memory = Buffer.alloc(1_000);
  const come = (call: object) => {
    const length = memory.write(JSON.stringify(call));
    const read = recall(memory.subarray(0, length));
    assert.ok(read.ok);
    return read.value.parameters["command"];
  };
  for (let round = 0; round < 3; round++) {
    // More than there are places, and all of one length.
    for (let n = 1_000; n < 1_000 + 3 * PLACES; n++) {
      const command = `echo ${n}`;
      assert.equal(come({ ...CALL, parameters: { command } }), command);
    }
  }
});

Deno.test("a call that is known again gets the same verdict and the same record, and nothing of it changes", async () => {
  const loaded = await loadRuleset(["shipped"], () => "");
  assert.ok(loaded.ok);
  let worked = 0;
  const app = (recalls: boolean) => {
    const recorded: unknown[] = [];
    const review = createReview({
      ruleset: () => loaded.value,
      facts: (call) => {
        worked++;
        // Whoever changed a call or its facts would change them for every later one.
        return frozen(facts(frozen(call)));
      },
      trail: {
        append({ asked: { now: _, ...asked }, verdict }) {
          recorded.push([asked, verdict.action, verdict.reason]);
          return Promise.resolve();
        },
      },
      metrics: { decision() {} },
      deadline_ms: 1_000,
      newId: () => "id",
      clock: {
        now: () => new Date(0),
        elapsed: () => 0,
        within: (_, promise) => promise,
      },
    });
    const one = fixture({
      review,
      limits: LIMITS,
      ...recalls ? { recall: createRecall(LIMITS) } : {},
    });
    return { one, recorded };
  };
  const plain = app(false);
  const recalling = app(true);
  const calls = testedCalls().filter((_, n) => n % 5 === 0).slice(0, 150);
  for (let round = 0; round < 3; round++) {
    for (const call of calls) {
      const body = JSON.stringify(call);
      const want = await (await ask(plain.one, "POST", "/v1/evaluate", body))
        .text();
      const got = await (await ask(recalling.one, "POST", "/v1/evaluate", body))
        .text();
      assert.equal(got, want, body);
    }
  }
  assert.deepEqual(recalling.recorded, plain.recorded);
  assert.ok(worked < calls.length * 6, "nothing was known again");
  assert.deepEqual(recalling.one.errors, []);
});

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
