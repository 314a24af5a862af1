/** What `superego advise` is told. */
import assert from "node:assert/strict";
import { readTold } from "../../src/cli/advise_told.ts";
import type { Environment } from "../../src/config/environment.ts";

const SILENT: Environment = {
  variables: {},
  home: "/home/dev",
  state_home: null,
  loosening: [],
};

Deno.test("readTold() lets a flag win over the environment", async () => {
  const environment = {
    ...SILENT,
    variables: { SUPEREGO_AUDIT: "/variable.jsonl" },
  };
  const told = await readTold([], environment);
  assert.equal(told.ok && told.value.settings.audit, "/variable.jsonl");
  const flagged = await readTold(["--audit", "/flag.jsonl"], environment);
  assert.equal(flagged.ok && flagged.value.settings.audit, "/flag.jsonl");
});

Deno.test("readTold() means Claude Code when no agent is named, and refuses one that it does not know", async () => {
  const told = await readTold([], SILENT);
  assert.equal(told.ok && told.value.agent, "claude-code");
  await assert.rejects(readTold(["--agent", "hal"], SILENT), {
    name: "UsageError",
    message: /unknown agent `hal`/,
  });
});

Deno.test("readTold() tells every problem of the settings", async () => {
  const told = await readTold([], {
    ...SILENT,
    variables: { SUPEREGO_AUDITS: "/a", SUPEREGO_REVIEW_DEADLINE_MS: "soon" },
  });
  assert.deepEqual(
    told.ok ? [] : told.problems.map(({ id }) => id).sort(),
    ["CONFIG-002", "CONFIG-003"],
  );
});
