/** How each program of others is asked what is wrong with texts. */
import { FILE as WORKFLOW } from "../../check/deployment/variants/workflow.ts";
import { environment, run } from "../program.ts";

/** What an oracle found in each text that it was given: identifiers, as often as it found them. */
export type Found = (
  texts: readonly string[],
) => Promise<readonly (readonly string[])[]>;

/** Runs trivy once over a folder with a folder for each text. */
export function byTrivy(program: string, home: string, name: string): Found {
  return async (texts) => {
    const folder = await spread(home, name, texts);
    const { code, out, err } = await run(program, [
      "config",
      ...["--cache-dir", `${home}/cache`, "--skip-policy-update", "--quiet"],
      ...["--format", "json", folder],
    ], { env: environment(home), seconds: 240 });
    if (code !== 0) throw new Error(err);
    const report = JSON.parse(out) as {
      Results?: { Target: string; Misconfigurations?: { ID: string }[] }[];
    };
    const found = texts.map((): string[] => []);
    for (const { Target, Misconfigurations } of report.Results ?? []) {
      found[Number(Target.split("/")[0])]?.push(
        ...(Misconfigurations ?? []).map(({ ID }) => ID),
      );
    }
    return found;
  };
}

/** Runs zizmor once over all texts. */
export function byZizmor(program: string, home: string): Found {
  return async (texts) => {
    const folder = await spread(home, WORKFLOW, texts);
    const { out, err } = await run(program, [
      "--offline",
      "--no-exit-codes",
      "--persona=auditor",
      "--format=json",
      ...texts.map((_, at) => `${folder}/${at}/${WORKFLOW}`),
    ], { env: environment(home), seconds: 240 });
    if (out === "") throw new Error(err);
    const findings = JSON.parse(out) as {
      ident: string;
      locations: { symbolic: { key: { Local: { verbatim_path: string } } } }[];
    }[];
    const found = texts.map((): string[] => []);
    for (const { ident, locations: [first] } of findings) {
      const file = first?.symbolic.key.Local.verbatim_path ?? "";
      found[numberOf(file, folder)]?.push(ident);
    }
    return found;
  };
}

/** Runs hadolint once over all texts. */
export function byHadolint(program: string, home: string): Found {
  return async (texts) => {
    const folder = await spread(home, "Dockerfile", texts);
    const { out, err } = await run(program, [
      ...["--no-fail", "--format", "json"],
      ...texts.map((_, at) => `${folder}/${at}/Dockerfile`),
    ], { env: environment(home), seconds: 240 });
    if (out === "") throw new Error(err);
    const found = texts.map((): string[] => []);
    const findings = JSON.parse(out) as { code: string; file: string }[];
    for (const { code, file } of findings) {
      found[numberOf(file, folder)]?.push(code);
    }
    return found;
  };
}

/** Runs checkov once over a folder with a folder for each text. */
export function byCheckov(
  program: string,
  home: string,
  framework: "dockerfile" | "kubernetes",
  name: string,
): Found {
  return async (texts) => {
    const folder = await spread(home, name, texts);
    const { out, err } = await run(program, [
      ...["--directory", folder, "--framework", framework],
      ...["--skip-download", "--quiet", "--output", "json"],
    ], { env: environment(home), seconds: 240 });
    if (out === "") throw new Error(err);
    const report = JSON.parse(out) as {
      results: {
        failed_checks: { check_id: string; file_path: string }[];
      };
    };
    const found = texts.map((): string[] => []);
    for (const { check_id, file_path } of report.results.failed_checks) {
      found[Number(file_path.split("/")[1])]?.push(check_id);
    }
    return found;
  };
}

/** Asks the Pod Security evaluator about every text at once. */
export function byPodSecurity(program: string, home: string): Found {
  return async (texts) => {
    const folder = await spread(home, "manifest.yaml", texts);
    const { code, out, err } = await run(program, [
      "latest",
      ...texts.map((_, at) => `${folder}/${at}/manifest.yaml`),
    ], { env: environment(home), seconds: 60 });
    if (code !== 0) throw new Error(err);
    const found = texts.map((): string[] => []);
    for (const line of out.split("\n").filter((one) => one !== "")) {
      const { file, reason } = JSON.parse(line) as Record<string, string>;
      found[numberOf(file ?? "", folder)]?.push(reason ?? "");
    }
    return found;
  };
}

/** Which text a file was written from. */
function numberOf(file: string, folder: string): number {
  return Number(file.slice(folder.length + 1).split("/")[0]);
}

/** A folder with a folder for each text. */
async function spread(
  home: string,
  name: string,
  texts: readonly string[],
): Promise<string> {
  const folder = await Deno.makeTempDir({ dir: home });
  for (const [at, text] of texts.entries()) {
    const file = `${folder}/${at}/${name}`;
    await Deno.mkdir(file.replace(/\/[^/]*$/, ""), { recursive: true });
    await Deno.writeTextFile(file, text);
  }
  return folder;
}
