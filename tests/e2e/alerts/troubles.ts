/** What makes each alert fire: its condition, caused at a real server. */
import { stringify } from "yaml";
import { KEY, type Watched } from "./watched.ts";

/** A condition; caused again and again until it is seen. */
export interface Trouble {
  readonly alerts: readonly string[];
  readonly cause: (watched: Watched) => Promise<unknown>;
}

/** Asks for a verdict from an address, by a key; gives the status. */
export async function ask(
  { url }: Pick<Watched, "url">,
  call: Readonly<Record<string, unknown>>,
  address: string,
  key = KEY,
): Promise<number> {
  const response = await fetch(`${url}/v1/evaluate`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${key}`,
      "Content-Type": "application/json",
      "X-Forwarded-For": address,
    },
    body: JSON.stringify({ parameters: {}, ...call }),
  });
  await response.body?.cancel();
  return response.status;
}

function times(
  count: number,
  work: (at: number) => Promise<unknown>,
): Promise<unknown> {
  return Promise.all(Array.from({ length: count }, (_, at) => work(at)));
}

let guesses = 0;

/** A token of the declared issuer, signed by nobody. */
async function tokenOf({ folder }: Watched): Promise<string> {
  const issuer = await Deno.readTextFile(`${folder}/issuer`);
  const part = (value: unknown) =>
    btoa(JSON.stringify(value)).replaceAll("=", "");
  return `${part({ alg: "RS256", kid: crypto.randomUUID() })}.${
    part({ iss: issuer, aud: "superego", sub: "a", exp: 4e9 })
  }.${"A".repeat(342)}`;
}

/** Every one that can be caused; they do not disturb each other when they come in this order. */
export const TROUBLES: readonly Trouble[] = [
  {
    alerts: ["SuperegoKeysEnding"],
    cause: (watched) => watched.ending(),
  },
  {
    alerts: [
      "SuperegoAuthFailures",
      "SuperegoLockout",
      "SuperegoSecurityEvent",
    ],
    cause: async (watched) => {
      await times(
        10,
        () =>
          ask(watched, { tool_name: "Any" }, "192.0.2.1", `guess-${guesses++}`),
      );
      await times(20, () =>
        ask(
          watched,
          { tool_name: "Any" },
          `192.0.2.${10 + guesses % 200}`,
          `guess-${guesses++}`,
        ));
    },
  },
  {
    alerts: ["SuperegoDenials"],
    cause: (watched) =>
      times(20, () => ask(watched, { tool_name: "Denied" }, "198.51.100.1")),
  },
  {
    alerts: ["SuperegoRuleFailures"],
    cause: (watched) =>
      ask(watched, {
        tool_name: "Hangs",
        parameters: { text: `${"a".repeat(40)}b` },
      }, "198.51.100.2"),
  },
  {
    alerts: ["SuperegoTooLarge"],
    cause: (watched) =>
      times(4, (at) =>
        ask(watched, {
          tool_name: "Bash",
          // The last does not parse, which no alert is about, and a panel is.
          parameters: {
            command: at < 3 ? "echo $(ls) | cat; ".repeat(20_000) : 'echo "',
          },
        }, "198.51.100.3")),
  },
  {
    alerts: ["SuperegoLimited", "SuperegoBlocked"],
    cause: (watched) =>
      times(40, () =>
        ask(
          watched,
          { tool_name: "Any", session_id: "loop" },
          "198.51.100.4",
          watched.other,
        )),
  },
  {
    alerts: ["SuperegoIssuerFailing"],
    cause: async (watched) =>
      await ask(
        watched,
        { tool_name: "Any" },
        "198.51.100.5",
        await tokenOf(watched),
      ),
  },
  {
    alerts: ["SuperegoCountriesStale"],
    cause: async ({ folder }) => {
      await Deno.writeTextFile(
        `${folder}/broken.mmdb`,
        `nonsense ${Math.random()}`,
      );
      await Deno.rename(`${folder}/broken.mmdb`, `${folder}/countries.mmdb`);
    },
  },
  {
    alerts: ["SuperegoAuditDisplaced", "SuperegoIntrusion"],
    cause: async (watched) => {
      await Deno.truncate(`${watched.folder}/state/audit.jsonl`);
      await ask(watched, { tool_name: "Any" }, "198.51.100.6");
    },
  },
  {
    alerts: ["SuperegoReloadFailed"],
    cause: ({ folder }) =>
      Deno.writeTextFile(`${folder}/policy.yaml`, "rules: [{}]\n"),
  },
  {
    alerts: ["SuperegoNoRules"],
    cause: ({ folder }) =>
      Deno.writeTextFile(
        `${folder}/policy.yaml`,
        stringify({ defaults: { action: "allow" }, rules: [] }),
      ),
  },
  {
    alerts: ["SuperegoNotShared"],
    cause: async (watched) => {
      await watched.redis.kill();
      await ask(watched, { tool_name: "Any" }, "198.51.100.7");
    },
  },
  {
    alerts: ["SuperegoAuditFailing"],
    cause: async (watched) => {
      const record = `${watched.folder}/state/audit.jsonl`;
      await Deno.remove(record).catch(() => {});
      await Deno.mkdir(record).catch(() => {});
      await ask(watched, { tool_name: "Any" }, "198.51.100.8");
    },
  },
  {
    alerts: ["SuperegoDown"],
    cause: (watched) => watched.kill(),
  },
];

/** Alerts whose condition is no event that can be caused from outside, each tested by `rules.test.yaml` alone. */
export const NOT_CAUSED: Readonly<Record<string, string>> = {
  SuperegoNotReady: "a server that drains ends before it is scraped",
  SuperegoRestarts: "it takes four starts under one address",
  SuperegoErrors: "an answer with 5xx is a fault of the server",
  SuperegoSlow: "it takes a machine that is too slow",
  SuperegoMemory: "it takes a server that leaks",
  SuperegoAuditWaiting: "it takes a disk that stands still",
  SuperegoConnections: "connections of a trusted proxy are not counted",
};
