/** Flips of what decides. */
import type { Flips, World } from "./flip.ts";
import { comes, pause, serving } from "./serving.ts";

const GRAVE = "sudo rm" + " -rf /etc";

const policy = (action: string) =>
  `version: 1\nrules:\n  - id: all\n    priority: 1\n    conditions: { tool_name: Bash }\n    action: ${action}\n    reason: Because this test says so\n`;

async function judged(world: World, command: string, key: string) {
  return await serving(
    world,
    async ({ judge }) => (await judge(command))[key],
  );
}

const writeAllow = (folder: string) =>
  Deno.writeTextFile(`${folder}/p.yaml`, policy("allow"));

/** Whether a changed policy comes into force within a second and a half. */
function changes(world: World) {
  return serving(world, async ({ judge }) => {
    await Deno.writeTextFile(`${world.folder}/p.yaml`, policy("deny"));
    return await comes(
      async () => (await judge("ls"))["action"] === "deny",
      world.settings.reload && world.settings.reload_debounce_ms < 1_000
        ? 10_000
        : 1_500,
    );
  });
}

/** Each by its setting. */
export const POLICY_FLIPS: Flips = {
  policy: {
    sees: "A policy of one's own decides in place of the shipped one",
    before: writeAllow,
    cases: [[undefined, "deny"], [["p.yaml"], "allow"]],
    see: (world) => judged(world, GRAVE, "action"),
  },
  profile: {
    sees: "A grave command is denied, or only recorded as one that would be",
    cases: [[undefined, [true, false]], ["audit", [false, true]]],
    see: (world) =>
      serving(world, async ({ judge }) => {
        const { action, would } = await judge(GRAVE);
        return [action === "deny", would !== undefined];
      }),
  },
  policy_off: {
    sees: "The rule that denied no longer decides",
    cases: [
      [undefined, true],
      [{ "filesystem.delete_vital_tree": "a flip of this setting" }, false],
    ],
    see: async (world) =>
      await judged(world, GRAVE, "rule_id") ===
        "filesystem.delete_vital_tree",
  },
  project_policy: {
    sees: "A project's own policy makes the answer stricter",
    before: (folder) =>
      Deno.writeTextFile(`${folder}/.superego.yaml`, policy("deny")),
    cases: [[undefined, "defer"], [true, "deny"]],
    see: (world) =>
      serving(
        world,
        async ({ judge }) => (await judge("ls", world.folder))["action"],
      ),
  },
  reload: {
    sees: "A policy file that changed comes into force, or does not",
    before: writeAllow,
    with: { policy: ["p.yaml"], reload_debounce_ms: 10 },
    cases: [[undefined, true], [false, false]],
    see: changes,
  },
  reload_debounce_ms: {
    sees: "A change comes into force soon, or is still waited for",
    before: writeAllow,
    with: { policy: ["p.yaml"] },
    cases: [[10, true], [60_000, false]],
    see: changes,
  },
  review_deadline_ms: {
    sees:
      "While the record cannot be written, a call is denied in time, or waits until it can",
    cases: [[undefined, "waits"], [10, "denied"]],
    see: (world) =>
      serving(world, async ({ judge }) => {
        await judge("ls");
        using file = await Deno.open(world.settings.audit, { read: true });
        await file.lock(true);
        const verdict = judge("ls");
        const first = await Promise.race([
          verdict.then(() => "denied"),
          pause(2_000).then(() => "waits"),
        ]);
        await file.unlock();
        await verdict;
        return first;
      }),
  },
  security_policies: {
    sees: "The named file's lock-out is in force",
    before: (folder) =>
      Deno.writeTextFile(
        `${folder}/other.yaml`,
        "auth: { lockout_failures: 1 }\n",
      ),
    cases: [[undefined, [401, 401]], ["other.yaml", [401, 429]]],
    see: (world) =>
      serving(world, async ({ status }) => [
        await status("nobodys-key-nobodys-key"),
        await status("another-key-of-nobody"),
      ]),
  },
};
