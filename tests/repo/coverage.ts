/** Runs the tests of all rooms, or with `--deciding` of those that decide, and fails where too little was run: of each room that decides, and of all together. */
// deno-lint-ignore-file no-console
import { ROOMS } from "./rooms.ts";
import { walk } from "./walk.ts";

/** The rooms that decide. */
export const DECIDING: readonly string[] = [
  "policy",
  "review",
  "auth",
  "audit",
];
/** The share of the branches of each of them that must be exceeded, in per cent. */
export const BAR = 95;
/** The share of the branches, and of the lines, of all rooms together that must be exceeded, in per cent. */
export const OVERALL = 90;

/** What the tests of a room took. */
export interface RoomCoverage {
  readonly room: string;
  readonly taken: number;
  readonly branches: number;
  readonly run: number;
  readonly lines: number;
  /** Each place with a branch that no test took, as `path:line`. */
  readonly missed: readonly string[];
}

/** Counts the branches and the lines of each room in a report of `deno coverage --lcov`. */
export function readLcov(
  text: string,
  rooms: readonly string[],
): readonly RoomCoverage[] {
  const counts = rooms.map((room) => ({
    room,
    taken: 0,
    branches: 0,
    run: 0,
    lines: 0,
    missed: [] as string[],
  }));
  let path = "";
  for (const line of text.split("\n")) {
    if (line.startsWith("SF:")) {
      path = line.slice(line.lastIndexOf("/src/") + 1);
    }
    const count = counts.find(({ room }) => path.startsWith(`src/${room}/`));
    if (count === undefined) continue;
    const hits = /^DA:\d+,(\d+)/.exec(line)?.[1];
    if (hits !== undefined) {
      count.lines++;
      if (hits !== "0") count.run++;
    }
    const branch = /^BRDA:(\d+),\d+,\d+,(\d+|-)$/.exec(line);
    if (branch === null) continue;
    count.branches++;
    if (branch[2] !== "-" && branch[2] !== "0") count.taken++;
    else count.missed.push(`${path}:${branch[1]}`);
  }
  return counts;
}

/** The share of the branches and of the lines of rooms together, in per cent. */
export function overall(
  rooms: readonly RoomCoverage[],
): { readonly branches: number; readonly lines: number } {
  const sum = (count: (room: RoomCoverage) => number) =>
    rooms.reduce((total, room) => total + count(room), 0);
  return {
    branches: 100 * sum(({ taken }) => taken) / sum(({ branches }) => branches),
    lines: 100 * sum(({ run }) => run) / sum(({ lines }) => lines),
  };
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

/** Measures rooms; all together are judged only where all are measured. */
async function measure(names: readonly string[]): Promise<boolean> {
  const folder = await Deno.makeTempDir({ prefix: "superego-coverage-" });
  try {
    const run = ["test", "--quiet", "--no-prompt", "-A", "--parallel"];
    await deno([
      ...run,
      `--coverage=${folder}`,
      "--coverage-raw-data-only",
      ...names.map((room) => `tests/${room}`),
    ]);
    const text = await deno(["coverage", "--lcov", folder]);
    const rooms = readLcov(text, names);
    const low: string[] = [];
    for (const { room, taken, branches, run, lines, missed } of rooms) {
      const deciding = DECIDING.includes(room);
      for (const place of deciding ? missed : []) {
        console.log(`not taken: ${place}`);
      }
      const [rate, ran] = [100 * taken / branches, 100 * run / lines];
      console.log(
        `${room.padEnd(8)} branches ${taken}/${branches} = ${
          rate.toFixed(1)
        } %, lines ${ran.toFixed(1)} %`,
      );
      if (deciding && !(rate > BAR)) {
        low.push(`${room}: not above ${BAR} % of branches`);
      }
    }
    if (names.length === Object.keys(ROOMS).length) {
      const all = overall(rooms);
      console.log(
        `all      branches ${all.branches.toFixed(1)} %, lines ${
          all.lines.toFixed(1)
        } %`,
      );
      for (const [of, rate] of Object.entries(all)) {
        if (!(rate > OVERALL)) low.push(`all: not above ${OVERALL} % of ${of}`);
      }
    }
    const computing = names.flatMap((room) => walk(`src/${room}`, ".ts"))
      .filter((path) =>
        /^(export )?(async )?(function|class)\b/m.test(
          Deno.readTextFileSync(path),
        )
      );
    for (const path of unloaded(text, computing)) {
      low.push(`no test loads ${path}`);
    }
    for (const line of low) console.log(line);
    return low.length === 0;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const names = Deno.args.includes("--deciding")
    ? DECIDING
    : Object.keys(ROOMS);
  if (!await measure(names)) Deno.exit(1);
}
