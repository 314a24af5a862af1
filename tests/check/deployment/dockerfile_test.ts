/** Dockerfiles: each check against a broken one, and against what only looks alike. */
import assert from "node:assert/strict";
import {
  DOCKERFILE_CHECKS,
  judgeDockerfile,
} from "../../../src/check/deployment/dockerfile.ts";
import { holdBroken } from "./broken.ts";

const USER = "USER 65532:65532\n";
const COPY = "COPY src src\n";

holdBroken(
  DOCKERFILE_CHECKS,
  "Dockerfile",
  [
    ["IMAGE-001", USER, ""],
    ["IMAGE-001", USER, "USER root\n"],
    ["IMAGE-001", USER, "USER nonroot\n"],
    ["IMAGE-001", USER, "USER 0:0\n"],
    [
      "IMAGE-002",
      "BASE=gcr.io/distroless/cc-debian12:nonroot",
      "BASE=gcr.io/distroless/cc-debian12",
    ],
    ["IMAGE-002", "NODE=node:22-bookworm-slim", "NODE=node:latest"],
    ["IMAGE-003", COPY, "ADD https://example.com/x.tar /x\n"],
    [
      "IMAGE-004",
      COPY,
      "RUN apt-get update && \\\n  curl -fsSL https://example.com/install.sh | sh\n",
    ],
    ["IMAGE-005", COPY, "ENV API_TOKEN=hunter2\n"],
    ["IMAGE-005", COPY, "ARG NPM_TOKEN=hunter2\n"],
    ["IMAGE-006", COPY, "COPY .env ./\n"],
    ["IMAGE-006", COPY, "COPY tls/server.key /etc/\n"],
    ["IMAGE-007", "HEALTHCHECK --interval=10s", "# HEALTHCHECK --interval=10s"],
    [
      "IMAGE-008",
      'ENTRYPOINT ["/usr/local/bin/superego"]',
      "ENTRYPOINT superego",
    ],
    [
      "IMAGE-008",
      'CMD ["/usr/local/bin/superego", "health"]',
      "CMD superego health",
    ],
    ["IMAGE-009", COPY, "RUN chmod -R 777 /var/lib\n"],
    ["IMAGE-009", "--chmod=0555", "--chmod=0777"],
    ["IMAGE-010", COPY, "RUN apt-get install -y openssh-server\n"],
    ["IMAGE-010", "EXPOSE 8000", "EXPOSE 22"],
    ["IMAGE-011", "LABEL org", "ENV org"],
  ].map(([id, from, to]) => [id!, from!, to!] as const),
);

for (
  const line of [
    "ENV TOKEN_FILE=/run/secrets/token",
    "ARG NPM_TOKEN",
    "ADD --checksum=sha256:abc https://example.com/x.tar /x",
    "RUN --mount=type=secret,id=token curl -fsSLo x https://example.com/x && sha256sum -c x.sum",
    "COPY keys.ts ./",
    "RUN chmod 0755 /x",
  ]
) {
  Deno.test(`nothing is wrong with ${line}`, () => {
    const text = Deno.readTextFileSync("Dockerfile").replace(COPY, `${line}\n`);
    assert.deepEqual(judgeDockerfile(text, "Dockerfile"), []);
  });
}

Deno.test("judgeDockerfile() takes a stage for a base, and scratch for one that never changes", () => {
  const text =
    'FROM scratch AS a\nFROM a\nUSER 1\nLABEL org.opencontainers.image.title=x\nHEALTHCHECK CMD ["x"]\n';
  assert.deepEqual(judgeDockerfile(text, "Dockerfile"), []);
});
