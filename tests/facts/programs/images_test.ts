/** Tests what images are said to do and to run. */
import assert from "node:assert/strict";
import { told } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  [
    "docker build -f Dockerfile.dev -t x .",
    [
      "read /home/dev/project/Dockerfile.dev",
    ],
  ],
  [
    "docker build --secret id=a,src=a.txt .",
    [
      "read /home/dev/project/a.txt",
    ],
  ],
  [
    "docker save x > a.tar",
    [
      "write /home/dev/project/a.tar",
    ],
  ],
  [
    "docker export -o a.tar x",
    [
      "write /home/dev/project/a.tar",
    ],
  ],
  [
    "docker cp web:/etc/shadow .",
    [
      "read /etc/shadow",
      "write /home/dev/project",
    ],
  ],
  [
    "docker cp web:/app/a.txt b.txt",
    [
      "write /home/dev/project/b.txt",
    ],
  ],
  [
    "docker cp a.txt web:/app/",
    [
      "read /home/dev/project/a.txt",
      "copy into container web:/app/",
    ],
  ],
];

for (const [command, wanted] of CASES) {
  Deno.test(`images: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}
