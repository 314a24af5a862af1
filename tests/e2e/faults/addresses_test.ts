/** Sends `advise --url` to places and with keys that are wrong: the tool runs in no case. */
import assert from "node:assert/strict";
import { freePort, KEY } from "../program.ts";
import { type Conditions, inPlace } from "./conditions.ts";
import { CALL, messageOf, start } from "./doors.ts";
import { ofHookProcess } from "./judge.ts";
import { served } from "./server.ts";
import { checkStopped } from "./words.ts";

const MESSAGE = messageOf("advise", CALL);

async function stops(
  url: string,
  conditions: Omit<Conditions, "folder"> & { readonly folder: string },
): Promise<void> {
  const ended = await start("advise", MESSAGE, {
    ...conditions,
    flags: ["--url", url],
    env: {
      SUPEREGO_TOKEN: KEY,
      SUPEREGO_URL_TIMEOUT_MS: "2000",
      ...conditions.env,
    },
  });
  checkStopped(url, ofHookProcess(ended));
  assert.deepEqual([ended.code, ended.out], [2, ""]);
  assert.ok(!ended.err.includes(KEY), "the key is not shown");
}

const ADDRESSES = [
  "",
  "x",
  "127.0.0.1:8000",
  "ftp://127.0.0.1",
  "file:///etc/passwd",
  "data:application/json,{}",
  "blob:null/x",
  "unix:///run/x",
  "http://user:password@127.0.0.1",
  "http://127.0.0.1/?x=1",
  "http://127.0.0.1/#x",
  "http://127.0.0.1:99999",
  "http://127.0.0.1:0",
  "http://[::1]:1",
  "http://no-such-host.invalid",
  "http://999.1.1.1",
] as const;

for (const url of ADDRESSES) {
  Deno.test(`advise --url stops the tool at the address "${url}"`, async () => {
    await inPlace("allow", (folder) => stops(url, { folder }));
  });
}

Deno.test("advise --url stops the tool where nobody listens", async () => {
  await inPlace("allow", async (folder) => {
    await stops(`http://127.0.0.1:${freePort()}`, { folder });
  });
});

Deno.test("advise --url stops the tool where TLS meets a server without it", async () => {
  await inPlace("allow", async (folder) => {
    await using server = await served({ folder });
    await stops(server.url.replace("http:", "https:"), { folder });
  });
});

Deno.test("advise --url goes through no proxy that nobody allowed", async () => {
  const asked: string[] = [];
  await using proxy = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request) => {
      asked.push(request.url);
      return Response.json({});
    },
  );
  const through = `http://127.0.0.1:${proxy.addr.port}`;
  const env = { HTTP_PROXY: through, http_proxy: through, ALL_PROXY: through };
  await inPlace("allow", async (folder) => {
    await stops(`http://127.0.0.1:${freePort()}`, { folder, env });
    assert.deepEqual(asked, []);
  });
});

const KEYS: readonly {
  readonly name: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly before?: string;
}[] = [
  { name: "no key", env: { SUPEREGO_TOKEN: undefined } },
  { name: "an empty key", env: { SUPEREGO_TOKEN: "" } },
  { name: "a wrong key", env: { SUPEREGO_TOKEN: `${KEY}x` } },
  { name: "a key with a line break", env: { SUPEREGO_TOKEN: `${KEY}\nX: y` } },
  { name: "a key that no header carries", env: { SUPEREGO_TOKEN: "żółw🦊" } },
  {
    name: "a file for the key that is not there",
    env: { SUPEREGO_TOKEN: undefined, SUPEREGO_TOKEN_FILE: "/none" },
  },
  {
    name: "a file for the key that is a folder",
    env: { SUPEREGO_TOKEN: undefined, SUPEREGO_TOKEN_FILE: "DIR" },
  },
  {
    name: "a file for the key that is a pipe",
    env: { SUPEREGO_TOKEN: undefined, SUPEREGO_TOKEN_FILE: "DIR/pipe" },
    before: "mkfifo DIR/pipe;",
  },
  {
    name: "a file for the key that is empty",
    env: { SUPEREGO_TOKEN: undefined, SUPEREGO_TOKEN_FILE: "DIR/empty" },
    before: "touch DIR/empty;",
  },
  {
    name: "a file for the key that never ends",
    env: { SUPEREGO_TOKEN: undefined, SUPEREGO_TOKEN_FILE: "/dev/zero" },
  },
  {
    name: "a key and a file for it",
    env: { SUPEREGO_TOKEN: KEY, SUPEREGO_TOKEN_FILE: "DIR/p.yaml" },
  },
];

Deno.test("advise --url stops the tool without the right key", async (t) => {
  await inPlace("allow", async (folder) => {
    await using server = await served({ folder });
    for (const { name, env, before } of KEYS) {
      await t.step(name, () =>
        stops(server.url, {
          folder,
          env,
          ...before === undefined ? {} : { before },
        }));
    }
  });
});
