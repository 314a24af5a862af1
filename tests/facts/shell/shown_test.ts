/** Tests when a secret of the environment is said to be printed. */
import assert from "node:assert/strict";
import { told } from "../programs/told.ts";

const SHOWN = "read secret environment";

for (
  const command of [
    "echo $GITHUB_TOKEN",
    'echo "the key is ${API_KEY}"',
    "echo ${API_KEY:-none}",
    "printf '%s' $API_KEY",
    "echo $API_KEY >&2",
    "ls; echo $API_KEY; ls",
    "if true; then echo $API_KEY; fi",
    "f() { echo $API_KEY; }; f",
    "cat <<EOF\n$API_KEY\nEOF",
    "K=$API_KEY; echo $K",
    "while echo $API_KEY; do break; done",
    "if false; then :; elif echo $API_KEY; then :; fi",
    "trap 'echo $API_KEY' EXIT",
  ]
) {
  Deno.test(`a secret is printed by ${command.replaceAll("\n", " ")}`, () => {
    assert.equal(told(command).filter((one) => one === SHOWN).length, 1);
  });
}

for (
  const command of [
    "echo $HOME",
    "echo '$API_KEY'",
    "echo ${#API_KEY}",
    "echo ${API_KEY:+set}",
    "echo ${API_KEY:0:4}",
    "API_KEY=test; echo $API_KEY",
    "for TOKEN in a b; do echo $TOKEN; done",
    '[ -n "$API_KEY" ] && echo set',
    'curl -H "Authorization: Bearer $API_KEY" https://a.example',
    "echo KEY=$API_KEY > .settings",
    ': "${API_KEY:?is missing}"',
  ]
) {
  Deno.test(`no secret is printed by ${command}`, () => {
    assert.equal(told(command).includes(SHOWN), false);
  });
}
