/** Tests of what the operator reads; that the server starts, refuses and ends is shown in the gateway's tests. */
import assert from "node:assert/strict";
import { welcome } from "../../src/cli/serve.ts";
import { inFolder, superego } from "./process.ts";

const SETTINGS = {
  listen: "127.0.0.1:8000",
  keys: "/state/keys.json",
  api_key: null,
  allow_anonymous_loopback: false,
  tls_certificate_file: null,
};

Deno.test("welcome() shows a call with the key that was just made", () => {
  const text = welcome(SETTINGS, 8000, { first_key: "sgo_x" });
  assert.match(text, /^Superego answers on http:\/\/127\.0\.0\.1:8000\n/);
  assert.match(text, /Authorization: Bearer sgo_x"/);
  assert.doesNotMatch(text, /hashes/);
});

Deno.test("welcome() shows a call over TLS where the server speaks it", () => {
  const text = welcome(
    { ...SETTINGS, tls_certificate_file: "/tls.crt" },
    8000,
    { first_key: "sgo_x" },
  );
  assert.match(text, /^Superego answers on https:\/\/127\.0\.0\.1:8000\n/);
  assert.match(text, /curl -s --cacert '\/tls\.crt' https:/);
});

Deno.test("welcome() says where keys are once the first was shown", () => {
  const text = welcome(SETTINGS, 8000, { first_key: null });
  assert.match(text, /hashes in \/state\/keys\.json; `superego keys add NAME`/);
  assert.match(text, /Bearer YOUR_KEY/);
});

Deno.test("welcome() never prints the bootstrap key", () => {
  const text = welcome(
    { ...SETTINGS, api_key: "secret-in-the-settings" },
    8000,
    { first_key: null },
  );
  assert.doesNotMatch(text, /secret-in-the-settings/);
  assert.match(text, /Bearer \$SUPEREGO_API_KEY"/);
});

Deno.test("welcome() shows a call without a key where none is needed", () => {
  const text = welcome({ ...SETTINGS, allow_anonymous_loopback: true }, 8000, {
    first_key: null,
  });
  assert.doesNotMatch(text, /Authorization/);
});

Deno.test("welcome() puts IPv6 into brackets, with the port that was given", () => {
  const text = welcome({ ...SETTINGS, listen: "[::1]:0" }, 4321, {
    first_key: null,
  });
  assert.match(text, /http:\/\/\[::1\]:4321\/v1\/evaluate/);
});

Deno.test("welcome() names an address to ask where all of them are listened on", () => {
  const table = [
    ["0.0.0.0:0", "http://127.0.0.1:4321"],
    ["[::]:0", "http://[::1]:4321"],
  ] as const;
  for (const [listen, url] of table) {
    const text = welcome({ ...SETTINGS, listen }, 4321, { first_key: null });
    assert.ok(
      text.startsWith(
        `Superego answers on ${url} and on every other address of this machine\n`,
      ),
      text,
    );
    assert.ok(text.includes(`curl -s ${url}/v1/evaluate`), text);
  }
});

Deno.test("serve() says at which line of the configuration it must not start", async () => {
  const table = [
    [
      "reload: true\nlisten: 0.0.0.0:0\n",
      /^superego\.yaml:2:9: .*ACCESS-002.*\n.*keys add NAME/,
    ],
    [
      "allow_anonymous_loopback: true\nlisten: 0.0.0.0:0\n",
      /^superego\.yaml:1:27: .*ACCESS-001/,
    ],
    [
      "listen: 192.0.2.1:1\n",
      /^superego\.yaml:1:9: .*SERVE-002.*does not have that address\n.*0\.0\.0\.0 for all/,
    ],
    [
      "listen: 127.0.0.1:0\nrequest_timeout_ms: 3000\n",
      /^superego\.yaml:2:21: .*CONFIG-002.*\(3000\) is below `headers_timeout_ms` \(5000\).*\n.*Raise/,
    ],
    [
      "listen: 127.0.0.1:0\nheaders_timeout_ms: 20000\n",
      /^superego\.yaml:2:21: .*CONFIG-002.*\(15000\) is below `headers_timeout_ms` \(20000\)/,
    ],
  ] as const;
  for (const [text, want] of table) {
    await inFolder(async (folder) => {
      await Deno.writeTextFile(`${folder}/superego.yaml`, text);
      const anonymous = !text.includes("0.0.0.0");
      const { code, err } = await superego({
        args: ["serve", "--config", "superego.yaml"],
        cwd: folder,
        env: {
          HOME: folder,
          ...anonymous && { SUPEREGO_API_KEY: "f3Xk9-Qm2Lw7_Zt5Vb8Nr1" },
        },
      });
      assert.equal(code, 1, err);
      assert.match(err, want);
    });
  }
});

Deno.test("serve() keeps no key that nobody was shown, and shows none before a refusal", () =>
  inFolder(async (folder) => {
    const keys = `${folder}/.local/state/superego/keys.json`;
    await Deno.writeTextFile(`${folder}/bad.yaml`, "version: 1\nrules: 5\n");
    const { code, out, err } = await superego({
      args: ["serve", "--listen", "127.0.0.1:0", "--policy", "bad.yaml"],
      cwd: folder,
      env: { HOME: folder },
    });
    assert.equal(code, 1, err);
    assert.match(err, /^bad\.yaml:2:8: /);
    assert.equal(out, "");
    assert.ok(!(await Deno.readTextFile(keys)).includes("sha256"));
  }));
