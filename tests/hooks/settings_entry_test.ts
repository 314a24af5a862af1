/** What we write into settings, and what we take for ours. */
import assert from "node:assert/strict";
import {
  commandEntry,
  httpEntry,
  isOurs,
} from "../../src/hooks/settings_entry.ts";

const binary = { command: "/opt/my tools/superego", args: [] };
const route = new URL("http://127.0.0.1:8000/v1/hooks/claude-code");

Deno.test("commandEntry() starts the program without a shell and blocks when it fails", () => {
  assert.deepEqual(commandEntry(binary, ["--policy", "/a b.yaml"], 30), {
    type: "command",
    command: "/opt/my tools/superego",
    args: ["advise", "--policy", "/a b.yaml"],
    timeout: 30,
    onFailure: "block",
  });
});

Deno.test("httpEntry() names the variable of the key, and blocks when it fails", () => {
  assert.deepEqual(httpEntry(route, 30), {
    type: "http",
    url: route.href,
    timeout: 30,
    onFailure: "block",
    headers: { Authorization: "Bearer $SUPEREGO_TOKEN" },
    allowedEnvVars: ["SUPEREGO_TOKEN"],
  });
});

const checkout = {
  command: "/usr/bin/deno",
  args: ["run", "--allow-env", "/home/dev/superego/src/main.ts"],
};

for (
  const [name, hook, ours] of [
    ["our command", commandEntry(binary, [], 30), true],
    ["a checkout's command", commandEntry(checkout, ["--url", "x"], 5), true],
    ["our http hook", httpEntry(route, 30), true],
    ["the predecessor's command", {
      type: "command",
      command: "superego advise",
    }, true],
    ["a quoted path", {
      type: "command",
      command: "'/opt/superego' advise --url x",
    }, true],
    ["a general route", { type: "http", url: "https://h/v1/hooks" }, true],
    ["another verb", { type: "command", command: "superego check" }, false],
    ["another verb as argument", {
      type: "command",
      command: "/superego",
      args: ["check"],
    }, false],
    ["another program", {
      type: "command",
      command: "/bin/superego-not advise",
    }, false],
    [
      "mere mention",
      { type: "command", command: "echo superego advise" },
      false,
    ],
    ["a quoted path with a space", {
      type: "command",
      command: "'/opt/my tools/superego' advise",
    }, true],
    ["a checkout's command line", {
      type: "command",
      command: "deno run -A /x/src/main.ts advise",
    }, true],
    ["the predecessor's mark", {
      type: "command",
      command: "curl --json @- https://h/v1/hooks",
      _superego_managed: true,
    }, true],
    ["an empty command", { type: "command", command: "" }, false],
    ["another server", { type: "http", url: "https://h/hooks" }, false],
    ["a prompt", { type: "prompt", prompt: "superego advise" }, false],
    ["no command", { type: "command" }, false],
    ["no url", { type: "http" }, false],
    ["null", null, false],
    ["a text", "superego advise", false],
  ] as const
) {
  Deno.test(`isOurs() says ${ours} of ${name}`, () => {
    assert.equal(isOurs(hook), ours);
  });
}
