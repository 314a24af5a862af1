/** The attack on the clock: it jumps under the running server, by libfaketime. */
import type { Attack } from "./attack.ts";

const LIBRARY = [
  "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
  "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1",
  "/usr/lib64/faketime/libfaketime.so.1",
];

const JUMPS = ["-1d", "+2y", "-20y", "+0", "@2038-01-19 03:14:08", "+0"];

/** The variables with which a server's wall clock follows the file `clock` of its folder; `null` without the library. */
export function clockEnvironment():
  | ((folder: string) => Record<string, string>)
  | null {
  const library = LIBRARY.find((path) => {
    try {
      return Deno.statSync(path).isFile;
    } catch {
      return false;
    }
  });
  if (library === undefined) return null;
  return (folder) => {
    Deno.writeTextFileSync(`${folder}/clock`, "+0\n");
    return {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: `${folder}/clock`,
      FAKETIME_NO_CACHE: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    };
  };
}

/** The attack, against the server of a folder. */
export const CLOCK = {
  name: "a clock that jumps",
  against: (folder: string): Attack => ({
    name: CLOCK.name,
    async run() {
      for (const jump of JUMPS) {
        await Deno.writeTextFile(`${folder}/clock`, `${jump}\n`);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      return { did: `went on through ${JUMPS.length} jumps` };
    },
  }),
};
