/** Runs the tests of the rooms that decide, and fails where too few of their branches were taken. */
// deno-lint-ignore-file no-console
import { walk } from "./walk.ts";

/** The rooms whose branches are counted. */
export const COVERED: readonly string[] = [
  "policy",
  "review",
  "auth",
  "audit",
];
/** The share of a room's branches that must be exceeded, in per cent. */
export const BAR = 95;

/** What the tests of a room took. */
export interface RoomCoverage {
  readonly room: string;
  readonly taken: number;
  readonly branches: number;
  /** Each place with a branch that no test took, as `path:line`. */
  readonly missed: readonly string[];
}

/** Counts the branches of each room in a report of `deno coverage --lcov`. */
export function readLcov(
  text: string,
  rooms: readonly string[],
): readonly RoomCoverage[] {
  const counts = rooms.map((room) => ({
    room,
    taken: 0,
    branches: 0,
    missed: [] as string[],
  }));
  let path = "";
  for (const line of text.split("\n")) {
    if (line.startsWith("SF:")) {
      path = line.slice(line.lastIndexOf("/src/") + 1);
    }
    const branch = /^BRDA:(\d+),\d+,\d+,(\d+|-)$/.exec(line);
    const count = counts.find(({ room }) => path.startsWith(`src/${room}/`));
    if (branch === null || count === undefined) continue;
    count.branches++;
    if (branch[2] !== "-" && branch[2] !== "0") count.taken++;
    else count.missed.push(`${path}:${branch[1]}`);
  }
  return counts;
}

/** The files of the rooms that compute and that no test has loaded: the report is silent about them. */
export function unloaded(
  text: string,
  sources: readonly string[],
): readonly string[] {
  const loaded = new Set(
    [...text.matchAll(/^SF:.*\/(src\/.+)$/gm)].map(([, path]) => path),
  );
  return sources.filter((path) => !loaded.has(path));
}

async function deno(args: readonly string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).output();
  const out = new TextDecoder().decode(stdout);
  if (success) return out;
  throw new Error(`${out}\n${new TextDecoder().decode(stderr)}`.slice(-4_000));
}

async function measure(): Promise<boolean> {
  const folder = await Deno.makeTempDir({ prefix: "superego-coverage-" });
  try {
    const run = ["test", "--quiet", "--no-prompt", "-A", "--parallel"];
    await deno([
      ...run,
      `--coverage=${folder}`,
      "--coverage-raw-data-only",
      ...COVERED.map((room) => `tests/${room}`),
    ]);
    const text = await deno(["coverage", "--lcov", folder]);
    const rooms = readLcov(text, COVERED);
    for (const { room, taken, branches, missed } of rooms) {
      for (const place of missed) console.log(`not taken: ${place}`);
      const rate = (100 * taken / branches).toFixed(1);
      console.log(`${room.padEnd(8)} ${taken}/${branches} = ${rate} %`);
    }
    const silent = unloaded(
      text,
      COVERED.flatMap((room) => walk(`src/${room}`, ".ts")).filter((path) =>
        /^(export )?(async )?(function|class)\b/m.test(
          Deno.readTextFileSync(path),
        )
      ),
    );
    for (const path of silent) console.log(`no test loads ${path}`);
    const low = rooms.filter(({ taken, branches }) =>
      !(100 * taken > BAR * branches)
    );
    for (const { room } of low) {
      console.log(`${room}: not above ${BAR} % of branches`);
    }
    return low.length + silent.length === 0;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

if (import.meta.main && !await measure()) Deno.exit(1);
