/** The laws of reviewing, whatever its parts do: there is always a verdict, a failure denies, and nothing goes unrecorded. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Entry } from "../../src/audit/recording.ts";
import { decide } from "../../src/policy/decide.ts";
import { CODES } from "../../src/policy/verdict.ts";
import { systemClock } from "../../src/review/clock.ts";
import { createReview } from "../../src/review/review.ts";
import { policy, ready, situation, strictness } from "../policy/anything.ts";
import { asked, NOON } from "../policy/ruling.ts";

const RUNS = { numRuns: 150 };
const DEADLINE_MS = 15;

/** What a part does when it is asked: its work, or one of the ways to fail. */
const behaviour = fc.constantFrom(
  "works",
  "works",
  "works",
  "throws",
  "rejects",
  "hangs",
);
type Behaviour = "works" | "throws" | "rejects" | "hangs";

function acting<T>(how: Behaviour, value: T): Promise<T> {
  switch (how) {
    case "works":
      return Promise.resolve(value);
    case "throws":
      throw new Error("at once");
    case "rejects":
      return Promise.reject(new Error("later"));
    case "hangs":
      return new Promise(() => {});
  }
}

const NO_FACTS = { effects: [], exhausted: false, unparsed: false, steps: 0 };

Deno.test("createReview(): whatever its parts do, it answers; what fails denies, and what is answered was recorded", async () => {
  await fc.assert(
    fc.asyncProperty(
      policy,
      policy,
      situation,
      fc.record({
        ruleset: fc.constantFrom("works", "works", "throws"),
        project: behaviour,
        facts: behaviour,
        trail: behaviour,
        metrics: fc.constantFrom("works", "works", "throws"),
        report: fc.constantFrom("works", "throws"),
      }),
      async (operator, project, { said, facts }, how) => {
        const ruleset = ready(operator);
        const own = ready(project);
        const question = asked(said);
        const entries: Entry[] = [];
        const review = createReview({
          ruleset() {
            if (how.ruleset === "throws") throw new Error("no policy");
            return ruleset;
          },
          project: () => acting(how.project, own),
          facts: () => acting(how.facts, facts ?? NO_FACTS),
          trail: {
            append: (entry) => {
              entries.push(entry);
              return acting(how.trail, undefined);
            },
          },
          metrics: {
            decision() {
              if (how.metrics === "throws") throw new Error("no counter");
            },
          },
          report() {
            if (how.report === "throws") throw new Error("no log");
          },
          deadline_ms: DEADLINE_MS,
          clock: { ...systemClock, now: () => NOON },
        });
        const { now: _, ...rest } = question;
        const verdict = await review(rest);
        assert.ok(verdict.code in CODES && verdict.reason.trim() !== "");
        const needed = ruleset.needsFacts || own.needsFacts;
        const judged = how.ruleset === "works" && how.project === "works" &&
          (!needed || how.facts === "works");
        const entry = entries[0];
        assert.equal(entries.length, 1);
        assert.equal(entry?.verdict.decision_id, verdict.decision_id);
        if (how.trail !== "works") {
          assert.deepEqual([verdict.action, verdict.code], [
            "deny",
            "audit_unavailable",
          ]);
          return;
        }
        assert.deepEqual(entry?.verdict.action, verdict.action);
        if (!judged) {
          assert.equal(verdict.action, "deny");
          return;
        }
        const known = needed ? facts ?? NO_FACTS : null;
        const alone = decide(ruleset, question, known);
        const both = decide(ruleset, question, known, own);
        assert.deepEqual([verdict.action, verdict.code, verdict.matched], [
          both.action,
          both.code,
          both.matched,
        ]);
        assert.ok(strictness(verdict.action) <= strictness(alone.action));
      },
    ),
    RUNS,
  );
});
