/** Holds production to refuse each unsafe start, and the same start to be fine without. */
import assert from "node:assert/strict";
import {
  productionProblems,
  productionWarnings,
} from "../../src/check/production.ts";
import { loadConfig } from "../../src/config/load.ts";
import { inFolder, serveBriefly, superego } from "../cli/process.ts";

const KEY = "f3Xk9-Qm2Lw7_Zt5Vb8Nr1";

type Variables = Readonly<Record<string, string>>;

async function load(folder: string, variables: Variables) {
  const config = await loadConfig({}, {
    variables: {
      SUPEREGO_PRODUCTION: "true",
      SUPEREGO_API_KEY_FILE: `${folder}/key`,
      ...variables,
    },
    home: folder,
    state_home: null,
    loosening: [],
  });
  assert.ok(config.ok, JSON.stringify(config));
  return config.value;
}

async function judge(folder: string, variables: Variables) {
  const config = await load(folder, variables);
  return (await productionProblems(config)).map(({ id }) => id);
}

const ONE = "id: one, priority: 1, conditions: {tool_name: Bash}, reason: why";
const STOPS = `${ONE}, action: deny`;

// By what keeps them from stopping anything, or lets them.
/** Half of all addresses in narrow networks, no two of them neighbours. */
const EVERY_OTHER_8 = Array.from(
  { length: 128 },
  (_, at) => `${2 * at}.0.0.0/8`,
)
  .join();

const POLICIES = {
  shadow: `mode: shadow\nrules:\n- {${STOPS}}\n`,
  shadow_default:
    `mode: shadow\ndefaults: {action: deny}\nrules:\n- {${STOPS}}\n`,
  shadow_rule: `rules:\n- {${STOPS}, mode: shadow}\n`,
  disabled: `rules:\n- {${STOPS}, enabled: false}\n`,
  allows: `rules:\n- {${ONE}, action: allow}\n`,
  allow_list: `defaults: {action: deny}\nrules:\n- {${ONE}, action: allow}\n`,
  enforced: `rules:\n- {${STOPS}}\n`,
};

async function prepare(folder: string): Promise<void> {
  await Deno.writeTextFile(`${folder}/key`, KEY);
  await Deno.chmod(`${folder}/key`, 0o600);
  await Deno.writeTextFile(`${folder}/weak`, "aaaaaaaaaaaaaaaaaaaaaaaa");
  await Deno.chmod(`${folder}/weak`, 0o600);
  await Deno.writeTextFile(`${folder}/open`, KEY);
  await Deno.chmod(`${folder}/open`, 0o644);
  await Deno.writeTextFile(
    `${folder}/empty.yaml`,
    "defaults: { action: defer, on_error: deny }\n",
  );
  for (const [name, text] of Object.entries(POLICIES)) {
    await Deno.writeTextFile(`${folder}/${name}.yaml`, text);
  }
  await Deno.writeTextFile(`${folder}/no-keys.json`, `{"version":1,"keys":[]}`);
  await Deno.chmod(`${folder}/no-keys.json`, 0o644);
}

Deno.test("productionProblems() finds each unsafe start, and none in a safe one or elsewhere", async (t) => {
  const table: readonly (readonly [
    string,
    (folder: string) => Variables,
    readonly string[],
  ])[] = [
    ["a safe start", () => ({}), []],
    [
      "a weak key",
      (folder) => ({ SUPEREGO_API_KEY_FILE: `${folder}/weak` }),
      ["KEYS-004"],
    ],
    [
      "a key that everybody may read",
      (folder) => ({ SUPEREGO_API_KEY_FILE: `${folder}/open` }),
      ["SETUP-009"],
    ],
    [
      "a file of keys that others may read",
      (folder) => ({ SUPEREGO_KEYS: `${folder}/no-keys.json` }),
      ["KEYS-003"],
    ],
    [
      "a policy without a rule",
      (folder) => ({ SUPEREGO_POLICY: `${folder}/empty.yaml` }),
      ["SETUP-010"],
    ],
    [
      "callers without a key",
      () => ({ SUPEREGO_ALLOW_ANONYMOUS_LOOPBACK: "true" }),
      ["SETUP-001"],
    ],
    [
      "a guard that opens when it fails",
      () => ({ SUPEREGO_ON_UNREACHABLE: "defer" }),
      ["SETUP-002"],
    ],
    [
      "an open address without TLS",
      () => ({ SUPEREGO_LISTEN: "0.0.0.0:8000" }),
      ["SETUP-003"],
    ],
    [
      "an open address behind a proxy that speaks TLS",
      () => ({ SUPEREGO_LISTEN: "0.0.0.0:8000", SUPEREGO_TLS_PROXY: "true" }),
      [],
    ],
    [
      "secrets in the record",
      () => ({ SUPEREGO_AUDIT_REDACT: "false" }),
      ["SETUP-004"],
    ],
    [
      "the guard's own protection turned off",
      () => ({ SUPEREGO_POLICY_OFF: "self_protection=why" }),
      ["SETUP-005"],
    ],
    [
      "a profile that stops nothing",
      () => ({ SUPEREGO_PROFILE: "audit" }),
      ["SETUP-006"],
    ],
    ...["shadow", "shadow_default", "shadow_rule", "disabled", "allows"].map((
      name,
    ) =>
      [
        `a policy that stops nothing: ${name}`,
        (folder: string) => ({ SUPEREGO_POLICY: `${folder}/${name}.yaml` }),
        ["SETUP-011"],
      ] as const
    ),
    ...["allow_list", "enforced"].map((name) =>
      [
        `a policy that stops something: ${name}`,
        (folder: string) => ({ SUPEREGO_POLICY: `${folder}/${name}.yaml` }),
        [],
      ] as const
    ),
    [
      "a policy in shadow mode beside the shipped one",
      (folder) => ({ SUPEREGO_POLICY: `shipped,${folder}/shadow.yaml` }),
      [],
    ],
    [
      "the only rule turned off",
      (folder) => ({
        SUPEREGO_POLICY: `${folder}/enforced.yaml`,
        SUPEREGO_POLICY_OFF: "one=why",
      }),
      ["SETUP-011"],
    ],
    ...[
      "0.0.0.0/0",
      "::/0",
      "::ffff:0.0.0.0/96",
      "10.0.0.5,128.0.0.0/1",
      EVERY_OTHER_8,
    ].map((
      networks,
    ) =>
      [
        `proxies at ${networks}`,
        () => ({ SUPEREGO_TRUSTED_PROXIES: networks }),
        ["SETUP-012"],
      ] as const
    ),
    [
      "proxies in private networks",
      () => ({ SUPEREGO_TRUSTED_PROXIES: "10.0.0.0/8,fc00::/7,192.0.2.1" }),
      [],
    ],
    [
      "pages of every origin",
      () => ({ SUPEREGO_CORS_ORIGINS: "*" }),
      ["SETUP-015"],
    ],
    [
      "pages of one origin",
      () => ({ SUPEREGO_CORS_ORIGINS: "https://app.example" }),
      [],
    ],
    [
      "no lock-out",
      () => ({ SUPEREGO_LOCKOUT_FAILURES: "0" }),
      ["SETUP-013"],
    ],
    [
      "no limit without a key",
      () => ({ SUPEREGO_RATE_ALL: "0", SUPEREGO_RATE_ADDRESS: "0" }),
      ["SETUP-014"],
    ],
    ["one limit", () => ({ SUPEREGO_RATE_ALL: "0" }), []],
    ["the other limit", () => ({ SUPEREGO_RATE_ADDRESS: "0" }), []],
    [
      "a pack turned off with its reason",
      () => ({ SUPEREGO_POLICY_OFF: "git=we stash by hand" }),
      [],
    ],
  ];
  for (const [what, variables, want] of table) {
    await t.step(what, () =>
      inFolder(async (folder) => {
        await prepare(folder);
        assert.deepEqual(await judge(folder, variables(folder)), want);
        const without = { SUPEREGO_PRODUCTION: "false" };
        assert.deepEqual(
          await judge(folder, { ...variables(folder), ...without }),
          [],
        );
      }));
  }
});

Deno.test("serve does not start in production without a key, and makes none", () =>
  inFolder(async (folder) => {
    const { code, out, err } = await superego({
      args: ["serve", "--listen", "127.0.0.1:0"],
      env: { HOME: folder, SUPEREGO_PRODUCTION: "true" },
    });
    assert.equal(code, 1, err);
    assert.match(err, /SETUP-008/);
    assert.equal(out, "");
    assert.deepEqual([...Deno.readDirSync(folder)], []);
  }));

Deno.test("productionWarnings() names each pack and rule that is turned off, in production only", () =>
  inFolder(async (folder) => {
    await prepare(folder);
    const off = { SUPEREGO_POLICY_OFF: "git=by hand; network=no net" };
    assert.deepEqual(productionWarnings(await load(folder, off)), [
      "warning: in production, `git` is turned off: by hand (environment:1)",
      "warning: in production, `network` is turned off: no net (environment:1)",
    ]);
    for (const other of [{}, { ...off, SUPEREGO_PRODUCTION: "false" }]) {
      assert.deepEqual(productionWarnings(await load(folder, other)), []);
    }
  }));

Deno.test("serve starts in production with a pack turned off, and warns of it", () =>
  inFolder(async (folder) => {
    await prepare(folder);
    const { started, err } = await serveBriefly(["--listen", "127.0.0.1:0"], {
      HOME: folder,
      SUPEREGO_PRODUCTION: "true",
      SUPEREGO_API_KEY_FILE: `${folder}/key`,
      SUPEREGO_POLICY_OFF: "git=by hand",
    });
    assert.ok(started, err);
    assert.match(
      err,
      /^superego: warning: in production, `git` is turned off: by hand/m,
    );
  }));
