/** Dockerfiles: each check against a broken one, and against what only looks alike. */
import assert from "node:assert/strict";
import {
  DOCKERFILE_CHECKS,
  judgeDockerfile,
} from "../../../src/check/deployment/dockerfile.ts";
import { holdBroken } from "./broken.ts";
import { COPY, VARIANTS } from "./variants/dockerfile.ts";

holdBroken(
  DOCKERFILE_CHECKS,
  "Dockerfile",
  VARIANTS,
);

for (
  const line of [
    "ENV TOKEN_FILE=/run/secrets/token",
    "ARG NPM_TOKEN",
    "ADD --checksum=sha256:abc https://example.com/x.tar /x",
    "RUN --mount=type=secret,id=token curl -fsSLo x https://example.com/x && sha256sum -c x.sum",
    "COPY keys.ts ./",
    "RUN chmod 0755 /x",
    "RUN chmod 1755 /x && chmod u+x /s",
  ]
) {
  Deno.test(`nothing is wrong with ${line}`, () => {
    const text = Deno.readTextFileSync("Dockerfile").replace(COPY, `${line}\n`);
    assert.deepEqual(judgeDockerfile(text, "Dockerfile"), []);
  });
}

for (
  const user of ["ARG UID=7\nUSER $UID", "ARG UID\nUSER $UID", "USER ${U:-7}"]
) {
  Deno.test(`nothing is wrong with ${JSON.stringify(user)}`, () => {
    const text = Deno.readTextFileSync("Dockerfile")
      .replace("USER 65532:65532", () => user);
    assert.deepEqual(judgeDockerfile(text, "Dockerfile"), []);
  });
}

Deno.test("IMAGE-001 knows the default that a file gives above its stages", () => {
  const text = Deno.readTextFileSync("Dockerfile")
    .replace("USER 65532:65532", () => "ARG NODE\nUSER $NODE")
    .replace("ARG NODE=node:22-bookworm-slim", "ARG NODE=root");
  assert.ok(
    judgeDockerfile(text, "Dockerfile").some(({ id }) => id === "IMAGE-001"),
  );
});

Deno.test("judgeDockerfile() takes a stage for a base, and scratch for one that never changes", () => {
  const text =
    'FROM scratch AS a\nFROM a\nUSER 1\nLABEL org.opencontainers.image.title=x\nHEALTHCHECK CMD ["x"]\n';
  assert.deepEqual(judgeDockerfile(text, "Dockerfile"), []);
});
