/** Tests awk and its programs. */
import assert from "node:assert/strict";
import { AWK } from "../../../src/facts/programs/awk.ts";
import { runs } from "./seen.ts";
import { told, untried } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["awk 'BEGIN{system(\"rm a\")}'", ["awk", "rm < awk system"], [
      "delete /home/dev/project/a",
    ]],
    ["awk 'BEGIN{system(x)}'", ["awk"], []],
    ["awk '{system($1)}' a", ["awk"], [
      "read /home/dev/project/a",
      "unresolved code",
    ]],
    ["awk 'BEGIN{\"rm a\" | getline x}'", ["awk", "rm < awk getline"], [
      "delete /home/dev/project/a",
    ]],
    ["awk '{print | \"rm a\"}'", ["awk", "rm < awk print"], [
      "delete /home/dev/project/a",
    ]],
    ["awk '{print | \"sh\"}' a", ["awk", "sh stdin < awk print"], [
      "read /home/dev/project/a",
      "unresolved code",
    ]],
    ['awk \'{printf "x" > "out"}\'', ["awk"], ["write /home/dev/project/out"]],
    ["awk '{print >> \"out\"}'", ["awk"], ["append /home/dev/project/out"]],
    ["awk '{getline x < \"/etc/shadow\"}'", ["awk"], ["read /etc/shadow"]],
    ["awk '$1 > \"a\"'", ["awk"], []],
    ["awk BEGIN", ["awk"], []],
    ["awk 'END'", ["awk"], []],
    ["awk '{print $1}' # system(\"rm a\")", ["awk"], []],
    ['awk "$X"', ["awk"], ["unresolved variable", "unresolved code"]],
    ['awk \'{print | "cat" "x"}\'', ["awk", "catx unknown < awk print"], []],
    ["awk 'BEGIN{s=\"/inet/tcp/0/h.example/80\"; s |& getline}'", ["awk"], [
      "send nothing to h.example",
    ]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`awkCode() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}

/** Programs that remove one file. */
const REMOVE: readonly string[] = [
  'awk \'BEGIN{system("r" "m f")}\'',
  'awk \'BEGIN{c = "rm" ; system(c " f")}\'',
  "awk -v c='rm f' 'BEGIN{system(c)}'",
  "awk 'BEGIN{system(c)}' c='rm f'",
  "awk 'BEGIN{c=\"rm f\"; c | getline}'",
  'awk \'BEGIN{print "rm f" | "sh"}\'',
  'awk \'BEGIN{printf "rm %s\\n", "f" | "/bin/sh"}\'',
  "awk 'BEGIN{print \"rm f\"}' | sh",
  'awk \'BEGIN{system(sprintf("rm %s", "f"))}\'',
  'awk \'BEGIN{system("rm" OFS "f")}\'',
  'awk \'function g(x){system("rm " x)} BEGIN{g("f")}\'',
  'awk \'function g(x){return "rm " x} BEGIN{system(g("f"))}\'',
  "X='rm f' awk 'BEGIN{system(ENVIRON[\"X\"])}'",
  "awk 'BEGIN{system(ARGV[1])}' 'rm f'",
  "gawk 'BEGIN{\"rm f\" |& getline x}'",
  "awk '{print $2}' <<< 'x rm' | xargs -I% sh -c '% f'",
  "awk -F: '{print $2}' <<< 'x:rm f' | sh",
  "awk '{system(\"rm \" $1)}' <<< f",
  'awk \'BEGIN{system(tolower("RM") " f")}\'',
  "awk 'BEGIN{system(substr(\"xrm fy\", 2, 4))}'",
  "awk 'BEGIN{a[1]=\"rm f\"; system(a[1])}'",
  'awk \'BEGIN{if (x ~ /a"/) system("rm f")}\'',
  "awk 'BEGIN{x = 6 / 2; system(\"rm f\")}'",
  "awk 'BEGIN{(1 > 2) ? x : system(\"rm f\")}'",
  "echo 'BEGIN{system(\"rm f\")}' > p; awk -f p",
];

for (const command of REMOVE) {
  Deno.test(`awk runs: ${command}`, () => {
    assert.ok(told(command).includes("delete /home/dev/project/f"));
  });
}

/** Programs that only speak of it. */
const SPEAK: readonly string[] = [
  "awk 'BEGIN{print \"rm f\"}'",
  "awk '/rm f/{print}' <<< 'rm f'",
  "awk 'BEGIN{x = \"rm f\"}'",
  "awk '# system(\"rm f\")\nBEGIN{x=1}'",
];

for (const command of SPEAK) {
  Deno.test(`awk only speaks: ${command}`, () => {
    assert.deepEqual(told(command), []);
  });
}

Deno.test("awk writes where names are put together", () => {
  assert.deepEqual(told('awk \'BEGIN{f="out"; print "x" > (f ".txt")}\''), [
    "write /home/dev/project/out.txt",
  ]);
  assert.deepEqual(told("awk '{print > $1}' a"), [
    "read /home/dev/project/a",
    "write $file",
  ]);
  assert.deepEqual(told("gawk -i inplace '{print}' a"), [
    "read /home/dev/project/a",
    "write /home/dev/project/a",
  ]);
});

Deno.test("awk that is not known, or loads what is not known, is said so", () => {
  assert.deepEqual(told("awk -f prog a"), [
    "read /home/dev/project/prog",
    "read /home/dev/project/a",
    "unresolved code",
  ]);
  assert.deepEqual(runs("gawk -l ./x.so 'BEGIN{}'"), ["gawk", "x.so preload"]);
  assert.deepEqual(told("gawk -l filefuncs 'BEGIN{}'"), []);
});

Deno.test("AWK has a case for every row", () => {
  assert.deepEqual(untried(AWK, [...REMOVE, "awk"]), []);
});
