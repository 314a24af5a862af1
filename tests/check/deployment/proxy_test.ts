/** Proxies: each check against a broken one, and against what only looks alike. */
import assert from "node:assert/strict";
import { PROXY_CHECKS } from "../../../src/check/deployment/proxy.ts";
import { found, holdBroken } from "./broken.ts";
import { FILE, VARIANTS } from "./variants/proxy.ts";

holdBroken(PROXY_CHECKS, FILE, VARIANTS);

const TEXT = Deno.readTextFileSync(FILE);

for (
  const [what, from, to] of [
    [
      "a port for this machine alone",
      "  server {\n    listen",
      "  server { listen 127.0.0.1:80; location /x { return 204; } }\n  server {\n    listen",
    ],
    [
      "a server that is verified",
      "proxy_pass http://guards;",
      "proxy_pass https://guards; proxy_ssl_verify on;",
    ],
    [
      "a folder that is served with its end",
      "location /metrics",
      "location /files/ { alias /srv/files/; }\n    location /metrics",
    ],
  ] as const
) {
  Deno.test(`nothing is wrong with ${what}`, () => {
    assert.ok(TEXT.includes(from));
    assert.deepEqual(found({ [FILE]: TEXT.replace(from, () => to) }), []);
  });
}
