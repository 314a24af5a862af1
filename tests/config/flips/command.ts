/** Flips of the hook that asks a server, and of the log. */
import { allowing, freePort, KEY as TOKEN } from "../../cli/served.ts";
import { serveBriefly, superego } from "../../cli/process.ts";
import { hookInput } from "../../cli/agent.ts";
import { withServer } from "../../gateway/process.ts";
import type { Flips, World } from "./flip.ts";
import { pause } from "./serving.ts";

const GOOD = hookInput("Bash", { command: "touch x" });

/** How `advise` ends with this configuration, while a server answers; `{}` and `"allow"` on stdout, or `blocked`. */
async function advised(
  world: World,
  handler: (request: Request) => Response | Promise<Response>,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    handler,
  );
  try {
    const url = `http://127.0.0.1:${server.addr.port}`;
    const text = await Deno.readTextFile(world.config);
    await Deno.writeTextFile(
      world.config,
      text.replace("http://server.invalid", url),
    );
    return await ending(world, env);
  } finally {
    await server.shutdown();
  }
}

async function ending(
  world: World,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { code, out } = await superego({
    args: ["advise", "--config", world.config],
    stdin: GOOD,
    env: { HOME: world.folder, ...env },
  });
  if (code === 2) return "blocked";
  return /"allow"/.test(out) ? "allow" : out.trim();
}

const ASKING = { url: "http://server.invalid", token: TOKEN };

/** What the server logs from its start on. */
async function logged(world: World): Promise<string> {
  let text = () => "";
  await withServer(
    world.folder,
    ["--config", world.config],
    ({ written }) => {
      text = () => written().err;
      return Promise.resolve();
    },
    {},
  );
  return text();
}

/** Whether `serve` starts with this configuration; else the problems that it names. */
async function starts(world: World): Promise<string> {
  const { started, err } = await serveBriefly(["--config", world.config], {
    HOME: world.folder,
    NO_COLOR: "1",
  });
  return started ? "starts" : [...err.matchAll(/[A-Z]+-\d{3}/g)].join();
}

/** Each by its setting. */
export const COMMAND_FLIPS: Flips = {
  url: {
    sees: "`advise` asks that server instead of deciding itself",
    with: { token: TOKEN },
    cases: [[undefined, "{}"], ["http://server.invalid", "allow"]],
    see: (world) => advised(world, allowing),
  },
  token: {
    sees: "The server is shown that key",
    with: { url: "http://server.invalid" },
    cases: [[TOKEN, "allow"], ["another-key-0123456789-abc", "blocked"]],
    see: (world) => advised(world, allowing),
  },
  url_timeout_ms: {
    sees: "A server that takes its time is waited for, or the tool is stopped",
    with: ASKING,
    cases: [[600_000, "allow"], [10, "blocked"]],
    see: (world) =>
      advised(world, async (request) => {
        await pause(1_000);
        return allowing(request);
      }),
  },
  on_unreachable: {
    sees: "Without the server the tool is stopped, or left to the agent",
    with: { ...ASKING, url: "http://127.0.0.1:9" },
    cases: [[undefined, "blocked"], ["defer", "{}"]],
    see: ending,
  },
  proxy: {
    sees: "The way to the server leads through a proxy that is not there",
    with: ASKING,
    cases: [[undefined, "allow"], [true, "blocked"]],
    async see(world) {
      const proxy = `http://127.0.0.1:${await freePort()}`;
      return await advised(world, allowing, {
        HTTP_PROXY: proxy,
        http_proxy: proxy,
        ALL_PROXY: proxy,
      });
    },
  },
  production: {
    sees: "`serve` does not start where callers need no key",
    with: { allow_anonymous_loopback: true },
    cases: [[undefined, "starts"], [true, "SETUP-001"]],
    see: starts,
  },
  tls_proxy: {
    sees: "`serve` starts in production on an address that can be reached",
    with: { production: true, listen: "0.0.0.0:0" },
    cases: [[undefined, "SETUP-003"], [true, "starts"]],
    see: starts,
  },
  log_format: {
    sees: "A line of the log is JSON",
    with: { log_level: "info" },
    cases: [[undefined, false], ["json", true]],
    see: async (world) => /^\{.*"message"/m.test(await logged(world)),
  },
  log_level: {
    sees: "The log says that the server answers, or is silent about it",
    cases: [["info", true], ["error", false]],
    see: async (world) => /Answering on port/.test(await logged(world)),
  },
};
