/** Flips of tokens that others issue: each with an issuer that really runs, under the name `ISSUER` in the values. */
import type { Issuer } from "../../../src/config/issuers.ts";
import {
  type Certified,
  type RunningIssuer,
  startIssuer,
  type Wanted,
} from "../../auth/issuer.ts";
import { writeCertificates } from "../../limit/redis_server.ts";
import type { Flip, Flips, World } from "./flip.ts";
import { pause, type Serving, serving } from "./serving.ts";

const running = new Map<string, RunningIssuer>();

/** Starts the issuer of a flip; ended by {@linkcode asked}. */
async function start(folder: string, certified: Certified | null = null) {
  const issuer = await startIssuer(0, certified);
  running.set(folder, issuer);
  return { ISSUER: issuer.url };
}

/** Does something with the issuer and with the server that may take its tokens. */
async function asked(
  world: World,
  work: (issuer: RunningIssuer, serving: Serving) => Promise<unknown>,
): Promise<unknown> {
  const issuer = running.get(world.folder) as RunningIssuer;
  running.delete(world.folder);
  try {
    return await serving(world, (one) => work(issuer, one));
  } finally {
    await issuer.close();
  }
}

const ONE = { issuer: "ISSUER", audience: "superego" };
const DECLARED = { oidc_issuers: [ONE] };

/** The status of a call with a token. */
function status(wanted: Wanted = {}): Flip["see"] {
  return (world) =>
    asked(
      world,
      async (issuer, { status }) => status(await issuer.token(wanted)),
    );
}

/** Each by its setting. */
export const OIDC_FLIPS: Flips = {
  oidc_issuers: {
    sees: "A token of an issuer that is declared is good",
    before: start,
    cases: [[undefined, 401], [[ONE], 200]],
    see: status(),
  },
  oidc_ca: {
    sees: "An issuer is believed whose certificate is from the named authority",
    needs: "openssl",
    before: async (folder) => {
      await writeCertificates(folder);
      const read = (file: string) => Deno.readTextFile(`${folder}/${file}`);
      return start(folder, {
        cert: await read("leaf.pem"),
        key: await read("leaf.key"),
      });
    },
    with: DECLARED,
    cases: [[undefined, 401], ["ca.pem", 200]],
    see: status(),
  },
  oidc_public_url: {
    sees: "Clients that look for a token are told that URL",
    before: start,
    with: DECLARED,
    cases: [
      [undefined, "http://127.0.0.1"],
      ["https://gate.example", "https://gate.example"],
    ],
    see: (world) =>
      asked(world, async (_, { ask }) => {
        const path = "/.well-known/oauth-protected-resource";
        const { protocol, hostname } = new URL((await ask(path)).body.resource);
        return `${protocol}//${hostname}`;
      }),
  },
  oidc_algorithms: {
    sees: "A token with another signature is refused",
    before: start,
    with: DECLARED,
    cases: [[undefined, 200], [["RS256"], 401]],
    see: status(),
  },
  oidc_clock_tolerance_ms: {
    sees: "A token that ended a minute ago is refused, or still good",
    before: start,
    with: DECLARED,
    cases: [[undefined, 401], [300_000, 200]],
    see: status({ ends_s: -60 }),
  },
  oidc_max_token_bytes: {
    sees: "A longer token is refused",
    before: start,
    with: DECLARED,
    cases: [[undefined, 200], [256, 401]],
    see: status({ claims: { pad: "x".repeat(200) } }),
  },
  oidc_refresh_ms: {
    sees: "A key that the issuer took back is noticed after so long",
    before: start,
    with: { ...DECLARED, oidc_cooldown_ms: 100 },
    cases: [[undefined, 200], [100, 401]],
    see: (world) =>
      asked(world, async (issuer, { status }) => {
        const token = await issuer.token();
        await status(token);
        await issuer.rotate();
        issuer.forget();
        const fetched = () => issuer.asked.filter((path) => path === "/jwks");
        for (let at = 0; at < 20 && fetched().length < 2; at++) {
          await pause(50);
          await status(token);
        }
        while (fetched().length > 1 && await status(token) === 200);
        return await status(token);
      }),
  },
  oidc_cooldown_ms: {
    sees: "A token of a key that is new is good after so long",
    before: start,
    with: DECLARED,
    cases: [[undefined, 401], [100, 200]],
    see: (world) =>
      asked(world, async (issuer, { status }) => {
        await status(await issuer.token());
        await issuer.rotate();
        await pause(200);
        return await status(await issuer.token());
      }),
  },
  oidc_keep_keys_ms: {
    sees: "A token is refused once its issuer was away for so long",
    before: start,
    with: { ...DECLARED, oidc_refresh_ms: 100 },
    cases: [[undefined, 200], [100, 401]],
    see: (world) =>
      asked(world, async (issuer, { status }) => {
        const token = await issuer.token();
        await status(token);
        await issuer.close();
        await pause(200);
        return await status(token);
      }),
  },
  oidc_timeout_ms: {
    sees: "An issuer that takes its time is waited for, or given up on",
    before: start,
    with: DECLARED,
    cases: [[60_000, 200], [100, 401]],
    see: (world) => {
      running.get(world.folder)?.slow(1_000);
      return status()(world);
    },
  },
};

/** What each key of an issuer does, by its name. */
export const ISSUER_FLIPS: Readonly<Record<keyof Issuer, Flip>> = {
  issuer: {
    sees: "Tokens of the named issuer are good, and of no other",
    before: start,
    cases: [[[ONE], 200], [[{ ...ONE, issuer: "http://127.0.0.1:1" }], 401]],
    see: status(),
  },
  name: {
    sees: "The record calls the principal by it",
    before: start,
    cases: [
      [[{ ...ONE, name: "corp" }], "alice@corp"],
      [[{ ...ONE, name: "eu" }], "alice@eu"],
    ],
    see: principal,
  },
  audience: {
    sees: "A token for somebody else is refused",
    before: start,
    cases: [[[ONE], 200], [[{ ...ONE, audience: ["billing"] }], 401]],
    see: status(),
  },
  jwks_uri: {
    sees: "The keys are looked for there",
    before: start,
    cases: [[[ONE], 200], [[{ ...ONE, jwks_uri: "ISSUER/elsewhere" }], 401]],
    see: status(),
  },
  principal_claim: {
    sees: "The record calls the principal by that claim",
    before: start,
    cases: [
      [[{ ...ONE, name: "corp" }], "alice@corp"],
      [[{ ...ONE, name: "corp", principal_claim: "role" }], "builder@corp"],
    ],
    see: principal,
  },
  scope_claim: {
    sees: "Scopes are looked for in that claim",
    before: start,
    cases: [[[ONE], 200], [[{ ...ONE, scope_claim: "roles" }], 403]],
    see: status(),
  },
  scopes: {
    sees: "The issuer's word for a scope opens what it is mapped to",
    before: start,
    cases: [[[ONE], 403], [[{ ...ONE, scopes: { ask: "evaluate" } }], 200]],
    see: status({ claims: { scope: "ask" } }),
  },
  required_claims: {
    sees: "A token without the claim is refused",
    before: start,
    cases: [[[ONE], 200], [[{ ...ONE, required_claims: { org: "a" } }], 401]],
    see: status(),
  },
  token_type: {
    sees: "A token of another type is refused",
    before: start,
    cases: [[[ONE], 200], [[{ ...ONE, token_type: "at+jwt" }], 401]],
    see: status(),
  },
  tools: {
    sees: "A token may not be used for another tool",
    before: start,
    cases: [[[{ ...ONE, tools: "Bash" }], 200], [[{
      ...ONE,
      tools: ["Read"],
    }], 403]],
    see: status(),
  },
  tools_claim: {
    sees: "A token may be used for the tools that it lists, and no other",
    before: start,
    cases: [[[{ ...ONE, tools_claim: "use" }], 200], [[{
      ...ONE,
      tools_claim: "only",
    }], 403]],
    see: status({ claims: { use: "Bash Read", only: ["Read"] } }),
  },
  addresses: {
    sees: "A token is refused that comes from elsewhere",
    before: start,
    cases: [[[{ ...ONE, addresses: "127.0.0.0/8" }], 200], [[{
      ...ONE,
      addresses: ["192.0.2.0/24"],
    }], 401]],
    see: status(),
  },
  addresses_claim: {
    sees: "A token is refused that comes from where it may not",
    before: start,
    cases: [[[{ ...ONE, addresses_claim: "here" }], 200], [[{
      ...ONE,
      addresses_claim: "there",
    }], 401]],
    see: status({ claims: { here: "127.0.0.1", there: "192.0.2.0/24" } }),
  },
};

/** Whom the record names after a call with a token. */
function principal(world: World): Promise<unknown> {
  return asked(world, async (issuer, { status, ask }) => {
    await status(await issuer.token({ claims: { role: "builder" } }));
    const { body } = await ask("/v1/audit/recent");
    return body.records[0].principal;
  });
}
