/** README's first command as a newcomer types it: nothing but Node.js and npm, nothing in any cache, no configuration. */
import assert from "node:assert/strict";
import { inFolder } from "../cli/process.ts";
import { freePort } from "./program.ts";

const ROOT = new URL("../..", import.meta.url).pathname;

/** Variables that say how this machine reaches the network, which a newcomer's would say as well. */
const NETWORK =
  /^(npm_config_|https?_proxy$|no_proxy$|NODE_EXTRA_CA_CERTS$|SSL_CERT_|DENO_CERT$)/i;

async function shell(line: string, cwd = ROOT): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command("sh", {
    args: ["-c", line],
    cwd,
    stderr: "piped",
  }).output();
  const decoder = new TextDecoder();
  if (!success) throw new Error(decoder.decode(stderr));
  return decoder.decode(stdout).trim();
}

async function firstCommand(): Promise<string> {
  const readme = await Deno.readTextFile(`${ROOT}README.md`);
  return /^(npx -y deno@\S+ task start)\b/m.exec(readme)?.[1] ?? "";
}

/** A folder with the only programs that are found: Node.js, npm and the shell that npm starts programs with. */
async function onlyNode(folder: string): Promise<string> {
  const path = `${folder}/bin`;
  await Deno.mkdir(path);
  for (const name of ["node", "npm", "npx", "sh"]) {
    const program = await shell(`command -v ${name}`);
    await Deno.symlink(await Deno.realPath(program), `${path}/${name}`);
  }
  return path;
}

const reachable = await shell(
  `npm view ${(await firstCommand()).split(" ")[2]} version`,
).then(() => true, () => false);

Deno.test({
  name: `README's first command answers a call on a machine with only Node.js${
    reachable ? "" : " (not run: npm cannot reach its registry)"
  }`,
  ignore: !reachable,
  fn: () =>
    inFolder(async (folder) => {
      const home = `${folder}/home`;
      const checkout = `${folder}/superego`;
      await Deno.mkdir(home);
      await Deno.mkdir(checkout);
      await shell(
        `git ls-files -z --cached --others --exclude-standard | tar -c --null -T - | tar -x -C '${checkout}'`,
      );
      const env = Deno.env.toObject();
      const url = `http://127.0.0.1:${freePort()}`;
      const began = performance.now();
      const process = new Deno.Command(await shell("command -v setsid"), {
        args: ["sh", "-c", await firstCommand()],
        cwd: checkout,
        clearEnv: true,
        env: {
          ...Object.fromEntries(
            Object.entries(env).filter(([name]) => NETWORK.test(name)),
          ),
          PATH: await onlyNode(folder),
          HOME: home,
          SUPEREGO_LISTEN: url.slice("http://".length),
        },
        stdin: "null",
        stdout: "piped",
        stderr: "inherit",
      }).spawn();
      try {
        let said = "";
        const reader = process.stdout.pipeThrough(new TextDecoderStream())
          .getReader();
        while (!/A first call/.test(said)) {
          const { value, done } = await reader.read();
          if (done) throw new Error(`The server has ended:\n${said}`);
          said += value;
        }
        const key = /^API key \(shown once\): (\S+)$/m.exec(said)?.[1];
        const response = await fetch(`${url}/v1/evaluate`, {
          method: "POST",
          headers: {
            authorization: `Bearer ${key}`,
            "content-type": "application/json",
          },
          body: JSON.stringify({
            tool_name: "Bash",
            parameters: { command: "sudo rm -rf /etc" },
          }),
        });
        const { action } = await response.json();
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        Deno.stdout.writeSync(
          new TextEncoder().encode(
            `answered ${seconds} s after the command was typed, downloads included\n`,
          ),
        );
        assert.deepEqual([response.status, action], [200, "deny"]);
        await reader.cancel();
      } finally {
        Deno.kill(-process.pid, "SIGKILL");
        await process.status;
      }
    }),
});
