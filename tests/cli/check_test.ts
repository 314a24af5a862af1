/** Tests of `superego check`: what is judged, how it is shown, and with which status it ends. */
import assert from "node:assert/strict";
import { inFolder, superego } from "./process.ts";

const RULE = `version: 1
rules:
  - id: slow
    priority: 1
    conditions: {tool_name: Bash, parameters: {command: make}}
    action: ask
    reason: Make is slow
tests:
  - call: {tool_name: Bash, parameters: {command: make}}
    want_rule: slow
    want: `;
const FILES: Readonly<Record<string, string>> = {
  "good.yaml": `${RULE}ask\n`,
  "bad.yaml": `${RULE}deny\n`,
  "superego.yaml": "policy: [shipped, team.yaml]\nlisten: 0.0.0.0:8000\n",
  // By itself this one's test would fail: the shipped policy decides it.
  "team.yaml":
    `${RULE}ask\n  - call: {tool_name: Bash, parameters: {command: sudo reboot}}\n    want: deny\n`,
  "compose.yaml": "services:\n  web:\n    privileged: true\n",
  "Dockerfile": "FROM a:1\n",
  "other.yaml": "greeting: hello\n",
  "waivers.yaml":
    "version: 1\nwaivers:\n  - {id: POLICY-110, file: bad.yaml, owner: o, reason: r, until: '2020-01-01'}\n  - {id: IMAGE-001, owner: o, reason: r, until: END}\n",
};

const IN_A_MONTH = `'${
  new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
}'`;

async function check(args: readonly string[]) {
  return await inFolder(async (folder) => {
    for (const [name, text] of Object.entries(FILES)) {
      await Deno.writeTextFile(
        `${folder}/${name}`,
        text.replace("END", IN_A_MONTH),
      );
    }
    return await superego({
      args: ["check", ...args],
      cwd: folder,
      env: { HOME: folder },
    });
  });
}

const table: readonly (readonly [
  string,
  readonly string[],
  number,
  RegExp,
  RegExp,
])[] = [
  ["this machine", [], 0, /^No problems\.\n$/, /^judged this machine/],
  [
    "a policy with its tests",
    ["good.yaml"],
    0,
    /^No problems\.\n$/,
    /^judged good\.yaml \(policy\), 1 test\n$/,
  ],
  [
    "a policy whose test fails",
    ["good.yaml", "./bad.yaml"],
    1,
    /^bad\.yaml:9:5: high POLICY-110: /,
    /bad\.yaml/,
  ],
  [
    "a failed test in the machine's policy",
    ["--policy", "bad.yaml"],
    1,
    /POLICY-110/,
    /this machine/,
  ],
  [
    "a configuration with its policies",
    ["superego.yaml", "team.yaml"],
    1,
    /^superego\.yaml:2:9: high SETUP-003: [^\n]*\n[^\n]*\n1 problem: 1 high\.\n$/,
    /^judged superego\.yaml \(configuration\), 2 tests\n$/,
  ],
  [
    "both",
    ["config", "good.yaml"],
    0,
    /^No problems/,
    /this machine[^]*good\.yaml/,
  ],
  ["a folder", ["."], 1, /bad\.yaml:9:5[^]*superego\.yaml:2:9/, /good\.yaml/],
  [
    "what is not ours",
    ["other.yaml"],
    1,
    /^other\.yaml:1:1: high CHECK-001/,
    /^$/,
  ],
  [
    "a file of a deployment that is named",
    ["compose.yaml"],
    1,
    /^compose\.yaml:3:5: critical COMPOSE-001: A service runs privileged \(`web`\): `true`/m,
    /^judged compose\.yaml \(compose\), \d{2} checks\n$/,
  ],
  [
    "what a profile looks for below the folder",
    ["image"],
    1,
    /^Dockerfile:1:1: high IMAGE-001/,
    /^judged Dockerfile \(image\), \d{2} checks\n$/,
  ],
  [
    "everything below a folder",
    ["all", "."],
    1,
    /IMAGE-001[^]*POLICY-110[^]*COMPOSE-001/,
    /good\.yaml \(policy\)[^]*Dockerfile \(image\)/,
  ],
  [
    "what is not there",
    ["confg"],
    1,
    /^confg:1:1: high CHECK-002[^]*`config`\?/,
    /^$/,
  ],
  [
    "a waived problem as none, and an ended waiver as one",
    ["Dockerfile", "bad.yaml", "--waivers", "waivers.yaml"],
    1,
    /^(?![^]*IMAGE-001)[^]*POLICY-110[^]*^waivers\.yaml:3:\d+: high CHECK-006: This waiver ended on 2020-01-01/m,
    /^1 problem waived$/m,
  ],
  [
    "everything but what is left out",
    ["all", ".", "--exclude", "bad.yaml", "--exclude", "compose.yaml"],
    1,
    /^(?![^]*(?:POLICY-110|COMPOSE))[^]*IMAGE-001/,
    /Dockerfile/,
  ],
  [
    "only what is grave",
    ["bad.yaml", "--fail-on", "critical"],
    0,
    /POLICY-110/,
    /bad/,
  ],
];

for (const [what, args, status, out, err] of table) {
  Deno.test(`check() judges ${what}`, async () => {
    const ended = await check(args);
    assert.equal(ended.code, status, ended.out + ended.err);
    assert.match(ended.out, out);
    assert.match(ended.err, err);
  });
}

Deno.test("check() says for programs what was judged", async () => {
  const { out } = await check(["good.yaml", "bad.yaml", "--format", "json"]);
  const { problems, judged } = JSON.parse(out);
  assert.deepEqual(problems.map(({ id }: { id: string }) => id), [
    "POLICY-110",
  ]);
  assert.deepEqual(judged, [
    { file: "good.yaml", kind: "policy", tests: 1 },
    { file: "bad.yaml", kind: "policy", tests: 1 },
  ]);
});

Deno.test("check() shows in JUnit what is well too", async () => {
  const { out } = await check(["good.yaml", "bad.yaml", "--format", "junit"]);
  assert.match(out, /tests="2" failures="1"/);
  assert.match(out, /<testcase name="good\.yaml"[^>]*\/>/);
});

Deno.test("check() lists and explains its checks", async () => {
  assert.match((await check(["--list"])).out, /^CHECK-001 +high +A path/m);
  const { code, out } = await check(["--explain", "check-001"]);
  assert.equal(code, 0);
  assert.match(out, /^CHECK-001 \(high\)/);
  const socket = await check(["--explain", "COMPOSE-002"]);
  assert.match(socket.out, /What to do: Remove the mount[^]*CIS Docker 5\.32/);
  assert.equal((await check(["--explain", "CHECK-999"])).code, 2);
});

Deno.test("check() tells what is new since a baseline", async () => {
  await inFolder(async (folder) => {
    const run = (...args: readonly string[]) =>
      superego({
        args: ["check", "image", ...args],
        cwd: folder,
        env: { HOME: folder },
      });
    await Deno.writeTextFile(`${folder}/Dockerfile`, "FROM a:1\n");
    const before = await run("--format", "baseline");
    assert.equal(before.code, 0);
    await Deno.writeTextFile(`${folder}/old.json`, before.out);
    await Deno.writeTextFile(`${folder}/Dockerfile`, "# moved\nFROM a:1\n");
    assert.equal((await run("--baseline", "old.json")).code, 0);
    await Deno.writeTextFile(`${folder}/Dockerfile`, "FROM a:1\nCMD x\n");
    const after = await run("--baseline", "old.json");
    assert.equal(after.code, 1);
    assert.match(
      after.out,
      /^Dockerfile:2:1: medium IMAGE-008[^\n]*\n[^\n]*\n1 problem/,
    );
    assert.match(after.err, /problems in the baseline/);
    assert.equal((await run("--baseline", "absent.json")).code, 2);
  });
});

Deno.test("check() judges what an engine or a cluster says on standard input", async () => {
  await inFolder(async (folder) => {
    const run = (stdin: string) =>
      superego({
        args: ["check", "-"],
        stdin,
        cwd: folder,
        env: { HOME: folder },
      });
    const container = await run(
      JSON.stringify([{
        Name: "/web",
        Config: {},
        HostConfig: { Privileged: true },
      }]),
    );
    assert.equal(container.code, 1);
    assert.match(
      container.out,
      /^stdin:1:\d+: critical COMPOSE-001: [^\n]*`web`/m,
    );
    const pods = await run(
      JSON.stringify({
        apiVersion: "v1",
        kind: "List",
        items: [
          {
            apiVersion: "v1",
            kind: "Pod",
            metadata: { name: "p" },
            spec: {
              containers: [{
                name: "c",
                securityContext: { privileged: true },
              }],
            },
          },
        ],
      }),
    );
    assert.match(pods.out, /KUBE-001/);
    const other = await run("hello");
    assert.equal(other.code, 1);
    assert.match(other.out, /^stdin:1:1: high CHECK-009/);
  });
});
