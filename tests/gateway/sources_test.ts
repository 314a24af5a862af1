/** Where requests may come from, with a database of countries that changes. */
import assert from "node:assert/strict";
import { fillDefaults } from "../../src/config/defaults.ts";
import type { Settings } from "../../src/config/schema.ts";
import { openLog } from "../../src/gateway/log.ts";
import { openSources } from "../../src/gateway/sources.ts";
import { inFolder } from "../cli/process.ts";
import { drop, KEY, until, withServer } from "./process.ts";

const DATABASE = new URL("../limit/countries.mmdb", import.meta.url);

async function open(more: Partial<Settings>) {
  const filled = fillDefaults({}, { home: "/home/dev", state_home: null });
  assert.ok(filled.ok);
  const lines: string[] = [];
  const reloads: boolean[] = [];
  const log = openLog(
    { log_format: "text", log_level: "info" },
    (line) => void lines.push(line),
  );
  const opened = await openSources(
    { ...filled.value, reload_debounce_ms: 10, ...more },
    { countryReload: (ok) => void reloads.push(ok) },
    log,
  );
  return { opened, lines, reloads };
}

Deno.test("without rules for countries nothing is read, and everybody may ask", async () => {
  const { opened } = await open({ country_database: "/none.mmdb" });
  assert.ok(opened.ok);
  assert.equal(opened.value.sources.peer("192.0.2.1").allowed, true);
  assert.equal(opened.value.health(), null);
  await opened.value.reload();
  (await opened.value.watch())();
});

for (const named of ["allow_countries", "deny_countries"] as const) {
  Deno.test(`\`${named}\` without a database keeps the server from starting`, async () => {
    const { opened } = await open({ [named]: ["NL"] });
    assert.ok(!opened.ok);
    assert.equal(opened.problems[0]?.id, "NETWORK-001");
    assert.equal(opened.problems[0]?.file, named);
  });
}

Deno.test("a database that is absent, a folder or something else keeps the server from starting", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/text.mmdb`, "NL\n");
    for (
      const [file, why] of [
        ["none.mmdb", /does not exist/],
        ["", /folder/],
        ["text.mmdb", /cannot be used/],
      ] as const
    ) {
      const { opened } = await open({
        deny_countries: ["NL"],
        country_database: `${folder}/${file}`,
      });
      assert.ok(!opened.ok);
      assert.equal(opened.problems[0]?.id, "NETWORK-002");
      assert.match(opened.problems[0]?.message ?? "", why);
    }
  }));

Deno.test("a database that changes comes into force, and a broken one leaves the earlier in force and says so", () =>
  inFolder(async (folder) => {
    const file = `${folder}/countries.mmdb`;
    const bytes = await Deno.readFile(DATABASE);
    await Deno.writeFile(file, bytes);
    const { opened, lines, reloads } = await open({
      deny_countries: ["NL"],
      unknown_country: "allow",
      country_database: file,
    });
    assert.ok(opened.ok);
    const { sources, health, watch } = opened.value;
    const allowed = () => sources.peer("192.0.2.1").allowed;
    assert.equal(allowed(), false);
    assert.equal(health()?.warning, undefined);
    const unwatch = await watch();
    try {
      await Deno.writeTextFile(file, "broken");
      await until(() => health()?.warning !== undefined);
      assert.equal(health()?.ok, true);
      assert.equal(allowed(), false);
      assert.match(lines.join(""), /could not be read again.*cannot be used/s);
      // The same, but that the Netherlands are Norway.
      const moved = bytes.map((byte, at) =>
        byte === 76 && bytes[at - 1] === 78 ? 79 : byte
      );
      await Deno.writeFile(file, moved);
      await until(() => health()?.warning === undefined);
      assert.equal(allowed(), true);
      assert.deepEqual([reloads[0], reloads.at(-1)], [false, true]);
    } finally {
      unwatch();
    }
  }));

Deno.test("a server in its sandbox lets in by country", () =>
  inFolder((folder) =>
    withServer(folder, [], async ({ url }) => {
      const status = async (address: string) => {
        const response = await fetch(`${url}/v1/rules`, {
          headers: {
            "Authorization": `Bearer ${KEY}`,
            "X-Forwarded-For": address,
          },
        });
        await drop(response);
        return response.status;
      };
      assert.equal(await status("192.0.2.1"), 200);
      assert.equal(await status("2001:db8:1::1"), 200);
      assert.equal(await status("198.51.100.1"), 403);
      assert.equal(await status("10.0.0.1"), 403);
    }, {
      SUPEREGO_API_KEY: KEY,
      SUPEREGO_TRUSTED_PROXIES: "127.0.0.0/8",
      SUPEREGO_COUNTRY_DATABASE: DATABASE.pathname,
      SUPEREGO_ALLOW_COUNTRIES: "NL",
      SUPEREGO_COUNTRY_EXEMPT: "127.0.0.0/8",
    })
  ));
