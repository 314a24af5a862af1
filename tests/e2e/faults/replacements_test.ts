/** Replaces the policy under a running server by what is none: the old one stays in force, and the failure shows. */
import assert from "node:assert/strict";
import { inPlace, policyFor, PRIVILEGED } from "./conditions.ts";
import { ask, CALL, messageOf, SERVED } from "./doors.ts";
import { served } from "./server.ts";
import { until } from "./until.ts";
import { checkStopped } from "./words.ts";

/** Puts something in the policy's place. */
type Replacement = (policy: string, folder: string) => Promise<void>;

const ALLOW = policyFor("allow");

function inPlaceOf(make: Replacement): Replacement {
  return async (policy, folder) => {
    await Deno.remove(policy);
    await make(policy, folder);
  };
}

function text(content: string | Uint8Array): Replacement {
  return (policy) =>
    Deno.writeFile(
      policy,
      typeof content === "string" ? new TextEncoder().encode(content) : content,
    );
}

async function pipe(policy: string): Promise<void> {
  const { success } = await new Deno.Command("mkfifo", { args: [policy] })
    .output();
  assert.ok(success);
}

async function elsewhere(policy: string, folder: string): Promise<void> {
  await Deno.mkdir(`${folder}/elsewhere`);
  await Deno.writeTextFile(`${folder}/elsewhere/p.yaml`, ALLOW);
  await Deno.symlink(`${folder}/elsewhere/p.yaml`, policy);
}

const REPLACEMENTS: readonly (readonly [string, Replacement])[] = [
  ["nothing", (policy) => Deno.remove(policy)],
  ["an empty file", text("")],
  ["half a policy that allows", text(ALLOW.slice(0, -8))],
  ["rubbish", text("\0\0\0")],
  ["bytes that are not UTF-8", text(new Uint8Array([0xff, 0xfe, 0x41]))],
  ["a policy that allows, and has one mistake", text(`${ALLOW}wrong: 1\n`)],
  ["a policy of a version to come", text(`version: 99\n${ALLOW}`)],
  ["a policy that allows, of 9 MB", text(ALLOW + "#".repeat(9_000_000))],
  ["a folder", inPlaceOf((policy) => Deno.mkdir(policy))],
  ["a pipe", inPlaceOf(pipe)],
  ["a link to itself", inPlaceOf((policy) => Deno.symlink(policy, policy))],
  ["a link to nowhere", inPlaceOf((policy) => Deno.symlink("/none", policy))],
  [
    "a link to a device",
    inPlaceOf((policy) => Deno.symlink("/dev/zero", policy)),
  ],
  [
    "a link to the server's own memory",
    inPlaceOf((policy) => Deno.symlink("/proc/self/mem", policy)),
  ],
  ["a link to a policy elsewhere that allows", inPlaceOf(elsewhere)],
  [
    "a policy that may not be read",
    async (policy) => {
      await Deno.writeTextFile(policy, ALLOW);
      await Deno.chmod(policy, 0o000);
      if (PRIVILEGED) await Deno.chown(policy, 0, 0);
    },
  ],
];

async function readiness(url: string): Promise<string> {
  return await (await fetch(`${url}/readyz`)).text();
}

for (const [name, replace] of REPLACEMENTS) {
  Deno.test(`a running server keeps its policy when it is replaced by ${name}`, async () => {
    await inPlace("deny", async (folder) => {
      const policy = `${folder}/policies/p.yaml`;
      await Deno.mkdir(`${folder}/policies`);
      await Deno.writeTextFile(policy, policyFor("deny"));
      await using server = await served({
        folder,
        flags: ["--policy", policy],
        unprivileged: true,
      });
      const { url } = server;
      const failed = async () => (await readiness(url)).includes("reload");
      assert.equal(await failed(), false);
      await replace(policy, folder);
      await until(failed, `the failed reload shows (${name})`);
      for (const door of SERVED) {
        checkStopped(
          door,
          await ask(door, messageOf(door, CALL), { folder, url }),
        );
      }
      assert.match(await server.said(), /p\.yaml/);
      await Deno.remove(policy, { recursive: true }).catch(() => {});
      await Deno.writeTextFile(policy, ALLOW);
      await until(async () => !await failed(), "the mended policy is read");
      for (const door of SERVED) {
        const call = messageOf(door, CALL);
        const { tool } = await ask(door, call, { folder, url });
        assert.equal(tool, "runs", door);
      }
    });
  });
}

const PROJECTS: readonly (readonly [string, Replacement])[] = [
  ["is rubbish", text("rules: [")],
  ["is empty", text("")],
  ["has a mistake", text(`${ALLOW}wrong: 1\n`)],
  ["is not UTF-8", text(new Uint8Array([0xff, 0xfe]))],
  ["has 9 MB", text("#".repeat(9_000_000))],
  ["is a folder", (policy) => Deno.mkdir(policy)],
  ["is a pipe", pipe],
  ["is a link to itself", (policy) => Deno.symlink(policy, policy)],
  ["is a link to a device", (policy) => Deno.symlink("/dev/zero", policy)],
];

for (const [name, make] of PROJECTS) {
  Deno.test(`a project's policy stops the tool when it ${name}`, async () => {
    await inPlace("allow", async (folder) => {
      const project = `${folder}/project`;
      await Deno.mkdir(project);
      const conditions = {
        folder,
        env: { SUPEREGO_PROJECT_POLICY: "true" },
      };
      await using server = await served(conditions);
      await make(`${project}/.superego.yaml`, folder);
      for (const door of ["advise", "mcp stdio", ...SERVED] as const) {
        const message = messageOf(door, { ...CALL, cwd: project });
        checkStopped(
          door,
          await ask(door, message, { ...conditions, url: server.url }),
        );
      }
    });
  });
}
