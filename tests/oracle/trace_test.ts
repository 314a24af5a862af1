/** Tests how a trace is read. */
import assert from "node:assert/strict";
import { pathOf, readTrace, split, textOf, textsOf } from "./trace.ts";

Deno.test("a call is read with its arguments, its result and its error", () => {
  const [one] = readTrace(
    '12 unlinkat(AT_FDCWD</home/dev>, "a, b", 0) = -1 ENOENT (No such file or directory)',
  );
  assert.deepEqual(one, {
    process: 12,
    name: "unlinkat",
    args: ["AT_FDCWD</home/dev>", '"a, b"', "0"],
    result: -1,
    error: "ENOENT",
  });
});

Deno.test("a call in two halves is one, when it returns", () => {
  const calls = readTrace([
    "1 vfork( <unfinished ...>",
    '2 execve("/bin/rm", ["rm"], 0x1 /* 3 vars */) = 0',
    "1 <... vfork resumed>) = 2",
    '3 openat(AT_FDCWD</a>, "x", O_WRONLY|O_CREAT, 0666 <unfinished ...>',
    "3 <... openat resumed>) = 3</a/x>",
    "3 +++ exited with 0 +++",
  ].join("\n"));
  assert.deepEqual(
    calls.map(({ name, args, result }) => [name, args.length, result]),
    [["execve", 3, 0], ["vfork", 0, 2], ["openat", 4, 3]],
  );
});

Deno.test("commas in lists, structures, texts and paths of descriptors separate nothing", () => {
  assert.deepEqual(
    split(
      '3<socket:[1,2]>, {sa_family=AF_INET, sin_port=htons(80)}, ["a", "b"], "x\\",y"',
    ),
    [
      "3<socket:[1,2]>",
      "{sa_family=AF_INET, sin_port=htons(80)}",
      '["a", "b"]',
      '"x\\",y"',
    ],
  );
});

Deno.test("texts are read with their escapes, and as UTF-8", () => {
  assert.equal(textOf('"a\\n\\"\\\\\\303\\244\\0012"'), 'a\n"\\ä\u00012');
  assert.equal(textOf("0x55"), undefined);
  assert.deepEqual(textsOf('["rm", "-f", "a, b"]'), ["rm", "-f", "a, b"]);
});

Deno.test("a descriptor tells its path, a socket none", () => {
  assert.equal(pathOf("3</tmp/a b>"), "/tmp/a b");
  assert.equal(pathOf("AT_FDCWD</home>"), "/home");
  assert.equal(pathOf("3<socket:[1]>"), undefined);
});
