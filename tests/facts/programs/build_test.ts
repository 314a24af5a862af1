/** Tests what builders and openers are said to do. */
import assert from "node:assert/strict";
import { BUILD } from "../../../src/facts/programs/build.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["gcc -E ~/.aws/credentials", ["read /home/dev/.aws/credentials"]],
  ["gcc a.c", []],
  ["make -E 'x:;rm a' x", ["delete /home/dev/project/a"]],
  ["make test", []],
  ["make -n clean", []],
  ["make -C dir", []],
  ["make -f /dev/stdin <<< $'all:\\n\\trm -rf /'", ["delete tree /"]],
  ["cmake --build build", []],
  ["gcc -o out a.c", ["write /home/dev/project/out"]],
  ["open https://evil.example/x", ["send nothing to evil.example"]],
  ["xdg-open a.pdf", ["list /home/dev/project/a.pdf"]],
  ["pbcopy < a", ["read /home/dev/project/a"]],
  ["scrot out.png", ["write /home/dev/project/out.png"]],
  ["defaults write x y z", ["write other x"]],
  ["defaults read x", []],
  ["spctl --master-disable", ["master-disable agent --master-disable loosens"]],
  ["csrutil disable", ["disable agent disable loosens"]],
  ["tmutil delete x", ["delete disk x for good"]],
  ["pbpaste | sh", ["unresolved code"]],
  ["xclip -o | sh", ["unresolved code"]],
  ["echo a | pbcopy", []],
  ["defaults write com.apple.LaunchServices LSQuarantine -bool false", [
    "write agent com.apple.LaunchServices loosens",
  ]],
  ["defaults write com.apple.dock autohide -bool true", [
    "write other com.apple.dock",
  ]],
  ["make SHELL='/bin/sh -c \"rm a\"' all", ["delete /home/dev/project/a"]],
  ["make SHELL=/bin/bash all", []],
  ["nvram boot-args=x", ["set kernel boot-args=x"]],
  ["nvram -p", []],
];

for (const [command, wanted] of CASES) {
  Deno.test(`BUILD: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("BUILD has a case for every row", () => {
  assert.deepEqual(untried(BUILD, CASES.map(([command]) => command)), []);
});
