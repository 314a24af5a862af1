/** Attacks the real server in every way of the list, while somebody who does nothing wrong keeps asking. */
import { inFolder } from "../cli/process.ts";
import { KEY, serve } from "../e2e/program.ts";
import { type Attack, keepAsking, type Target } from "./attack.ts";
import { FLOODING } from "./flooding.ts";
import { FORGING, SLOW_PATTERNS } from "./forging.ts";
import { CLOCK, clockEnvironment } from "./jumping.ts";

/** Short time-outs, so that what is given up on is given up on soon; everything else is as it is by default. */
const HURRIED = {
  SUPEREGO_API_KEY: KEY,
  SUPEREGO_HEADERS_TIMEOUT_MS: "2000",
  SUPEREGO_REQUEST_TIMEOUT_MS: "4000",
  SUPEREGO_RESPONSE_TIMEOUT_MS: "3000",
  SUPEREGO_IDLE_TIMEOUT_MS: "3000",
};

function say(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text}\n`));
}

/** Runs one, and says whether the server held. */
async function run(attack: Attack, target: Target): Promise<boolean> {
  const client = keepAsking(target);
  const { did, through } = await attack.run(target);
  const { asked, answered, again, worst_ms } = await client.stop();
  const held = through === undefined && answered === asked;
  say(
    `${
      held ? "held" : "FAIL"
    }  ${attack.name}: ${did}; legitimate ${answered}/${asked} answered` +
      `${again > 0 ? ` (${again} sent again)` : ""}, worst ${
        worst_ms.toFixed(0)
      } ms${through === undefined ? "" : `; GOT THROUGH: ${through}`}`,
  );
  return held;
}

async function main(): Promise<number> {
  const failed: string[] = [];
  await inFolder(async (home) => {
    await Deno.writeTextFile(`${home}/slow.yaml`, SLOW_PATTERNS);
    const policy = `shipped,${home}/slow.yaml`;
    await using server = await serve(home, {
      ...HURRIED,
      SUPEREGO_POLICY: policy,
    });
    const target = { port: Number(new URL(server.url).port), url: server.url };
    for (const attack of [...FLOODING, ...FORGING]) {
      if (!await run(attack, target)) failed.push(attack.name);
    }
  });
  const clock = clockEnvironment();
  if (clock === null) say(`not run: ${CLOCK.name}: faketime is not installed`);
  else {
    await inFolder(async (home) => {
      await using server = await serve(home, { ...HURRIED, ...clock(home) });
      const target = {
        port: Number(new URL(server.url).port),
        url: server.url,
      };
      if (!await run(CLOCK.against(home), target)) failed.push(CLOCK.name);
    });
  }
  say(
    failed.length === 0
      ? "Every attack was held off"
      : `Not held off: ${failed.join(", ")}`,
  );
  return failed.length === 0 ? 0 : 1;
}

Deno.exit(await main());
