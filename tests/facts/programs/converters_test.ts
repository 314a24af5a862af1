/** Tests what converters are said to do and to run. */
import assert from "node:assert/strict";
import { CONVERTERS } from "../../../src/facts/programs/converters.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  [
    "cpp ~/.aws/credentials",
    [
      "read /home/dev/.aws/credentials",
    ],
  ],
  [
    "m4 -D X=1 a",
    [
      "read /home/dev/project/a",
    ],
  ],
  [
    "ffmpeg -y -i a.mp4 b.mp4",
    [
      "write /home/dev/project/b.mp4",
    ],
  ],
  [
    "ffmpeg -i a.mp4 -f null -",
    [],
  ],
  [
    "crudini --set /etc/ssh/sshd_config '' PermitRootLogin yes",
    [
      "read /etc/ssh/sshd_config",
      "write /etc/ssh/sshd_config",
    ],
  ],
  [
    "crudini --get a.ini x",
    [
      "read /home/dev/project/a.ini",
    ],
  ],
  [
    "objcopy a.o /etc/passwd",
    [
      "write /etc/passwd",
    ],
  ],
  [
    "gio trash ~/Documents",
    [
      "delete tree /home/dev/Documents",
    ],
  ],
  [
    "gio trash --empty",
    [
      "delete tree /home/dev/.local/share/Trash",
    ],
  ],
  [
    "gio cat a",
    [
      "read /home/dev/project/a",
    ],
  ],
  [
    "gio list a",
    [
      "list /home/dev/project/a",
    ],
  ],
  [
    "fdupes -rdN ~/Documents",
    [
      "delete /home/dev/Documents/**",
    ],
  ],
  [
    "fdupes -r a",
    [],
  ],
];

for (const [command, wanted] of CASES) {
  Deno.test(`CONVERTERS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("CONVERTERS has a case for every row", () => {
  assert.deepEqual(untried(CONVERTERS, CASES.map(([command]) => command)), []);
});
