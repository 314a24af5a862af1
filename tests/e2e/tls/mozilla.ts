/** Holds the server's TLS to Mozilla's intermediate profile, by sslyze; exits 77 where that cannot be had. */
import { inFolder } from "../../cli/process.ts";
import { environment, KEY, run, serve } from "../program.ts";
import { python } from "../toolbox.ts";
import { certify, speaking } from "./certificates.ts";

const REQUIREMENTS = new URL("requirements.txt", import.meta.url).pathname;

function say(text = ""): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text.trim()}\n`));
}

async function judge(): Promise<number> {
  const interpreter = await python("sslyze", REQUIREMENTS).catch(
    (error: Error) => (say(`not run: ${error.message}`), null),
  );
  if (interpreter === null) return 77;
  let status = 1;
  await inFolder(async (home) => {
    const files = await certify(home, "guard");
    await using server = await serve(home, {
      SUPEREGO_API_KEY: KEY,
      ...speaking(files),
    });
    const { port } = new URL(server.url);
    const { code, out, err } = await run(interpreter, [
      ...["-m", "sslyze", "--mozilla_config=intermediate"],
      ...["--certinfo_ca_file", files.ca, `localhost:${port}`],
    ], { env: environment(home), seconds: 180 });
    say(code === 0 ? out.split("COMPLIANCE").at(-1) : `${out}\n${err}`);
    status = code;
  });
  return status;
}

Deno.exit(await judge());
