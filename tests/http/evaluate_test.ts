/** Holds the route that judges a call to what it answers. */
import assert from "node:assert/strict";
import { ask, fixture, VERDICT } from "./fixture.ts";

Deno.test("evaluate() reviews what was sent, as it was sent", async () => {
  const one = fixture();
  const call = {
    tool_name: "mcp__git-server__push",
    parameters: { a: null },
    session_id: "s",
  };
  const response = await ask(one, "POST", "/v1/evaluate", JSON.stringify(call));
  assert.deepEqual(await response.json(), VERDICT);
  assert.deepEqual(one.questions, [{
    call,
    transport: "http",
    principal: "bootstrap",
    mcp_server: "git-server",
  }]);
});

Deno.test("evaluate() takes tool_input for parameters", async () => {
  const one = fixture();
  await ask(
    one,
    "POST",
    "/v1/evaluate",
    `{"tool_name":"Bash","tool_input":{"command":"ls"}}`,
  );
  assert.deepEqual(one.questions[0]?.call.parameters, { command: "ls" });
});

Deno.test("evaluate() refuses odd bodies and names each problem", async (t) => {
  const deep = `{"tool_name":"x","parameters":${"[".repeat(50_000)}${
    "]".repeat(50_000)
  }}`;
  const table: readonly (readonly [
    string,
    BodyInit,
    Record<string, string>,
    number,
    RegExp,
  ])[] = [
    ["no JSON", "{bad", {}, 400, /JSON/],
    ["a list", "[]", {}, 400, /body/],
    ["no tool_name", "{}", {}, 400, /\/tool_name/],
    [
      "two problems",
      `{"tool_name":5,"cwd":5}`,
      {},
      400,
      /\/tool_name.*\/cwd/s,
    ],
    [
      "an unknown member",
      `{"tool_name":"x","tool_nam":1}`,
      {},
      400,
      /tool_nam/,
    ],
    [
      "another type",
      "{}",
      { "Content-Type": "text/plain" },
      415,
      /application\/json/,
    ],
    [
      "another charset",
      "{}",
      { "Content-Type": "application/json; charset=latin1" },
      415,
      /UTF-8/,
    ],
    [
      "too much",
      `{"tool_name":"${"a".repeat(20_000)}"}`,
      {},
      413,
      /10000 bytes/,
    ],
    ["too deep", deep.slice(0, 4000) + "}", {}, 400, /deeper/],
    ["invalid UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), {}, 400, /UTF-8/],
  ];
  for (const [name, body, headers, status, detail] of table) {
    await t.step(name, async () => {
      const one = fixture();
      const response = await ask(one, "POST", "/v1/evaluate", body, headers);
      assert.equal(response.status, status);
      assert.equal(
        response.headers.get("content-type"),
        "application/problem+json",
      );
      assert.match((await response.json()).detail, detail);
      assert.equal(one.questions.length, 0);
    });
  }
});

Deno.test("evaluate() judges a parameter of any name, `__proto__` too, and takes none for a prototype", async () => {
  const one = fixture();
  const body =
    `{"tool_name":"x","parameters":{"__proto__":{"polluted":1},"constructor":1}}`;
  assert.equal((await ask(one, "POST", "/v1/evaluate", body)).status, 200);
  const parameters = one.questions[0]?.call.parameters ?? {};
  assert.deepEqual(Object.keys(parameters), ["__proto__", "constructor"]);
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
});

Deno.test("evaluate() says which header would have been right, and reads no more of what is too long", async () => {
  const type = await ask(fixture(), "POST", "/v1/evaluate", "{}", {
    "Content-Type": "text/plain",
  });
  assert.equal(type.headers.get("accept"), "application/json");
  const one = fixture();
  const long = await ask(one, "POST", "/v1/evaluate", "x".repeat(20_000));
  assert.equal(long.headers.get("connection"), "close");
  assert.deepEqual(one.refusals, ["body"]);
});
