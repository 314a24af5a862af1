/**
 * Runs trivy with the files of `security` over the checkout and over the image: it finds nothing that is not named in
 * `.trivyignore`, everything that is named there, and each kind of secret that is put in its way. Exits 77 where it
 * cannot be had.
 */
import { inFolder } from "../../cli/process.ts";
import { environment, run } from "../program.ts";
import { trivy } from "../toolbox.ts";
import { NONE, SECRETS } from "./samples.ts";

const IGNORED = "security/.trivyignore";

/** What trivy says of one file. */
interface Found {
  readonly Target: string;
  readonly Misconfigurations?: readonly { readonly AVDID: string }[];
  readonly Secrets?: readonly { readonly RuleID: string }[];
}

function say(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text.trim()}\n`));
}

/** Runs trivy as the project says, and returns how it ended and what it found. */
async function scan(
  program: string,
  home: string,
  args: readonly string[],
): Promise<{ code: number; found: readonly Found[]; said: string }> {
  const report = `${home}/report.json`;
  const { code, out, err } = await run(program, [
    ...["--config", "security/trivy.yaml", ...args],
    ...["--cache-dir", `${home}/cache`, "--skip-policy-update"],
    ...["--skip-db-update", "--offline-scan", "--quiet"],
    ...["--format", "json", "--output", report],
  ], { env: environment(home), seconds: 240 });
  const text = await Deno.readTextFile(report).catch(() => "{}");
  await Deno.remove(report).catch(() => {});
  const { Results = [] } = JSON.parse(text) as { Results?: readonly Found[] };
  return { code, found: Results, said: `${out}${err}`.trim() };
}

function rulesIn(found: readonly Found[]): readonly string[] {
  return found.flatMap(({ Misconfigurations = [], Secrets = [] }) => [
    ...Misconfigurations.map(({ AVDID }) => AVDID),
    ...Secrets.map(({ RuleID }) => RuleID),
  ]);
}

async function judge(program: string, home: string): Promise<number> {
  let failed = 0;
  const tell = (good: boolean, what: string, why: unknown) => {
    say(good ? `ok    ${what}` : `FAIL  ${what}: ${JSON.stringify(why)}`);
    if (!good) failed++;
  };
  const checkout = ["fs", "--scanners", "config,secret", "."];
  const clean = await scan(program, home, checkout);
  tell(clean.code === 0, "nothing is found in the checkout", clean);

  const named = (await Deno.readTextFile(IGNORED)).split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split(" ")[0] ?? "");
  const all = await scan(program, home, [
    ...checkout,
    ...["--ignorefile", "/dev/null"],
  ]);
  const idle = named.filter((rule) => !rulesIn(all.found).includes(rule));
  tell(
    all.code === 1 && idle.length === 0,
    `what ${IGNORED} names is found without it`,
    idle,
  );

  const planted = `${home}/planted`;
  for (const [rule, lines] of Object.entries(SECRETS)) {
    await Deno.mkdir(`${planted}/${rule}`, { recursive: true });
    for (const [at, line] of lines.entries()) {
      await Deno.writeTextFile(`${planted}/${rule}/${at}.env`, `${line}\n`);
    }
    await Deno.writeTextFile(
      `${planted}/${rule}/none.env`,
      `${(NONE[rule] ?? []).join("\n")}\n`,
    );
  }
  const secrets = await scan(program, home, [
    ...["fs", "--scanners", "secret", planted],
  ]);
  tell(secrets.code === 1, "a secret fails the run", secrets);
  for (const [rule, lines] of Object.entries(SECRETS)) {
    const where = secrets.found.filter(({ Secrets = [] }) =>
      Secrets.some(({ RuleID }) => RuleID === rule)
    ).map(({ Target }) => Target);
    tell(
      `${where.sort()}` === `${lines.map((_, at) => `${rule}/${at}.env`)}`,
      `${rule} is found where it is, and nowhere else`,
      where,
    );
  }

  const archive = `${home}/image.tar`;
  const built = await run("tests/e2e/containers/archive.sh", [archive], {
    env: environment(home),
    seconds: 240,
  });
  if (built.code === 77) {
    say(`not run: the image: ${built.out.trim().split("\n").at(-1)}`);
  } else {
    // Of the steps that made it there is only what buildah noted down, which reads like faults; the Dockerfile is judged above.
    const image = await scan(program, home, [
      ...["image", "--input", archive, "--scanners", "config,secret"],
      ...["--image-config-scanners", "secret"],
    ]);
    tell(
      built.code === 0 && image.code === 0,
      "nothing is found in the image",
      built.code === 0 ? image : built,
    );
  }
  return failed === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  let program: string;
  try {
    program = await trivy();
  } catch (error) {
    say(`not run: ${(error as Error).message.split("\n")[0]}`);
    return 77;
  }
  return await inFolder((home) => judge(program, home));
}

Deno.exit(await main());
