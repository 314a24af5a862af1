/** Builds `dist/superego`: bundle, fixed times, compile; the same sources give the same bytes in any folder. */
// deno-lint-ignore-file no-console
import { IGNORED } from "../../src/config/environment.ts";
import { BINARY_GRANTS, type Grant } from "../../src/config/grants.ts";
import { bundle } from "./bundle.ts";
import { compileHookAtOnce } from "./profile.ts";

/** When every embedded file claims to have been changed: a constant, or two builds would differ. */
const EPOCH = new Date(0);

/**
 * Flags of the JavaScript engine: no `eval`; a heap that fits a small container; and no compilers between the
 * interpreter and the optimiser, which cost a hook that runs once 4 ms of processor time and a server 25 MB.
 */
export const V8_FLAGS: readonly string[] = [
  "--disallow-code-generation-from-strings",
  "--max-old-space-size=160",
  "--min-semi-space-size=2",
  "--max-semi-space-size=2",
  "--no-sparkplug",
  "--no-maglev",
];

/** The arguments of `deno compile` without the files. */
export function compileFlags(grants: readonly Grant[]): readonly string[] {
  return [
    // Else it is the name of the output file, and the bytes depend on it.
    "--app-name=superego",
    "--no-config",
    "--no-lock",
    "--no-prompt",
    "--no-code-cache",
    "--no-check",
    "--quiet",
    "--unstable-worker-options",
    `--v8-flags=${V8_FLAGS.join(",")}`,
    "--deny-import",
    `--ignore-env=${IGNORED.join(",")}`,
    ...grants.flatMap(({ kind, allow }) =>
      allow === "all"
        ? [`--allow-${kind}`]
        : allow.length > 0
        ? [`--allow-${kind}=${allow.join(",")}`]
        : []
    ),
  ];
}

/** Compiles the checkout at `root` to the file `output`; throws an `Error` that says what to do. */
export async function compile(root: string, output: string): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "superego-build-" });
  try {
    const files = await bundle(root, `${folder}/superego`);
    await compileHookAtOnce(`${folder}/superego`);
    for (const file of files) await Deno.utime(file, EPOCH, EPOCH);
    const included = files.filter((file) => !file.endsWith("/main.js"));
    await Deno.mkdir(output.slice(0, output.lastIndexOf("/")), {
      recursive: true,
    });
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        "compile",
        ...compileFlags(BINARY_GRANTS),
        ...included.flatMap((file) => ["--include", relative(file, folder)]),
        "--output",
        output,
        "superego/main.js",
      ],
      cwd: folder,
      // Whoever builds with telemetry on would bake an exporter in that no sandbox holds.
      env: { OTEL_DENO: "false" },
      stdout: "null",
      stderr: "piped",
    }).output();
    if (!success) throw new Error(explain(new TextDecoder().decode(stderr)));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Says what to do when the runtime's base could not be had, else repeats what the compiler said. */
export function explain(stderr: string): string {
  const said = stderr.trim().split("\n").slice(-12).join("\n");
  return /denort|base binary|error sending request/i
      .test(said)
    ? `${said}\n\nThe base of the binary (denort ${Deno.version.deno}) is neither in Deno's cache nor downloadable here.\n` +
      "Either compile where the download works, or set DENORT_BIN to a local denort of the same minor version:\n" +
      "  DENORT_BIN=/path/to/denort deno task compile"
    : said;
}

function relative(file: string, folder: string): string {
  return file.slice(folder.length + 1);
}

if (import.meta.main) {
  const root = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");
  const output = Deno.args[0] ?? `${root}/dist/superego`;
  try {
    await compile(root, output);
    const { size } = await Deno.stat(output);
    console.log(`${output}: ${(size / 1e6).toFixed(1)} MB`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    Deno.exit(1);
  }
}
