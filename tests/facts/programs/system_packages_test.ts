/** Tests what package managers of the machine are said to do. */
import assert from "node:assert/strict";
import { SYSTEM_PACKAGES } from "../../../src/facts/programs/system_packages.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["apt-get install -y x", ["install package x"]],
  ["apt-get purge -y x", ["remove package x"]],
  ["apt-get -s remove x", []],
  ["apt-get clean", []],
  ["brew install jq", ["install package jq"]],
  ["brew services stop a", ["stop service a"]],
  ["brew services start a", ["start startup a"]],
  ["apk add x", ["install package x"]],
  ["apk del x", ["remove package x"]],
  ["apk clean", []],
  ["apk services stop a", ["stop service a"]],
  ["apk services start a", ["start startup a"]],
  ["dpkg -r x", ["remove package x"]],
  ["dpkg -i x.deb", ["install package x.deb"]],
  ["dpkg -l", []],
  ["pacman -R x", ["remove package x"]],
  ["pacman -S x", ["install package x"]],
  ["pacman -Ss x", []],
  ["pacman -Si x", []],
  ["pacman -Rns x", ["remove package x"]],
  ["pacman -Rsp x", []],
  ["nix-env -e x", ["remove package x"]],
  ["nix-env -q", []],
];

for (const [command, wanted] of CASES) {
  Deno.test(`SYSTEM_PACKAGES: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("SYSTEM_PACKAGES has a case for every row", () => {
  assert.deepEqual(
    untried(SYSTEM_PACKAGES, CASES.map(([command]) => command)),
    [],
  );
});
