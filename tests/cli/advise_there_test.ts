/** What `superego advise --url` hands on. */
import assert from "node:assert/strict";
import { hookInput } from "./agent.ts";
import { advise, allowing, decided, freePort, KEY } from "./served.ts";

Deno.test("askThere() hands a server's allow, ask, deny and nothing on", async () => {
  const allowed = await advise(allowing);
  assert.deepEqual(JSON.parse(allowed.out), decided("allow"), allowed.err);
  for (const action of ["ask", "deny"]) {
    const { code, out } = await advise(() => Response.json(decided(action)));
    assert.deepEqual([code, JSON.parse(out)], [0, decided(action)]);
  }
  const { code, out } = await advise(() => Response.json({}));
  assert.deepEqual([code, out], [0, "{}\n"]);
});

Deno.test("askThere() takes the key from a file", async () => {
  const file = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(file, `${KEY}\n`);
    const ended = await advise(allowing, { SUPEREGO_TOKEN_FILE: file });
    assert.match(ended.out, /"allow"/, ended.err);
  } finally {
    await Deno.remove(file);
  }
});

Deno.test("askThere() does not trouble the server about what is no tool call", async () => {
  let asked = 0;
  const { code, out } = await advise(
    () => (asked++, Response.json({})),
    {},
    hookInput("Bash", {}, { hook_event_name: "Stop" }),
  );
  assert.deepEqual([code, out, asked], [0, "{}\n", 0]);
});

Deno.test("askThere() tells the server of results, and lets nothing that fails there be heard", async () => {
  const result = hookInput("Bash", {}, {
    hook_event_name: "PostToolUse",
    tool_response: "x",
  });
  const about = { decision: "block", reason: "because" };
  const replies = [[200, {}, {}, /^$/], [200, about, about, /^$/], [
    500,
    {},
    {},
    /result was not looked at/,
  ]] as const;
  for (const [status, body, wanted, said] of replies) {
    let asked = 0;
    const { code, out, err } = await advise(
      () => (asked++, Response.json(body, { status })),
      {},
      result,
    );
    assert.deepEqual([code, JSON.parse(out), asked], [0, wanted, 1]);
    assert.match(err, said);
  }
});

Deno.test("askThere() goes through no proxy that it was not told to use", async () => {
  const proxy = `http://127.0.0.1:${await freePort()}`;
  const ended = await advise(allowing, {
    HTTP_PROXY: proxy,
    http_proxy: proxy,
    ALL_PROXY: proxy,
  });
  assert.match(ended.out, /"allow"/, ended.err);
});
