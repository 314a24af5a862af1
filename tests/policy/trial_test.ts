/** Holds that a trial is known again, and nothing else is taken for one. */
import assert from "node:assert/strict";
import { isTrial, TRIAL } from "../../src/policy/trial.ts";

const { parameters } = TRIAL;
const table:
  readonly (readonly [string, Parameters<typeof isTrial>[0], boolean])[] = [
    ["the call itself", TRIAL, true],
    ["the call elsewhere", { ...TRIAL, cwd: "/x" } as typeof TRIAL, true],
    ["another session", { ...TRIAL, session_id: "s1" }, false],
    ["no session", { tool_name: TRIAL.tool_name, parameters }, false],
    ["another tool", { ...TRIAL, tool_name: "Shell" }, false],
    ["another command", { ...TRIAL, parameters: { command: "ls" } }, false],
    ["more than the command", {
      ...TRIAL,
      parameters: { ...parameters, timeout: 1 },
    }, false],
  ];

for (const [what, call, want] of table) {
  Deno.test(`isTrial() says ${want} of ${what}`, () => {
    assert.equal(isTrial(call), want);
  });
}
