/** The blocks of a proxy's configuration. */
import assert from "node:assert/strict";
import { readNginx } from "../../../src/check/deployment/nginx_file.ts";
import {
  isLocal,
  passing,
  proxied,
  servers,
  speaksTls,
} from "../../../src/check/deployment/proxy_blocks.ts";

const file = readNginx(
  `upstream a { server b:1; }
   server { listen 443 ssl; location / { proxy_pass http://a; } }
   server { listen 80; }
   stream { server { listen 1; } }`,
  "n.conf",
);

Deno.test("servers() are those that speak HTTP", () => {
  assert.deepEqual(servers(file).map(({ place }) => place.line), [2, 3]);
  assert.deepEqual(servers(file).map(speaksTls), [true, false]);
  assert.deepEqual(proxied(file).map(({ place }) => place.line), [2]);
  assert.deepEqual(passing(file).map(({ name }) => name), ["location"]);
});

Deno.test("isLocal() knows this machine's addresses", () => {
  assert.deepEqual(
    ["127.0.0.1:80", "[::1]:80", "unix:/x", "80", "*:80"].map(isLocal),
    [true, true, true, false, false],
  );
});
