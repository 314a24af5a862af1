/** Holds what is made of the library's words. */
import assert from "node:assert/strict";
import { inPlainWords } from "../../src/mcp/plain.ts";

function answer(message: string) {
  return { jsonrpc: "2.0" as const, id: 1, error: { code: -32603, message } };
}

Deno.test("inPlainWords() names the members that a schema refused", () => {
  const issues = [
    { code: "invalid_type", path: ["params", "capabilities", "roots"] },
    { code: "invalid_type", path: ["params", "clientInfo", "icons", 0] },
  ];
  for (const before of ["", "Invalid tools/call request: "]) {
    const said = `${before}${JSON.stringify(issues, null, 2)}`;
    assert.deepEqual(inPlainWords(answer(said)), {
      jsonrpc: "2.0",
      id: 1,
      error: {
        code: -32602,
        message:
          "`params.capabilities.roots`, `params.clientInfo.icons.0`: this is not of the form that the protocol has",
      },
    });
  }
});

Deno.test("inPlainWords() leaves everything else alone", () => {
  for (
    const message of [
      answer("Method not found"),
      answer("[ no JSON"),
      answer("[]"),
      answer("[5]"),
      answer('[{"path":5}]'),
      { jsonrpc: "2.0" as const, id: 1, result: {} },
      { jsonrpc: "2.0" as const, method: "x" },
    ]
  ) assert.equal(inPlainWords(message), message);
});
