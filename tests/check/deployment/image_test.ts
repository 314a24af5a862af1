/** Built images: each check against a bad one, and none against a good one. */
import assert from "node:assert/strict";
import {
  BUILT_CHECKS,
  type Image,
  judgeImage,
  type LayerFile,
} from "../../../src/check/deployment/image.ts";

function file(
  path: string,
  mode = 0o555,
  kind: LayerFile["kind"] = "file",
): LayerFile {
  return { path, mode, kind };
}

const GOOD: Image = {
  file: "image.tar",
  user: "65532:65532",
  environment: ["PATH=/usr/bin", "TOKEN_FILE=/run/secrets/token"],
  entrypoint: ["/superego", "serve"],
  layers: [[
    file("superego"),
    file("tmp", 0o1777, "folder"),
    file("lib/x.so"),
    file("bin/run", 0o777, "link"),
  ]],
  forged: [],
};

function layers(...all: readonly (readonly LayerFile[])[]): Image {
  return { ...GOOD, layers: [...GOOD.layers, ...all] };
}

function found(image: Image): readonly string[] {
  return judgeImage(image).map(({ id, message }) =>
    `${id} ${/: `(.*)`$/.exec(message)?.[1] ?? ""}`.trim()
  );
}

const BAD: readonly (readonly [string, Image])[] = [
  ["IMAGE-101 root", { ...GOOD, user: "root" }],
  ["IMAGE-101 no user", { ...GOOD, user: "" }],
  ["IMAGE-101 nonroot", { ...GOOD, user: "nonroot" }],
  ["IMAGE-102", { ...GOOD, environment: ["API_KEY=x"] }],
  ["IMAGE-103 bin/sh", layers([file("bin/sh")])],
  ["IMAGE-103 usr/bin/apt-get", layers([file("usr/bin/apt-get")])],
  ["IMAGE-104 bin/su", layers([file("bin/su", 0o4755)])],
  ["IMAGE-105 etc/x", layers([file("etc/x", 0o666)])],
  ["IMAGE-105 srv", layers([file("srv", 0o777, "folder")])],
  [
    "IMAGE-106 app/.env",
    layers([file("app/.env", 0o400)], [file("app/.wh..env", 0o400)]),
  ],
  [
    "IMAGE-106 root/.ssh/id_ed25519",
    layers([file("root/.ssh/id_ed25519", 0o400)]),
  ],
  ["IMAGE-107 sha256:x", { ...GOOD, forged: ["sha256:x"] }],
  ["IMAGE-108 /bin/sh -c x", { ...GOOD, entrypoint: ["/bin/sh", "-c", "x"] }],
];

Deno.test("nothing is wrong with a small image", () => {
  assert.deepEqual(found(GOOD), []);
});

for (const [want, image] of BAD) {
  Deno.test(`${want} is found`, () => {
    assert.deepEqual(found(image), [want]);
  });
}

Deno.test("every check of a built image is tried", () => {
  const tried = new Set(BAD.map(([want]) => want.split(" ")[0]));
  assert.deepEqual(
    Object.keys(BUILT_CHECKS).filter((id) => !tried.has(id)),
    [],
  );
});

Deno.test("what a later layer takes away is not in the image", () => {
  assert.deepEqual(found(layers([file("bin/sh")], [file("bin/.wh.sh")])), []);
  assert.deepEqual(found(layers([file("bin/sh")], [file(".wh.bin")])), []);
  assert.deepEqual(
    found(layers([file("bin/sh")], [file("bin/.wh..wh..opq")])),
    ["IMAGE-103 bin/sh"],
  );
  assert.deepEqual(
    found(layers([file("bin/su", 0o4755)], [file("bin/su", 0o755)])),
    [],
  );
});

Deno.test("of many places a few are told of, and how many there are", () => {
  const many = found(
    layers(Array.from({ length: 30 }, (_, at) => file(`x${at}`, 0o666))),
  );
  assert.equal(many.length, 10);
  assert.match(many.at(-1) ?? "", /and 20 more$/);
});
