/** Tests that URLs are read as the programs read them that follow them. */
import assert from "node:assert/strict";
import { parseUrl } from "../../src/facts/urls.ts";

const TABLE: readonly (readonly [string, string, string, string, number?])[] = [
  ["https://a.example/x", "https", "a.example", "public", 443],
  ["HTTP://A.Example", "http", "a.example", "public", 80],
  ["http://a.example:8080/x?y#z", "http", "a.example", "public", 8080],
  ["http://user:pw@b.example/", "http", "b.example", "public", 80],
  ["http://a.example@b.example", "http", "b.example", "public", 80],
  ["http://a.example#@b.example", "http", "a.example", "public", 80],
  ["http:/a.example", "http", "a.example", "public", 80],
  ["http:\\\\a.example\\x", "http", "a.example", "public", 80],
  ["ht\ntp://127.1\t:9", "http", "127.0.0.1", "loopback", 9],
  ["  http://[::1]:80/", "http", "::1", "loopback", 80],
  ["http://%31%32%37.0.0.1/", "http", "127.0.0.1", "loopback", 80],
  ["http://169.254.169.254/latest", "http", "169.254.169.254", "metadata", 80],
  ["git+ssh://git@b.example/c", "ssh", "b.example", "public", 22],
  ["postgres://u:p@db.internal/x", "postgres", "db.internal", "private", 5432],
  ["unknown-scheme://b.example", "unknown-scheme", "b.example", "public"],
  ["constructor://b.example", "constructor", "b.example", "public"],
  ["http://a.example\\@b.example/", "http", "a.example", "unknown", 80],
  ["http://$HOST/x", "http", "$host", "unknown", 80],
];

for (const [text, scheme, host, host_class, port] of TABLE) {
  Deno.test(`parseUrl() reads ${JSON.stringify(text)}`, () => {
    assert.deepEqual(parseUrl(text), {
      scheme,
      host,
      host_class,
      ...(port === undefined ? {} : { port }),
    });
  });
}

for (const text of ["", "x", "a.example", "mailto:a@b.example", "/etc", "c:"]) {
  Deno.test(`parseUrl() takes ${JSON.stringify(text)} for no URL`, () => {
    assert.equal(parseUrl(text), undefined);
  });
}

Deno.test("parseUrl() assumes a scheme only when told to", () => {
  assert.equal(parseUrl("localhost:3000/x"), undefined);
  assert.deepEqual(parseUrl("localhost:3000/x", "http"), {
    scheme: "http",
    host: "localhost",
    host_class: "loopback",
    port: 3000,
  });
  assert.equal(parseUrl("//b.example", "https")?.host, "b.example");
  assert.equal(parseUrl("", "https"), undefined);
});

Deno.test("parseUrl() leads a file URL to this machine", () => {
  assert.deepEqual(parseUrl("file:///etc/passwd"), {
    scheme: "file",
    host: "",
    host_class: "loopback",
  });
});
