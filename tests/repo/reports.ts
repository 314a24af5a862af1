/** Lets the program judge this project, and writes what it says in every form: `deno task reports [FOLDER]`. */
// deno-lint-ignore-file no-console
import { superego } from "../cli/process.ts";

/** Where the reports go unless somebody says where. */
const FOLDER = "security/reports";

/** Everything of this project that is deployed, and nothing that is broken on purpose, as some tests are. */
export const JUDGED: readonly string[] = [
  "security",
  "docker-compose.yml",
  "Dockerfile",
  ".github",
];

/** The name of each report, and its form. */
export const REPORTS: Readonly<Record<string, string>> = {
  "check.txt": "text",
  "check.md": "markdown",
  "check.html": "html",
  "check.sarif": "sarif",
  "check.json": "json",
  "check.xml": "junit",
};

/** Writes every report; whether nothing was found. */
export async function writeReports(folder: string): Promise<boolean> {
  let clean = true;
  for (const [name, format] of Object.entries(REPORTS)) {
    const { code, out, err } = await superego({
      args: [
        "check",
        "all",
        ...JUDGED,
        "--format",
        format,
        "--fail-on",
        "info",
      ],
      cwd: new URL("../..", import.meta.url).pathname,
    });
    if (code > 1) throw new Error(err);
    clean &&= code === 0;
    await Deno.writeTextFile(`${folder}/${name}`, out);
  }
  return clean;
}

if (import.meta.main) {
  const folder = Deno.args[0] ?? FOLDER;
  await Deno.mkdir(folder, { recursive: true });
  const clean = await writeReports(folder);
  console.log(
    `${Object.keys(REPORTS).length} reports in ${folder}; ${
      clean ? "nothing was found" : "look at check.txt"
    }`,
  );
  if (!clean) Deno.exit(1);
}
