/** Explanations name the nearest check, and never all of them. */
import assert from "node:assert/strict";
import { explainText, listText, render } from "../../src/cli/check_show.ts";

const LOOK = { terminal: false, colour: false, columns: 80 };

for (
  const [asked, want] of [
    ["COMPOSE-99", /COMPOSE has COMPOSE-001 to COMPOSE-\d+$/],
    ["COMPSE-001", /Did you mean `COMPOSE-001`\?$/],
    ["whatever", /They begin with ACCESS, [^]*see `superego check --list`$/],
    ["__proto__", /no check `__proto__`/],
  ] as const
) {
  Deno.test(`explainText() helps whoever asks for ${asked}`, () => {
    assert.throws(() => explainText(asked, LOOK), (error: Error) => {
      assert.match(error.message, want);
      assert.ok(error.message.length < 300);
      return true;
    });
  });
}

Deno.test("listText() has every group", () => {
  for (const id of ["REPO-001", "AGENT-001", "PROXY-001", "CI-001"]) {
    assert.match(listText(LOOK), new RegExp(`^${id} `, "m"));
  }
});

Deno.test("render() says for programs what is waived, by whom and until when", () => {
  const at = { file: "a", line: 1, column: 1 };
  const waived = [{
    problem: {
      id: "CI-001",
      severity: "high" as const,
      ...at,
      message: "m",
      hint: "h",
    },
    waiver: {
      id: "CI-001",
      file: "**",
      owner: "o",
      reason: "r",
      until: "2027-01-01",
      at,
    },
  }];
  const shown = render(
    { problems: [], judged: [], waived },
    "json",
    LOOK,
    new Date(0),
  );
  assert.deepEqual(JSON.parse(shown).waived, [{
    id: "CI-001",
    ...at,
    owner: "o",
    reason: "r",
    until: "2027-01-01",
  }]);
});
