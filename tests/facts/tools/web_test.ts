/** Tests what tools are said to do that fetch addresses. */
import assert from "node:assert/strict";
import { filler } from "../content/filler.ts";
import { addressEffect, fetchEffects } from "../../../src/facts/tools/web.ts";
import { brief } from "./recorder.ts";

function fetched(parameters: Record<string, unknown>): readonly string[] {
  return fetchEffects(parameters, {}, "x").map(brief);
}

const TOKEN = ["gh", "p_", filler(36)].join("");

Deno.test("fetchEffects() tells what is sent", () => {
  const url = "https://a.example/x";
  const table: readonly (readonly [Record<string, unknown>, string])[] = [
    [{ url }, "nothing"],
    [{ url, headers: { Accept: "text/html" } }, "nothing"],
    [{ url, body: "hello" }, "data"],
    [{ url, data: { a: "b" } }, "data"],
    [{ url, body: `key ${TOKEN}` }, "secret"],
    [{ url, headers: { "X-Token": TOKEN } }, "secret"],
    [{ url: `${url}?t=${TOKEN}` }, "secret"],
    [{ url, upload: true }, "file"],
  ];
  for (const [parameters, sends] of table) {
    assert.deepEqual(fetched(parameters), [`send ${sends} to a.example`]);
  }
});

Deno.test("fetchEffects() reads files that an address names", () => {
  assert.deepEqual(fetched({ url: "file:///etc/passwd" }), [
    "read /etc/passwd",
  ]);
});

Deno.test("fetchEffects() assumes a scheme where none is", () => {
  assert.deepEqual(fetched({ url: "a.example/x" }), [
    "send nothing to a.example",
  ]);
});

Deno.test("addressEffect() says when an address leads nobody knows where", () => {
  const effect = addressEffect(
    { where: "parameters.url", name: "url", text: "" },
    "nothing",
    {},
    "x",
  );
  assert.equal(effect.kind === "network" && effect.host_class, "unknown");
});
