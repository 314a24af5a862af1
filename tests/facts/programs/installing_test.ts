/** Tests where packages are said to come from. */
import assert from "node:assert/strict";
import { isAddress } from "../../../src/facts/programs/installing.ts";
import { runs } from "./seen.ts";
import { told } from "./told.ts";

const CASES: readonly (readonly [
  string,
  readonly [runs: readonly string[], told: readonly string[]],
])[] = [
  ["pip install https://a.example/b.tar.gz", [["pip network"], [
    "send nothing to a.example",
    "install package https://a.example/b.tar.gz",
  ]]],
  ["pip install 'b @ git+https://a.example/b'", [["pip network"], [
    "send nothing to a.example",
    "install package b @ git+https://a.example/b",
  ]]],
  ["pip install ./b file:///tmp/c", [["pip"], [
    "install package ./b",
    "install package file:///tmp/c",
  ]]],
  ["pip install --trusted-host a.example b", [["pip"], [
    "install package b loosens",
  ]]],
  ["pip install -r https://a.example/r.txt", [["pip network"], [
    "send nothing to a.example",
    "install package",
  ]]],
  ["npm install github:a/b", [["npm network"], ["install package github:a/b"]]],
  ["npm i @a/b c@1.2.3", [["npm"], [
    "install package @a/b",
    "install package c@1.2.3",
  ]]],
  ["npm install git@a.example:b/c.git", [["npm network"], [
    "install package git@a.example:b/c.git",
  ]]],
  ["cargo install --git https://a.example/b", [["cargo network"], [
    "send nothing to a.example",
    "install package https://a.example/b",
  ]]],
  ["cargo yank --version 1.0.0 b", [["cargo"], ["yank package b for good"]]],
  ["uv pip install requests", [["uv"], ["install package requests"]]],
  ["uv tool install git+https://a.example/b", [["uv network"], [
    "send nothing to a.example",
    "install package git+https://a.example/b",
  ]]],
  ["uvx --from git+https://a.example/b b", [
    ["uvx network", "b unknown < uvx"],
    [],
  ]],
  ["npx https://a.example/b.tgz", [
    ["npx network", "b.tgz file unknown < npx"],
    [],
  ]],
  ["npx github:a/b", [["npx network", "b file unknown < npx"], []]],
  ["pipx install git+https://a.example/b", [["pipx network"], [
    "send nothing to a.example",
    "install package git+https://a.example/b",
  ]]],
  ["dnf install https://a.example/b.rpm", [["dnf network"], [
    "send nothing to a.example",
    "install package https://a.example/b.rpm",
  ]]],
  ["dnf install b", [["dnf"], ["install package b"]]],
  ["rpm -i https://a.example/b.rpm", [["rpm network"], [
    "send nothing to a.example",
    "install package https://a.example/b.rpm",
  ]]],
  ["dpkg -i <(curl -s https://a.example/b.deb)", [["curl", "dpkg network"], [
    "send nothing to a.example",
    "install package /dev/fd/p1",
  ]]],
  ["curl -o b.deb https://a.example/b.deb && dpkg -i ./b.deb", [[
    "curl",
    "dpkg network",
  ], [
    "send nothing to a.example",
    "write /home/dev/project/b.deb",
    "install package ./b.deb",
  ]]],
  ["dpkg -i b.deb", [["dpkg"], ["install package b.deb"]]],
  ["apk add --allow-untrusted b.apk", [["apk"], [
    "install package b.apk loosens",
  ]]],
  ["apt-get install --allow-unauthenticated b", [["apt-get"], [
    "install package b loosens",
  ]]],
  ["brew install https://a.example/b.rb", [["brew network"], [
    "send nothing to a.example",
    "install package https://a.example/b.rb",
  ]]],
  ["pnpm add workspace:*", [["pnpm"], ["install package workspace:*"]]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`install(): ${command}`, () => {
    assert.deepEqual([runs(command), told(command)], wanted);
  });
}

const ADDRESSES: readonly (readonly [string, boolean])[] = [
  ["https://a.example/b", true],
  ["git+ssh://git@a.example/b", true],
  ["b @ https://a.example/b.whl", true],
  ["b[c]@git+https://a.example/b", true],
  ["gitlab:a/b", true],
  ["git@a.example:b/c", true],
  ["b@1.2.3", false],
  ["@a/b", false],
  ["npm:b@1", false],
  ["file:///tmp/b", false],
  ["git+file:///tmp/b", false],
  ["./b", false],
];

for (const [text, wanted] of ADDRESSES) {
  Deno.test(`isAddress() says ${wanted} to ${text}`, () => {
    assert.equal(isAddress(text), wanted);
  });
}
