/** Holds the places that name a version of Deno to one version. */
import assert from "node:assert/strict";

const read = (path: string) =>
  Deno.readTextFile(new URL(`../../${path}`, import.meta.url));

Deno.test("README and Dockerfile pin the same Deno, and README pins one only", async () => {
  const inReadme = new Set(
    (await read("README.md")).match(/\bdeno@\d+\.\d+\.\d+/g),
  );
  const inDockerfile = /^ARG DENO_VERSION=(\S+)$/m.exec(
    await read("Dockerfile"),
  )?.[1];
  assert.deepEqual([...inReadme], [`deno@${inDockerfile}`]);
});

Deno.test("the Dockerfile's last stage has no shell form, and does not run as root", async () => {
  const last = (await read("Dockerfile")).split(/^FROM /m).at(-1) ?? "";
  assert.match(last, /^USER 65532:65532$/m);
  for (const word of ["HEALTHCHECK", "ENTRYPOINT", "CMD"]) {
    const line = last.split("\n").find((line) => line.startsWith(word)) ?? "";
    assert.match(line, /\["[^"]+"/, word);
  }
  assert.doesNotMatch(last, /^RUN /m);
});
