/** `deno task fuzz [N] [--seed S] [--commands]`: runs random calls and policies against the invariants, and prints what breaks one as JSON. */
// deno-lint-ignore-file no-console
import { parseArguments } from "./arguments.ts";
import { run } from "./run.ts";

const read = parseArguments(Deno.args);
if (!read.ok) {
  console.error(
    `${read.wrong}\nUsage: deno task fuzz [N] [--seed S] [--commands]`,
  );
  Deno.exit(2);
}
const { count, commands } = read;
const seed = read.seed ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
const began = performance.now();
const onTerminal = Deno.stderr.isTerminal();
console.error(`${count} inputs from seed ${seed}`);

const findings = await run({
  count,
  seed,
  commands,
  threads: navigator.hardwareConcurrency,
  hang_ms: 120_000,
  ...onTerminal && { progress: show },
});

if (onTerminal) await say("\r\x1b[K");
for (const finding of findings) console.log(JSON.stringify(finding, null, 2));
const seconds = (performance.now() - began) / 1000;
console.error(
  `${findings.length} findings in ${count} inputs, ${seconds.toFixed(0)} s, ${
    Math.round(count / seconds)
  } inputs/s; again with: deno task fuzz ${count} --seed ${seed}${
    commands ? " --commands" : ""
  }`,
);
Deno.exit(findings.length > 0 ? 1 : 0);

function show(checked: number): void {
  const rate = checked / (performance.now() - began) * 1000;
  void say(
    `\r\x1b[K${checked} of ${count}, ${Math.round(rate)} inputs/s, ${
      Math.ceil((count - checked) / Math.max(1, rate))
    } s to go`,
  );
}

async function say(text: string): Promise<void> {
  await Deno.stderr.write(new TextEncoder().encode(text));
}
