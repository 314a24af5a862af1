/** Tests what version control besides Git is said to do and run. */
import assert from "node:assert/strict";
import { VERSION_CONTROL } from "../../../src/facts/programs/version_control.ts";
import { gitEffects, runs } from "./seen.ts";
import { untried } from "./told.ts";

/** What runs inside the command, then every other effect. */
function said(command: string): readonly string[] {
  return [
    ...runs(command).slice(1).map((one) => `run ${one}`),
    ...gitEffects(command),
  ];
}

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["hg strip tip", ["git strip rewrites_history target=tip"]],
  ["hg rollback --dry-run", []],
  ["hg histedit", ["git rebase rewrites_history"]],
  ["hg update --clean", ["git update discards_work"]],
  ["hg update tip", []],
  ["hg revert --no-backup a.txt", ["git revert discards_work target=a.txt"]],
  ["hg revert a.txt", []],
  ["hg purge --all", ["git purge discards_work"]],
  ["hg purge --print", []],
  ["hg shelve --delete old", ["git shelve deletes_ref target=old"]],
  ["hg shelve", []],
  ["hg bookmark -d old", ["git branch deletes_ref target=old"]],
  ["hg bookmark new", []],
  ["hg commit -m x", ["git commit"]],
  ["hg push https://hg.example/r", [
    "git push remote",
    "send file to hg.example",
  ]],
  ["hg push", ["git push remote"]],
  ["hg pull", ["git pull"]],
  ["hg clone https://hg.example/r", [
    "git clone",
    "send nothing to hg.example",
    "write /home/dev/project/r",
  ]],
  ["hg --config 'alias.st=!make' st", ["run make file < hg --config"]],
  ["hg --config hooks.pre-status=python:x.y st", []],
  ['hg --config "hooks.pre-log=$X" log', [
    "unresolved variable",
    "unresolved code",
  ]],
  ["hg log", []],
  ["jj abandon abc", ["git abandon rewrites_history target=abc"]],
  ["jj restore", ["git restore discards_work"]],
  ["jj op restore abc", ["git op restore rewrites_history target=abc"]],
  ["jj git push --deleted", ["git push deletes_ref remote"]],
  ["jj git push", []],
  ["jj bookmark delete old", ["git branch deletes_ref target=old"]],
  ["jj squash", ["git squash"]],
  ["jj git clone https://git.example/a.git there", [
    "git git clone",
    "send nothing to git.example",
    "write /home/dev/project/there",
  ]],
  ["jj log", []],
  ["svn delete https://svn.example/r/trunk -m x", [
    "git delete deletes_ref remote target=https://svn.example/r/trunk",
    "send nothing to svn.example",
  ]],
  ["svn rm old.txt", ["delete tree /home/dev/project/old.txt"]],
  ["svn rm --keep-local old.txt", []],
  ["svn revert -R .", ["git revert discards_work target=."]],
  ["svn cleanup --remove-unversioned", ["git cleanup discards_work"]],
  ["svn cleanup", []],
  ["svn commit -m x", ["git commit"]],
  ["svn checkout https://svn.example/r/trunk", [
    "git checkout",
    "send nothing to svn.example",
    "write /home/dev/project/trunk",
  ]],
  ["svn import . https://svn.example/r", [
    "git import remote",
    "send file to svn.example",
  ]],
  ["svn checkout --config-option x https://svn.example/r", [
    "git checkout",
    "send nothing to svn.example",
    "write /home/dev/project/r",
  ]],
  ["svn status", []],
  ["fossil revert", ["git revert discards_work"]],
  ["fossil clean -n", []],
  ["darcs obliterate -a", ["git obliterate rewrites_history"]],
  ["bzr commit -m x", ["git commit"]],
  ["bzr push", ["git push remote"]],
  ["bzr branch https://bzr.example/x", [
    "git branch",
    "send nothing to bzr.example",
    "write /home/dev/project/x",
  ]],
  ["p4 opened", []],
];

for (const [command, wanted] of CASES) {
  Deno.test(`VERSION_CONTROL: ${command}`, () => {
    assert.deepEqual(said(command), wanted);
  });
}

Deno.test("VERSION_CONTROL has a case for every row", () => {
  assert.deepEqual(
    untried(VERSION_CONTROL, CASES.map(([command]) => command)),
    [],
  );
});
