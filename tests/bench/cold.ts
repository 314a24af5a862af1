/** What one hook call costs when nothing is running yet: the compiled `superego advise`, from start to exit. */
import { BINARY_GRANTS } from "../../src/config/grants.ts";
import { compile, compileFlags } from "../repo/compile.ts";
import { policyText } from "./decide.ts";
import { processorTimes, type Program } from "./processor.ts";
import type { Figure, Group } from "./row.ts";

const ROUNDS = 15;
const RULES = 60;

const NAMES = {
  empty: "processor time of an empty compiled program",
  shipped: "processor time of `advise`, shipped policy",
  ratio: "`advise` against the empty program",
  denied: "processor time of `advise`, shipped policy, a call that is denied",
  deniedRatio: "`advise` of a denied call against the empty program",
  yaml: `processor time of \`advise\`, ${RULES} rules in YAML`,
  yamlRatio: `\`advise\` with ${RULES} rules in YAML against the empty program`,
};

const eventOf = (command: string) => ({
  session_id: "bench",
  hook_event_name: "PreToolUse",
  cwd: "/home/dev/project",
  tool_name: "Bash",
  tool_input: { command },
});
/** What an agent does all day, to which the answer is empty. */
const DEFERRED = eventOf(
  "git add -A && git commit -m 'Mend the build' && npm test",
);
/** An answer that has to arrive, so it is looked whether standard output is read by anybody. */
const DENIED = eventOf("rm -rf /etc");

/** Cold starts against a program that only says hello, built with the same flags on the same base. */
export const COLD: Group = {
  rows: [
    { name: NAMES.empty, unit: "ms", target: null },
    { name: NAMES.shipped, unit: "ms", target: null },
    { name: NAMES.ratio, unit: "x", target: { most: 1.8 } },
    { name: NAMES.denied, unit: "ms", target: null },
    { name: NAMES.deniedRatio, unit: "x", target: null },
    { name: NAMES.yaml, unit: "ms", target: null },
    { name: NAMES.yamlRatio, unit: "x", target: null },
  ],
  async measure(say) {
    const folder = await Deno.makeTempDir({ prefix: "superego-bench-" });
    try {
      say("compiling");
      return await measureIn(folder, say);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
};

async function measureIn(
  folder: string,
  say: (doing: string) => void,
): Promise<readonly Figure[]> {
  await compile(
    new URL("../..", import.meta.url).pathname.replace(/\/$/, ""),
    `${folder}/superego`,
  );
  await compileEmpty(folder);
  const stdin = `${folder}/event.json`;
  await Deno.writeTextFile(stdin, JSON.stringify(DEFERRED));
  const deniedIn = `${folder}/denied.json`;
  await Deno.writeTextFile(deniedIn, JSON.stringify(DENIED));
  await Deno.writeTextFile(`${folder}/rules.yaml`, policyText(RULES));
  const advise = (...args: readonly string[]): Program => ({
    path: `${folder}/superego`,
    args: ["advise", ...args],
    stdin,
    env: { HOME: folder },
  });
  say("cold starts");
  const [empty = NaN, shipped = NaN, denied = NaN, yaml = NaN] =
    await processorTimes([
      { path: `${folder}/empty`, args: [], stdin, env: { HOME: folder } },
      advise(),
      { ...advise(), stdin: deniedIn },
      advise("--policy", `${folder}/rules.yaml`),
    ], ROUNDS);
  return [
    { name: NAMES.empty, value: empty, note: "" },
    { name: NAMES.shipped, value: shipped, note: "" },
    { name: NAMES.ratio, value: shipped / empty, note: "" },
    { name: NAMES.denied, value: denied, note: "" },
    { name: NAMES.deniedRatio, value: denied / empty, note: "" },
    { name: NAMES.yaml, value: yaml, note: "" },
    { name: NAMES.yamlRatio, value: yaml / empty, note: "" },
  ];
}

async function compileEmpty(folder: string): Promise<void> {
  await Deno.writeTextFile(`${folder}/empty.js`, 'console.log("{}");\n');
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "compile",
      ...compileFlags(BINARY_GRANTS),
      "--output",
      `${folder}/empty`,
      "empty.js",
    ],
    cwd: folder,
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}
