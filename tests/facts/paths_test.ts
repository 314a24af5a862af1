/** Tests that paths are told apart however they are spelled. */
import assert from "node:assert/strict";
import { placeOf, resolvePath } from "../../src/facts/paths.ts";
import type { PathClass } from "../../src/facts/effect.ts";

const LINUX = placeOf({
  tool_name: "Bash",
  parameters: {},
  cwd: "/home/dev/project",
});
const MAC = placeOf({
  tool_name: "Bash",
  parameters: {},
  cwd: "/Users/dev/project",
});
const WINDOWS = placeOf({
  tool_name: "Bash",
  parameters: {},
  cwd: "C:\\Users\\dev\\project",
});

function classes(text: string, place = LINUX): readonly PathClass[] {
  return [...resolvePath(text, place).classes].sort();
}

Deno.test("placeOf() derives the home folder from the working directory", () => {
  assert.deepEqual(LINUX, {
    cwd: "/home/dev/project",
    home: "/home/dev",
    project: "/home/dev/project",
  });
  assert.equal(MAC.home, "/Users/dev");
  assert.equal(WINDOWS.home, "C:/Users/dev");
  const call = { tool_name: "x", parameters: {} };
  assert.equal(placeOf({ ...call, cwd: "/root/x" }).home, "/root");
  assert.equal(placeOf({ ...call, cwd: "/srv/app" }).home, undefined);
  assert.deepEqual(placeOf(call), {});
  assert.deepEqual(placeOf({ ...call, cwd: "" }), {});
});

const CLASSES: readonly (readonly [string, readonly PathClass[]])[] = [
  ["/", ["project_root", "root"]],
  ["//", ["project_root", "root"]],
  ["/home/..", ["project_root", "root"]],
  ["/etc/passwd", ["outside", "system"]],
  ["/etc/shadow", ["credential", "outside", "system"]],
  ["/home", ["home_root", "project_root"]],
  ["/home/somebody", ["home_root"]],
  ["/root", ["home_root"]],
  ["~", ["home_root", "project_root"]],
  ["~somebody", ["home_root"]],
  ["~/Downloads/x", ["home"]],
  [".", ["home", "project", "project_root"]],
  ["..", ["home_root", "project_root"]],
  ["../other", ["home"]],
  ["src/a.ts", ["home", "project"]],
  ["/tmp", ["temporary", "temporary_root"]],
  ["/tmp/x", ["temporary"]],
  ["/var/tmp/x", ["temporary"]],
  ["/var/log", ["outside", "system"]],
  ["/dev/sda", ["device", "outside"]],
  ["/dev/null", ["stream"]],
  ["/dev/shm/x", ["temporary"]],
  ["/proc/sysrq-trigger", ["kernel", "outside"]],
  ["/mnt/disk", ["mount_root", "outside"]],
  ["/mnt/disk/x", ["outside"]],
  [".git/hooks/pre-commit", ["home", "project", "version_control"]],
  [".gitignore", ["home", "project"]],
  ["node_modules", ["generated", "home", "project"]],
  ["package-lock.json", ["generated", "home", "project"]],
  ["crates/a/Cargo.lock", ["generated", "home", "project"]],
  ["packages/a/dist/x.js", ["generated", "home", "project"]],
  ["~/build", ["home"]],
  ["~/.cache/pip", ["generated", "home"]],
  ["~/.cache", ["home"]],
  ["/Users/x/Library/Developer/Xcode/DerivedData", ["generated", "home"]],
  [".git/logs", ["home", "project", "version_control"]],
  ["~/.bashrc", ["home", "shell_startup"]],
  ["~/.config/pip/pip.conf", ["home", "shell_startup"]],
  ["~/.bash_history", ["history", "home"]],
  ["~/.local/share/fish/fish_history", ["history", "home"]],
  ["~/.local/bin/git", ["home", "shadow"]],
  ["~/.local/bin/app", ["home"]],
  ["~/bin/sudo", ["home", "shadow"]],
  ["bin/sudo", ["home", "project"]],
  ["prod.tfvars", ["credential", "home", "project"]],
  ["prod.tfvars.example", ["home", "project"]],
  ["/etc/cron.d/x", ["outside", "shell_startup", "system"]],
  [".superego.yaml", ["guard", "home", "project"]],
  [".claude/settings.json", ["agent_config", "home", "project"]],
  ["CLAUDE.md", ["agent_instructions", "home", "project"]],
  [".github/workflows/ci.yml", ["home", "project"]],
  [".github/hooks/x.json", ["agent_config", "home", "project"]],
];

for (const [text, wanted] of CLASSES) {
  Deno.test(`resolvePath() classifies ${text}`, () => {
    assert.deepEqual(classes(text), wanted);
  });
}

const CREDENTIALS: Readonly<Record<string, readonly string[]>> = {
  yes: [
    "~/.ssh/id_rsa",
    "~/.ssh",
    "id_ed25519",
    "~/.ssh/id_ed25519.backup",
    "~/.aws/credentials",
    ".env",
    ".env.local",
    ".env.production",
    "deploy/prod.env",
    "server.key",
    "a/b.pem",
    "~/.netrc",
    "~/.npmrc",
    "~/.kube/config",
    "~/.docker/config.json",
    "~/.config/gcloud/credentials.db",
    "~/.config/gh/hosts.yml",
    "~/Library/Keychains/login.keychain-db",
    "~/.mozilla/firefox/x.default/logins.json",
    "/run/secrets/db",
    "/proc/1/environ",
    "$SOMEWHERE/.ssh/id_rsa",
    ".env?",
    "~/.aws/credential?",
    "~/.ssh/*",
    "*.key",
  ],
  no: [
    ".env.example",
    ".env.sample",
    "example.env",
    "~/.ssh/id_rsa.pub",
    "~/.ssh/known_hosts",
    "~/.ssh/config",
    "~/.aws/config",
    "ca.pem",
    "public.key",
    "environment.ts",
    "keys.ts",
    "docs/credentials.md",
    "*",
    "src/*",
    "monkey.txt",
  ],
};

for (const text of CREDENTIALS.yes ?? []) {
  Deno.test(`resolvePath() sees a credential in ${text}`, () => {
    assert.ok(classes(text).includes("credential"));
  });
}

for (const text of CREDENTIALS.no ?? []) {
  Deno.test(`resolvePath() sees no credential in ${text}`, () => {
    assert.ok(!classes(text).includes("credential"));
  });
}

const SYSTEM = [
  "/project/../etc/passwd",
  "../../../etc/passwd",
  "/proc/self/root/etc/passwd",
  "/proc/1/root/etc/passwd",
  "file:///etc/passwd",
  "file://localhost/etc/passwd",
  "file:///%65tc/passwd",
  "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
  "／etc／passwd",
  "․․/․․/․․/etc/passwd",
  "..\\..\\..\\etc\\passwd",
  " /etc/passwd ",
  "/etc/passwd\0.txt",
  "/etc\u200b/passwd",
  "/ETC/passwd",
  "/private/etc/passwd",
  "/System/Volumes/Data/etc/passwd",
  "/et[c]/passwd",
  "/e*c/passwd",
  "/{etc,tmp}/passwd",
  "C:\\Windows\\System32",
  "c:/windows",
  "\\\\?\\C:\\Windows\\System32",
  "\\\\localhost\\C$\\Windows",
  "C:\\Windows.\\System32 ",
  "/mnt/c/Windows/System32",
  "%SystemRoot%\\System32",
  "/usr/bin/../bin/env",
] as const;

for (const text of SYSTEM) {
  Deno.test(`resolvePath() sees the system in ${JSON.stringify(text)}`, () => {
    assert.ok(classes(text).includes("system"));
  });
}

Deno.test("resolvePath() tells how much a pattern covers", () => {
  const table: readonly (readonly [string, string])[] = [
    ["src/a.ts", "single"],
    ["src/*.ts", "pattern"],
    ["src/a?.ts", "pattern"],
    ["*", "everything"],
    ["src/*", "everything"],
    ["~/.*", "everything"],
    ["~/{*,.*}", "everything"],
    ["src/\\*", "single"],
    ["src/[abc]", "pattern"],
  ];
  for (const [text, wanted] of table) {
    assert.equal(resolvePath(text, LINUX).breadth, wanted, text);
  }
});

Deno.test("resolvePath() takes all entries of a folder for the folder", () => {
  assert.ok(classes("/*").includes("root"));
  assert.ok(classes("~/*").includes("home_root"));
  assert.ok(classes("./*").includes("project_root"));
  assert.ok(!classes("node_modules/*").includes("project_root"));
});

Deno.test("resolvePath() keeps what it cannot know", () => {
  const fact = resolvePath("$WHERE/x", LINUX);
  assert.equal(fact.path, "$WHERE/x");
  assert.deepEqual(fact.classes, ["unknown"]);
  assert.deepEqual(resolvePath("../x", {}).classes, ["unknown"]);
  assert.deepEqual(resolvePath("~-/x", LINUX).classes, ["unknown"]);
});

Deno.test("resolvePath() works without knowing where it is", () => {
  assert.deepEqual([...resolvePath("src/x", {}).classes], ["project"]);
  assert.deepEqual([...resolvePath("~/x", {}).classes], ["home"]);
  assert.deepEqual([...resolvePath("~", {}).classes], ["home_root"]);
  assert.equal(resolvePath("~/a/../b", {}).path, "~/b");
  assert.ok(resolvePath(".", {}).classes.includes("project_root"));
});

Deno.test("resolvePath() knows the agent's folder after a change of folder", () => {
  const moved = { ...LINUX, cwd: "/etc" };
  assert.deepEqual([...resolvePath("passwd", moved).classes].sort(), [
    "outside",
    "system",
  ]);
  assert.ok(
    resolvePath("/home/dev/project/a", moved).classes.includes("project"),
  );
});

Deno.test("resolvePath() says when a link may have been followed", () => {
  assert.ok(resolvePath("a/../b", LINUX).through_link);
  assert.ok(resolvePath("/proc/self/cwd/x", LINUX).through_link);
  assert.ok(!resolvePath("../b", LINUX).through_link);
  assert.ok(!resolvePath("a/b", LINUX).through_link);
});

Deno.test("resolvePath() folds case only where the system does", () => {
  assert.ok(
    classes("/users/dev/PROJECT/x", MAC).includes("project"),
  );
  assert.ok(!classes("/HOME/dev/project/x").includes("project"));
  assert.ok(!classes("/TMP/x").includes("temporary"));
});

Deno.test("resolvePath() resolves from a folder on Windows", () => {
  const fact = resolvePath("..\\..\\..\\Windows", WINDOWS);
  assert.equal(fact.path, "C:/Windows");
  assert.ok(fact.classes.includes("system"));
  assert.ok(classes("src\\a.ts", WINDOWS).includes("project"));
  assert.ok(classes("\\\\.\\PhysicalDrive0", WINDOWS).includes("device"));
});

Deno.test("resolvePath() takes software's own folder for the project when the agent works there", () => {
  const place = placeOf({ tool_name: "x", parameters: {}, cwd: "/opt/app" });
  assert.deepEqual(classes("src/a.ts", place), ["project"]);
  const etc = placeOf({ tool_name: "x", parameters: {}, cwd: "/etc/nginx" });
  assert.deepEqual(classes("nginx.conf", etc), ["outside", "system"]);
});

Deno.test("resolvePath() does not read on in a path that no system accepts", () => {
  const fact = resolvePath("a/".repeat(5000), LINUX);
  assert.deepEqual(fact.classes, ["unknown"]);
  assert.equal(fact.breadth, "everything");
});

Deno.test("resolvePath() stays quick on hostile texts", () => {
  for (
    const text of [
      "{a,b}".repeat(1500),
      "{".repeat(8000),
      "*".repeat(8000),
      "[".repeat(8000),
      "../".repeat(2700),
      "%2e".repeat(2700),
      "/proc/self/root".repeat(500),
      "\\".repeat(8000),
      "$A".repeat(4000),
    ]
  ) resolvePath(text, LINUX);
});
