/** Holds what the program writes for other programs to the schemas of those formats. */
import { environment, program, run } from "../program.ts";
import type { Tools } from "./tools.ts";

const HERE = new URL(".", import.meta.url).pathname;

/** What a validator has against a report, or nothing. */
export type Against = readonly [what: string, against: string];

/** Validates what is said of a file with faults, and of one without. */
export async function judgeReports(
  tools: Tools,
  home: string,
): Promise<readonly Against[]> {
  const env = environment(home, {
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1",
    PYTHONUTF8: "1",
  });
  const text = await Deno.readTextFile("docker-compose.yml");
  await Deno.writeTextFile(
    `${home}/docker-compose.yml`,
    text.replace("read_only: true", "read_only: false")
      .replace("cap_drop: [ALL]", "cap_drop: []"),
  );
  const said = async (command: string, args: readonly string[]) => {
    const { code, out, err } = await run(command, args, { env, seconds: 120 });
    return code === 0 ? "" : `${out}${err}`.trim() || `exit status ${code}`;
  };
  const written = async (path: string, format: string) => {
    const [command, ...args] = program();
    const file = `${home}/${path.replaceAll(/\W/g, "-")}.${format}`;
    const { out } = await run(command, [
      ...args,
      ...["check", "compose", path, "--format", format],
    ], { env });
    await Deno.writeTextFile(file, out);
    return file;
  };
  const valid = (...args: readonly string[]) =>
    said(tools.python("python"), [`${HERE}valid.py`, ...args]);
  const found: Against[] = [];
  for (
    const [kind, path] of [
      ["a good", "docker-compose.yml"],
      ["a broken", `${home}/docker-compose.yml`],
    ] as const
  ) {
    const sarif = await written(path, "sarif");
    found.push([
      `SARIF of ${kind} file, by its schema`,
      await said(tools.python("check-jsonschema"), [
        ...["--schemafile", `${tools.sarif}/sarif-2.1.0.json`],
        sarif,
      ]),
    ], [
      `SARIF of ${kind} file, by Microsoft's tool`,
      await bySarifTool(tools, sarif, env),
    ], [
      `JUnit of ${kind} file, by its schema`,
      await valid("junit", `${HERE}junit-10.xsd`, await written(path, "junit")),
    ]);
  }
  const bill = "security/generated/sbom.cdx.json";
  found.push([
    `CycloneDX in ${bill}, by its schema`,
    await valid("sbom", bill),
  ]);
  return found;
}

/** It ends with 0 whatever it finds, so its errors are read. */
async function bySarifTool(
  { sarif }: Tools,
  file: string,
  env: Record<string, string>,
): Promise<string> {
  const tool = `${sarif}/Sarif.Multitool`;
  await Deno.chmod(tool, 0o755);
  const { code, out, err } = await run(tool, [
    ...["validate", file, "--rule-kind", "Sarif;Ghas"],
  ], { env, seconds: 120 });
  const errors = out.split("\n").filter((line) => / error \w+:/.test(line));
  return code === 0 ? errors.join("\n") : `${out}${err}`;
}
