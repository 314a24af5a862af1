/** Tests which settings of Git are a matter of taste. */
import assert from "node:assert/strict";
import { isHarmless } from "../../../src/facts/programs/git_preferences.ts";
import { literal, opaque } from "../../../src/facts/shell/data.ts";
import { facts } from "../../../src/facts/facts.ts";

const CASES: readonly (readonly [string, string | undefined, boolean])[] = [
  ["user.email", "x@a.example", true],
  ["USER.Name", "Some One", true],
  ["init.defaultBranch", "main", true],
  ["color.diff.meta", "yellow", true],
  ["user.email", undefined, true],
  ["core.editor", "vim", true],
  ["core.editor", "code --wait", true],
  ["core.editor", "sh -c x", false],
  ["core.editor", "vim -c ':!x'", false],
  ["core.editor", "/tmp/vim", false],
  ["core.pager", "delta --dark", true],
  ["core.pager", "less; x", false],
  ["pager.log", "sh", false],
  ["credential.helper", "cache --timeout=3600", true],
  ["credential.helper", "store", false],
  ["credential.helper", "!f() { cat; }; f", false],
  ["gpg.program", "gpg2", true],
  ["gpg.program", "./gpg", false],
  ["gpg.format", "ssh", true],
  ["commit.gpgsign", "true", true],
  ["commit.gpgsign", "false", false],
  ["alias.co", "checkout", true],
  ["alias.lg", "log --oneline --graph", true],
  ["alias.x", "!rm a", false],
  ["alias.x", "-c core.pager=x log", false],
  ["alias.x", "rebase -x make main", false],
  ["alias.x", "log -c core.pager=x", false],
  ["core.hooksPath", "/tmp/x", false],
  ["core.sshCommand", "ssh", false],
  ["url.https://a.example/.insteadOf", "https://b.example/", false],
  ["http.proxy", "http://a.example", false],
  ["http.sslVerify", "false", false],
];

for (const [name, value, want] of CASES) {
  Deno.test(`isHarmless() is ${want} of ${name} = ${value ?? "nothing"}`, () => {
    const field = value === undefined ? undefined : literal(value);
    assert.equal(isHarmless(literal(name), field), want);
  });
}

Deno.test("isHarmless() is false of a name or a program that is not known", () => {
  assert.equal(isHarmless(opaque("$X"), literal("main")), false);
  assert.equal(isHarmless(literal("core.editor"), opaque("$X")), false);
});

Deno.test("a harmless setting is written to a file that runs nothing", () => {
  const classes = (setting: string) =>
    facts({
      tool_name: "Bash",
      parameters: { command: `git config --global ${setting}` },
      cwd: "/home/dev/project",
    }).effects.flatMap((effect) =>
      effect.kind === "writes" ? effect.path_class ?? [] : []
    );
  assert.deepEqual(classes("user.name x"), ["home"]);
  assert.deepEqual(classes("core.pager ./x"), ["shell_startup", "home"]);
});
