/** Results as CI systems read them. */
import assert from "node:assert/strict";
import { junitReport, problemCases } from "../../../src/check/report/junit.ts";
import type { Problem } from "../../../src/problem/problem.ts";

const problem: Problem = {
  id: "POLICY-110",
  severity: "high",
  file: "team.yaml",
  line: 7,
  column: 5,
  message: 'wanted "deny" & got <allow>',
  hint: "Look\there",
};

Deno.test("junitReport() counts cases and failures", () => {
  const text = junitReport("policy test", [
    { name: "one", group: "g", file: "a.yaml", line: 1, problems: [] },
    { name: "two", group: "g", file: "a.yaml", line: 9, problems: [problem] },
  ]);
  assert.equal(
    text,
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="policy test" tests="2" failures="1" errors="0">
  <testsuite name="policy test" tests="2" failures="1" errors="0">
    <testcase name="one" classname="g" file="a.yaml" line="1"/>
    <testcase name="two" classname="g" file="a.yaml" line="9">
      <failure type="high" message="wanted &quot;deny&quot; &amp; got &lt;allow&gt;">team.yaml:7:5: high POLICY-110: wanted &quot;deny&quot; &amp; got &lt;allow&gt;&#10;    Look\\u{9}here&#10;</failure>
    </testcase>
  </testsuite>
</testsuites>
`,
  );
});

Deno.test("junitReport() holds no character that XML cannot", () => {
  const name = "\u0000\u001b\ud800\uffff]]><!--";
  const text = junitReport(name, []);
  assert.ok(text.includes('name="\ufffd\ufffd\ufffd\ufffd]]&gt;&lt;!--"'));
});

Deno.test("problemCases() makes every problem a failed case", () => {
  assert.deepEqual(problemCases([problem]), [{
    name: "POLICY-110 team.yaml:7:5",
    group: "POLICY-110",
    file: "team.yaml",
    line: 7,
    problems: [problem],
  }]);
});
