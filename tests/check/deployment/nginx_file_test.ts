/** Configurations of nginx are read as nginx reads them. */
import assert from "node:assert/strict";
import {
  below,
  bytes,
  holding,
  readNginx,
  seconds,
} from "../../../src/check/deployment/nginx_file.ts";

const TEXT = `# {
a "b; c" 'd\\'e';
http {
  x 1;
  map $q $r { "" y; }
  server { listen 80; location / { x 2; set $z \${q}w; } }
}
`;

Deno.test("readNginx() knows blocks, quotes, comments and places", () => {
  const file = readNginx(TEXT, "n.conf");
  const all = below(file).map(({ name, words, place }) =>
    `${place.line}:${place.column} ${name} ${words.join("|")}`
  );
  assert.deepEqual(all, [
    "2:1 a b; c|d'e",
    "3:1 http ",
    "4:3 x 1",
    "5:3 map $q|$r",
    "5:15  y",
    "6:3 server ",
    "6:12 listen 80",
    "6:23 location /",
    "6:36 x 2",
    "6:41 set $z|${q}w",
  ]);
});

Deno.test("holding() takes the nearest block that says something", () => {
  const blocks = below(readNginx(TEXT, "n.conf"));
  const of = (name: string) =>
    holding(blocks.find((one) => one.name === name)!, "x").map(({ words }) =>
      words[0]
    );
  assert.deepEqual([of("server"), of("location")], [["1"], ["2"]]);
});

Deno.test("readNginx() ends, whatever it is given", () => {
  for (const text of ["}}}", "a {", '"', "a b", "\\"]) readNginx(text, "x");
});

Deno.test("seconds() and bytes() know the units", () => {
  assert.deepEqual(["5", "5s", "1m30s", "500ms", "x", ""].map(seconds), [
    5,
    5,
    90,
    0.5,
    NaN,
    NaN,
  ]);
  assert.deepEqual(["0", "1k", "1M", "x"].map(bytes), [0, 1024, 1048576, NaN]);
});
