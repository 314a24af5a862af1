/** Tests of how the layers of settings win over each other, and of what is refused. */
import assert from "node:assert/strict";
import type { Environment } from "../../src/config/environment.ts";
import { type Flags, loadConfig } from "../../src/config/load.ts";
import { SETTING_NAMES, SETTINGS } from "../../src/config/schema.ts";

const NOTHING: Environment = {
  variables: {},
  home: "/home/dev",
  state_home: null,
  loosening: [],
};

interface World {
  readonly flags?: Flags;
  readonly variables?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly more?: Partial<Environment>;
}

function load({ flags = {}, variables = {}, files = {}, more = {} }: World) {
  return loadConfig(flags, { ...NOTHING, variables, ...more }, (path) => {
    const text = files[path];
    return text === undefined
      ? Promise.reject(new Deno.errors.NotFound(path))
      : Promise.resolve(text);
  });
}

async function loaded(world: World) {
  const config = await load(world);
  assert.ok(config.ok, JSON.stringify(config));
  return config.value;
}

async function refused(world: World) {
  const config = await load(world);
  assert.ok(!config.ok);
  return config.problems.map(({ file, line, column, message, hint }) =>
    `${file}:${line}:${column} ${message} ${hint}`
  );
}

Deno.test("loadConfig() gives every setting its default when nobody says anything", async () => {
  const { settings, origins } = await loaded({});
  for (const name of SETTING_NAMES) {
    assert.equal(origins[name].layer, "default");
    if (["state_dir", "audit", "keys"].includes(name)) continue;
    assert.deepEqual(settings[name], SETTINGS[name].default, name);
  }
  assert.equal(settings.state_dir, "/home/dev/.local/state/superego");
  assert.equal(settings.audit, "/home/dev/.local/state/superego/audit.jsonl");
  assert.equal(settings.keys, "/home/dev/.local/state/superego/keys.json");
});

Deno.test("loadConfig() lets a flag win over the environment, that over the file, that over the default", async () => {
  const files = {
    "/etc/s.yaml": "listen: 127.0.0.1:1\nlog_level: debug\nreload: false\n",
  };
  const { settings, origins, file } = await loaded({
    files,
    flags: { config: "/etc/s.yaml", listen: "127.0.0.1:3" },
    variables: { SUPEREGO_LISTEN: "127.0.0.1:2", SUPEREGO_LOG_LEVEL: "error" },
  });
  assert.equal(file, "/etc/s.yaml");
  assert.deepEqual(
    [settings.listen, settings.log_level, settings.reload, settings.audit_keep],
    ["127.0.0.1:3", "error", false, SETTINGS.audit_keep.default],
  );
  assert.deepEqual(
    [origins.listen, origins.log_level, origins.reload, origins.audit_keep].map(
      ({ name }) => name,
    ),
    ["--listen", "SUPEREGO_LOG_LEVEL", "/etc/s.yaml", "default"],
  );
});

Deno.test("loadConfig() reads the file that SUPEREGO_CONFIG names", async () => {
  const { settings } = await loaded({
    files: { "c.yaml": "audit_keep: 3\n" },
    variables: { SUPEREGO_CONFIG: "c.yaml" },
  });
  assert.equal(settings.audit_keep, 3);
});

Deno.test("loadConfig() prefers XDG_STATE_HOME, and the state folder that was given to both", async () => {
  assert.equal(
    (await loaded({ more: { state_home: "/x" } })).settings.keys,
    "/x/superego/keys.json",
  );
  const { settings } = await loaded({
    variables: { SUPEREGO_STATE_DIR: "/var/s" },
    more: { state_home: "/x" },
  });
  assert.equal(settings.audit, "/var/s/audit.jsonl");
});

Deno.test("loadConfig() keeps state beside the audit file when there is no home", async () => {
  const { settings } = await loaded({
    flags: { audit: "/var/log/a.jsonl" },
    more: { home: null },
  });
  assert.equal(settings.keys, "/var/log/keys.json");
});

Deno.test("loadConfig() refuses to guess where to keep state without a home", async () => {
  const [only = ""] = await refused({ more: { home: null } });
  assert.match(only, /HOME.*SUPEREGO_STATE_DIR/);
});

Deno.test("loadConfig() reads a secret from the file that its variable names, without the last line break", async () => {
  const { settings, origins } = await loaded({
    files: { "/run/secrets/key": "0123456789abcdefghij\n" },
    variables: { SUPEREGO_API_KEY_FILE: "/run/secrets/key" },
  });
  assert.equal(settings.api_key, "0123456789abcdefghij");
  assert.equal(origins.api_key.name, "SUPEREGO_API_KEY_FILE");
});

Deno.test("loadConfig() reads a secret from the file that the configuration names", async () => {
  const { settings } = await loaded({
    flags: { config: "/etc/s.yaml" },
    files: { "/etc/s.yaml": "token_file: token\n", "/etc/token": "sgo_x" },
  });
  assert.equal(settings.token, "sgo_x");
});

const refusals: readonly (readonly [string, World, readonly RegExp[]])[] = [
  ["an unknown variable with the nearest name", {
    variables: { SUPEREGO_LISTN: "x" },
  }, [
    /SUPEREGO_LISTN.*SUPEREGO_LISTEN/,
  ]],
  [
    "_FILE for what is no secret",
    { variables: { SUPEREGO_LISTEN_FILE: "x" } },
    [/SUPEREGO_LISTEN_FILE/],
  ],
  ["a secret given twice", {
    variables: {
      SUPEREGO_API_KEY: "0123456789abcdefghij",
      SUPEREGO_API_KEY_FILE: "/k",
    },
  }, [/SUPEREGO_API_KEY.*both/]],
  ["a secret's file that is not there", {
    variables: { SUPEREGO_TOKEN_FILE: "/none" },
  }, [/\/none.*does not exist/]],
  ["an empty variable", { variables: { SUPEREGO_AUDIT: "" } }, [
    /SUPEREGO_AUDIT.*empty/,
  ]],
  ["a wrong flag", { flags: { listen: "nowhere" } }, [
    /command line.*--listen.*HOST:PORT/,
  ]],
  ["a configuration file that is not there", { flags: { config: "/none" } }, [
    /\/none.*does not exist/,
  ]],
  ["a variable that loosens the runtime", {
    more: { loosening: ["DENO_SERVE_ADDRESS"] },
  }, [
    /DENO_SERVE_ADDRESS.*env -u/,
  ]],
  ["everything at once, in order", {
    flags: { config: "c.yaml", listen: "x" },
    files: { "c.yaml": "reload: 5\nlistn: a\n" },
    variables: { SUPEREGO_NOPE: "1" },
  }, [
    /^c\.yaml:1:9/,
    /^c\.yaml:2:1.*listen/,
    /^command line/,
    /^environment.*NOPE/,
  ]],
];
for (const [what, world, wanted] of refusals) {
  Deno.test(`loadConfig() refuses ${what}`, async () => {
    const found = await refused(world);
    assert.equal(found.length, wanted.length, found.join("\n"));
    wanted.forEach((pattern, at) => assert.match(found[at] ?? "", pattern));
  });
}

Deno.test("loadConfig() reads the security policies beside the configuration file, or those that are named", async () => {
  const files = {
    "/etc/s.yaml": "log_level: debug\n",
    "/etc/security-policies.yaml": "auth: {lockout_failures: 3}\n",
    "/other.yaml": "auth: {lockout_failures: 4}\n",
    "/etc/t.yaml": "security_policies: ../other.yaml\n",
    "/etc/../other.yaml": "auth: {lockout_failures: 5}\n",
  };
  const table = [
    [{ SUPEREGO_CONFIG: "/etc/s.yaml" }, 3, "/etc/security-policies.yaml"],
    [{ SUPEREGO_CONFIG: "/etc/t.yaml" }, 5, "/etc/../other.yaml"],
    [{ SUPEREGO_SECURITY_POLICIES: "/other.yaml" }, 4, "/other.yaml"],
    [
      {
        SUPEREGO_CONFIG: "/etc/s.yaml",
        SUPEREGO_SECURITY_POLICIES: "/other.yaml",
      },
      4,
      "/other.yaml",
    ],
    [
      { SUPEREGO_CONFIG: "/etc/s.yaml", SUPEREGO_LOCKOUT_FAILURES: "9" },
      9,
      "/etc/security-policies.yaml",
    ],
    [{}, 10, null],
  ] as const;
  for (const [variables, failures, file] of table) {
    const { settings } = await loaded({
      files,
      variables: variables as Record<string, string>,
    });
    assert.equal(
      settings.lockout_failures,
      failures,
      JSON.stringify(variables),
    );
    assert.equal(settings.security_policies, file);
  }
});

Deno.test("loadConfig() refuses security policies that are named and not there, or are wrong", async () => {
  assert.match(
    (await refused({ variables: { SUPEREGO_SECURITY_POLICIES: "/none.yaml" } }))
      .join(),
    /^\/none\.yaml:1:1 .*cannot be read.*`security_policies`/,
  );
  assert.match(
    (await refused({
      files: {
        "s.yaml": "",
        "security-policies.yaml": "auth: {lockout_failures: -1}\n",
      },
      variables: { SUPEREGO_CONFIG: "s.yaml" },
    })).join(),
    /^security-policies\.yaml:1:26 /,
  );
});
