/** What in scripts comes from strangers, and what only looks alike. */
import assert from "node:assert/strict";
import {
  expands,
  fetchesStrangers,
  holdsStrangers,
} from "../../../src/check/deployment/workflow_strangers.ts";

type Rows = readonly (readonly [text: string, wanted: boolean])[];

function each(judge: (text: string) => boolean, rows: Rows): void {
  for (const [text, wanted] of rows) {
    Deno.test(`${judge.name}() of ${JSON.stringify(text)} is ${wanted}`, () => {
      assert.equal(judge(text), wanted);
    });
  }
}

each(holdsStrangers, [
  ["echo ${{ github.event.pull_request.title }}", true],
  ["echo ${{ GitHub.Event.Issue.Body }}", true],
  ["echo ${{ github['event']['pull_request']['title'] }}", true],
  ["echo ${{ github.event.commits[*].message }}", true],
  ["echo '${{ toJSON(github) }}'", true],
  ["echo '${{ toJSON(github.event) }}'", true],
  ["echo '${{ toJson(github.event.pull_request) }}'", true],
  ["echo ${{ format('{0}', github.head_ref) }}", true],
  ["echo ${{ format('{{0}} {0}', github.head_ref) }}", true],
  ["echo ${{ github.event.workflow_run.head_branch }}", true],
  ["echo ${{ github.event.workflow_run.head_commit.message }}", true],
  ["echo ${{ github.event.pull_request.number }}", false],
  ["echo ${{ github.event.workflow_run.id }}", false],
  ["echo ${{ toJSON(matrix) }} github.head_ref", false],
  ["echo ${{ github.sha }}", false],
]);

each(fetchesStrangers, [
  ["gh pr checkout 7", true],
  ["git fetch origin refs/pull/${{ github.event.number }}/merge", true],
  ["git fetch origin pull/$N/head:x", true],
  ["gh pr view 7", false],
  ["git fetch origin refs/heads/main", false],
]);

Deno.test("expands() knows variables that an expression puts into a text, and those that a shell does", () => {
  assert.ok(expands("echo ${{ env.TITLE }}", ["TITLE"]));
  assert.ok(expands("echo ${{ format('{0}', env['title']) }}", ["TITLE"]));
  assert.ok(!expands("echo $TITLE ${{ env.OTHER }}", ["TITLE"]));
  assert.ok(!expands("echo env.TITLE", ["TITLE"]));
});
