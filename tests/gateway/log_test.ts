/** Tests of the log: one line an event, and no secrets in it. */
import assert from "node:assert/strict";
import { filler, of } from "../facts/content/filler.ts";
import { openLog } from "../../src/gateway/log.ts";

// Put together so that no scanner takes this file for a leak.
const TOKEN = ["ghp", "_", "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8"].join("");
const SECRETS = [
  TOKEN,
  `"${TOKEN}" and \\"more\\"`,
  `${["-----BEGIN RSA", "PRIVATE KEY-----"].join(" ")}\nabc"def\n`,
  `Authorization: Bearer ${TOKEN}`,
];

function logged(
  log_format: "json" | "text",
  values: Record<string, unknown>,
  message = "It failed: {value}",
): readonly string[] {
  const lines: string[] = [];
  const settings = { log_format, log_level: "info" } as const;
  openLog(settings, (line) => lines.push(line)).error(message, values);
  return lines;
}

Deno.test("openLog() writes one JSON object a line, whatever the secret was", () => {
  for (const value of SECRETS) {
    const [line = "", ...more] = logged("json", {
      value,
      error: new Error(value),
      request_id: "req-1",
    });
    assert.deepEqual(more, []);
    assert.ok(line.endsWith("\n") && line.indexOf("\n") === line.length - 1);
    const read = JSON.parse(line);
    assert.equal(read.request_id, "req-1");
    assert.equal(read.level, "ERROR");
    assert.match(line, /\[secret:/);
    assert.ok(!line.includes(TOKEN) && !line.includes("abc"), line);
  }
});

Deno.test("openLog() leaves values out whose name says that they are secret", () => {
  for (const form of ["json", "text"] as const) {
    const [line = ""] = logged(form, {
      value: { password: "hunter2" },
      token: "t0ps",
    });
    assert.ok(!/hunter2|t0ps/.test(line), line);
  }
});

Deno.test("openLog() keeps secrets out of text as well, and a line a line", () => {
  for (const value of SECRETS) {
    const [line = ""] = logged("text", { value });
    assert.ok(!line.includes(TOKEN), line);
    assert.equal(line.trimEnd().split("\n").length, 1, line);
  }
});

Deno.test("openLog() writes texts for people as they are, without what steers a terminal", () => {
  const [line = ""] = logged("text", {
    value: "an \u201codd\u201d \u001b[31mname\u202e\nnext",
    list: ["a"],
  }, "It failed: {value}, {list}");
  assert.match(
    line,
    /It failed: an \u201codd\u201d \\u\{1b\}\[31mname\\u\{202e\}\\u\{a\}next, \[ "a" \]\n$/,
  );
});

Deno.test("openLog() leaves out what is less severe than asked for", () => {
  const lines: string[] = [];
  const settings = { log_format: "text", log_level: "error" } as const;
  const log = openLog(settings, (line) => lines.push(line));
  log.info("quiet");
  assert.deepEqual(lines, []);
  log.error("loud");
  assert.equal(lines.length, 1);
});

Deno.test("openLog() leaves personal data out where that is asked for, and secrets always", () => {
  const text = `${of("gh", "p_", filler(36))} of alice@example.org`;
  for (
    const [mask_personal_data, want] of [
      [false, /\[secret:github_token\] of alice@example\.org/],
      [true, /\[secret:github_token\] of \[personal:email\]/],
    ] as const
  ) {
    const lines: string[] = [];
    openLog(
      { log_format: "text", log_level: "info", mask_personal_data },
      (line) => lines.push(line),
    ).error("{text}", { text });
    assert.match(lines.join(""), want);
  }
});
