/** Tests of what a record says of a decision. */
import assert from "node:assert/strict";
import { loadNodeDigest } from "../../src/audit/digest.ts";
import { type Made, recordLater, recordOf } from "../../src/audit/recording.ts";
import { createRedactor } from "../../src/audit/redact.ts";
import { auditRecordSchema } from "../../src/audit/record.ts";
import {
  entry,
  inFolder,
  linesOf,
  options,
  verified,
  withTrail,
} from "./entry.ts";

Deno.test("append() writes the whole record on one line before it resolves", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await withTrail(options(file), async (trail) => {
      await trail.append({
        ...entry({ parameters: { text: "two\nlines\u2028" } }, {
          matched: [{ rule_id: "r1", action: "sample", shadow: true }],
          warnings: ["careful"],
          severity: "high",
          tags: ["t"],
        }, { mcp_server: "files" }),
        request_id: "req-1",
      });
      const [line = "", ...rest] = linesOf(file);
      assert.deepEqual(rest, [""].slice(1));
      const { hash, ...said } = JSON.parse(line);
      assert.match(hash, /^[0-9a-f]{64}$/);
      assert.deepEqual(said, {
        sequence: 1,
        previous: "genesis",
        kind: "decision",
        time: "2026-05-01T12:00:00.000Z",
        decision_id: "00000000-0000-4000-8000-000000000000",
        request_id: "req-1",
        transport: "http",
        principal: "ci",
        mcp_server: "files",
        call: {
          tool_name: "Bash",
          parameters: { text: "two\nlines\u2028" },
          cwd: "/home/dev/project",
        },
        verdict: {
          action: "deny",
          reason: "because",
          code: "rule_matched",
          rule_id: "r1",
          severity: "high",
          tags: ["t"],
          matched: [{ rule_id: "r1", action: "sample", shadow: true }],
          warnings: ["careful"],
          processing_time_ms: 1,
        },
      });
      assert.ok(auditRecordSchema.safeParse(JSON.parse(line)).success);
    });
  });
});

Deno.test("append() redacts call, reason, warnings, principal and request id", async () => {
  const token = ["ghp", "_", "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8"].join("");
  const given = {
    ...entry(
      { parameters: { command: token } },
      { reason: token, warnings: [token] },
      { principal: token, mcp_server: token },
    ),
    request_id: token,
  };
  for (const redact of [true, false]) {
    await inFolder(async (folder) => {
      const file = `${folder}/a.jsonl`;
      await withTrail(
        options(file, { redact }),
        (trail) => trail.append(given),
      );
      const text = Deno.readTextFileSync(file);
      assert.equal(text.includes(token), !redact);
      assert.deepEqual((await verified(file)).found, []);
    });
  }
});

Deno.test("append() keeps nobody's name and server as null", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await withTrail(options(file), async (trail) => {
      await trail.append(entry({}, {}, { principal: null }));
      const [found] = trail.recent(1);
      assert.equal(found?.principal, null);
      assert.equal(found?.mcp_server, null);
      assert.equal(found?.request_id, null);
    });
  });
});

Deno.test("append() records long texts the same in a process that records once", async () => {
  const given = entry({
    parameters: {
      ["n".repeat(300)]: "é".repeat(5_000),
      list: ["\ud800".repeat(3_000), "😀".repeat(3_000), "x".repeat(70_000)],
    },
    cwd: `/${"c".repeat(3_000)}`,
  }, { reason: "r".repeat(3_000) });
  const lines: string[] = [];
  for (const one_shot of [false, true]) {
    await inFolder(async (folder) => {
      const file = `${folder}/a.jsonl`;
      await withTrail(
        options(file, { one_shot }),
        (trail) => trail.append(given),
      );
      lines.push(...linesOf(file));
    });
  }
  assert.equal(lines[0], lines[1]);
  assert.equal(lines[0]?.match(/sha256 (?!0{64})[0-9a-f]{64}\]/g)?.length, 7);
});

Deno.test("recordOf() redacts a call that is known once, and records it the same each time", async () => {
  let searches = 0;
  const digest = await loadNodeDigest();
  const redactor = createRedactor(() => (searches++, []), digest);
  const known: Made = {};
  const asked = { ...entry({ parameters: { a: "x".repeat(300) } }), known };
  const first = recordOf(asked, redactor);
  const before = searches;
  assert.deepEqual(recordOf(asked, redactor), first);
  assert.equal(searches, before);
  assert.deepEqual(recordOf({ ...asked, known: undefined }, redactor), first);
  assert.ok(searches > before);
});

Deno.test("recordLater() remembers nothing of a record whose hashes are still to come", async () => {
  const digest = await loadNodeDigest();
  const long = "x".repeat(3_000);
  const known: Made = {};
  const record = await recordLater(
    { ...entry({ parameters: { long } }), known },
    null,
    digest,
  );
  assert.match(JSON.stringify(record), new RegExp(await digest(long)));
  assert.deepEqual(known, {});
});
