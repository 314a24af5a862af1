/** Services, as Compose merges them from several files. */
import assert from "node:assert/strict";
import {
  mountsOf,
  portsOf,
  servicesOf,
  variablesOf,
  withDefaults,
} from "../../../src/check/deployment/compose_file.ts";
import { Part } from "../../../src/check/deployment/part.ts";
import { readYamlStream } from "../../../src/problem/yaml.ts";

function services(...texts: readonly string[]) {
  return servicesOf(texts.map((text, at) => {
    const yaml = readYamlStream(text, `${at}.yaml`);
    assert.ok(yaml.ok);
    return Part.whole(`${at}.yaml`, yaml.value[0]!);
  }));
}

Deno.test("servicesOf() lets the later file decide, and joins lists", () => {
  const [web] = services(
    "services:\n  web: {image: a, cap_add: [A], environment: {X: 1}}\n",
    "services:\n  web: {image: b, cap_add: [B], environment: [Y=2]}\n",
  );
  assert.equal(web?.last("image").text, "b");
  assert.equal(web?.last("image").file, "1.yaml");
  assert.deepEqual(web?.all("cap_add").map(({ text, file }) => text + file), [
    "A0.yaml",
    "B1.yaml",
  ]);
  assert.deepEqual(variablesOf(web!).map(({ name, value }) => [name, value]), [[
    "X",
    "1",
  ], ["Y", "2"]]);
});

Deno.test("servicesOf() reads anchors, merges and tags as Compose does", () => {
  const [web] = services(
    "x-all: &all {read_only: true}\nservices:\n  web:\n    <<: *all\n    ports: !reset []\n",
  );
  assert.ok(web?.last("read_only").on);
  assert.deepEqual(web?.all("ports"), []);
});

Deno.test("portsOf() reads every form of a port", () => {
  const [web] = services(
    'services:\n  web: {ports: ["80", "1:2", "127.0.0.1:3:4", "[::1]:5:6/udp", "10-12:20-22", {target: 7, host_ip: h}, "127.0.0.1::9"]}\n',
  );
  assert.deepEqual(
    portsOf(web!).map(({ host, inside }) => `${host} ${inside}`),
    [" 80", " 2", "127.0.0.1 4", "[::1] 6", " 20", "h 7", "127.0.0.1 9"],
  );
});

for (
  const [text, wanted] of [
    ["${A:-b}/${C-d}", "b/d"],
    ["${A:-${B:-c}}", "c"],
    ["$${A:-b}", "$${A:-b}"],
    ["${A}${B:?no}", "${A}${B:?no}"],
  ] as const
) {
  Deno.test(`withDefaults() of ${text} is ${wanted}`, () => {
    assert.equal(withDefaults(text), wanted);
  });
}

Deno.test("mountsOf() tells folders of the host from volumes", () => {
  const [web] = services(
    "services:\n  web: {volumes: [data:/a, ./b:/b:ro, /c:/c, '${D:-./d}:/d', {type: bind, source: e, target: /e}, {type: volume, source: f, target: /f}]}\n",
  );
  assert.deepEqual(
    mountsOf(web!).map(({ target, options }) => `${target} ${options.join()}`),
    ["/b ro", "/c rw", "/d rw", "/e rw"],
  );
});
