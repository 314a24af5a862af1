/** Tests what command lines of code hosts are said to do. */
import assert from "node:assert/strict";
import { HOSTING } from "../../../src/facts/programs/hosting.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["gh repo delete a/b --yes", ["delete repository a/b for good"]],
  ["gh repo archive a/b", ["archive repository a/b"]],
  ["gh repo edit a/b --visibility public", [
    "change visibility repository a/b loosens",
  ]],
  ["gh repo edit a/b --description x", ["edit repository a/b"]],
  ["gh repo create a --public", ["create repository a loosens"]],
  ["gh repo create a --private", ["create repository a"]],
  ["gh pr merge 3", ["merge repository 3"]],
  ["gh release create v1", ["publish package v1 for good"]],
  ["gh release create v1 --draft", []],
  ["gh gist create a.txt", [
    "create repository a.txt",
    "read /home/dev/project/a.txt",
    "send file to github.com",
  ]],
  ["gh pr create --title x --body-file body.md", [
    "read /home/dev/project/body.md",
    "create repository",
  ]],
  ["gh release upload v1 dist/a.zip", [
    "read /home/dev/project/dist/a.zip",
    "upload repository v1",
  ]],
  ["gh secret set X", ["set secret X"]],
  ["gh secret list", []],
  ["gh variable set X", ["set secret X"]],
  ["gh label delete bug --yes", ["remove repository bug"]],
  ["gh repo deploy-key add k.pub", ["deploy-key secret add"]],
  ["gh api -X PUT repos/a/b/collaborators/m", [
    "change repository repos/a/b/collaborators/m loosens",
  ]],
  ["gh api -X PATCH repos/a/b/actions/variables/X", [
    "change secret repos/a/b/actions/variables/X",
  ]],
  ["gh auth token", ["read secret"]],
  ["gh auth login", ["log in secret"]],
  ["gh auth status", []],
  ["gh alias set x y", ["configure other x", "configure other y"]],
  ["gh api repos/a/b", []],
  ["gh api -X DELETE repos/a/b", ["delete repository repos/a/b for good"]],
  ["gh api -X PUT repos/a/b/pulls/1/merge", [
    "merge repository repos/a/b/pulls/1/merge",
  ]],
  ["gh api repos/a/b -f private=false -X PATCH", [
    "change repository repos/a/b loosens",
  ]],
  ["gh api graphql -f query='mutation { deleteIssue }'", [
    "delete repository graphql for good",
  ]],
  ["gh api graphql -f query='query { viewer }'", []],
  ["gh api -X PUT repos/a/b/actions/secrets/X", [
    "change secret repos/a/b/actions/secrets/X",
  ]],
  ["gh repo clone a/b", []],
  ["gh pr list", []],
  ["glab mr merge 3", ["merge repository 3"]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`HOSTING: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("HOSTING has a case for every row", () => {
  assert.deepEqual(untried(HOSTING, CASES.map(([command]) => command)), []);
});
