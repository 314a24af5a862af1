/** Holds code that comes out of a packed stream, or stands in a makefile on the spot, to what it is. */
import assert from "node:assert/strict";
import { facts } from "../../../src/facts/mod.ts";

function effectsOf(command: string) {
  return facts({
    tool_name: "Bash",
    parameters: { command },
    cwd: "/home/dev/project",
  }).effects;
}

const RUNS = [
  "gzip -dc x.gz | bash",
  "gunzip -c x.gz | sh",
  "gzip -d < x.gz | bash",
  "zcat x.gz | sh",
  "xz -dc p.xz | python3",
  "xzcat p.xz | bash",
  "bzcat p.bz2 | sh",
  "zstd -dc p.zst | bash",
  "unzip -p a.zip x.sh | sh",
  "tar -xOf a.tgz x.sh | bash",
];

for (const command of RUNS) {
  Deno.test(`facts() takes unpacked code for decoded: ${command}`, () => {
    assert.ok(
      effectsOf(command).some((effect) =>
        effect.kind === "executes" && effect.from === "decoded"
      ),
    );
  });
}

const READS = [
  "zcat access.log.gz | grep 500",
  "gzip -dc dump.sql.gz | head",
  "gunzip a.gz && bash b.sh",
  "gzip -c a | cat",
  "cat a.sh | bash",
  "tar czf - src | ssh h tar xzf -",
  "unzip a.zip && bash b.sh",
];

for (const command of READS) {
  Deno.test(`facts() sees nothing decoded run: ${command}`, () => {
    assert.ok(
      !effectsOf(command).some((effect) =>
        effect.kind === "executes" && effect.from === "decoded"
      ),
    );
  });
}

const MAKES = [
  "make -f /dev/stdin <<< $'a:\\n\\trm -rf /'",
  "make -f /dev/stdin <<< 'a:; rm -rf /'",
  "printf 'a:\\n\\t@rm -rf /\\n' | make -f -",
  "make -f - <<< 'X := $(shell rm -rf /)'",
  "make --eval '$(shell rm -rf /)'",
  "make --eval 'a:; rm -rf /'",
];

for (const command of MAKES) {
  Deno.test(`facts() reads a makefile on the spot: ${command}`, () => {
    assert.ok(
      effectsOf(command).some((effect) =>
        effect.kind === "deletes" && effect.path_class?.includes("root")
      ),
    );
  });
}

Deno.test("facts() takes a variable of a makefile for no recipe", () => {
  const effects = effectsOf("make -f - <<< 'URL := https://h; rm -rf /'");
  assert.ok(!effects.some(({ kind }) => kind === "deletes"));
});
