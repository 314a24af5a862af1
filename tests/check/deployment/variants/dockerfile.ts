/** Dockerfiles with one thing wrong each. */
import type { Broken } from "../broken.ts";

const USER = "USER 65532:65532\n";
export const COPY = "COPY src src\n";

/** Each, with the check that finds it. */
export const VARIANTS: readonly Broken[] = [
  ["IMAGE-001", USER, ""],
  ["IMAGE-001", USER, "USER root\n"],
  ["IMAGE-001", USER, "USER nonroot\n"],
  ["IMAGE-001", USER, "USER 0:0\n"],
  ["IMAGE-001", USER, "ARG UID=0\nUSER $UID\n"],
  ["IMAGE-001", USER, "ENV A=1 UID=0\nUSER ${UID}:1\n"],
  ["IMAGE-001", USER, "ENV UID root\nUSER $UID\n"],
  ["IMAGE-001", USER, "USER ${UID:-0}\n"],
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
  ["IMAGE-004", COPY, "RUN bash <(curl https://example.com/x)\n"],
  ["IMAGE-004", COPY, "RUN curl https://example.com/x \\\n\n  | sh\n"],
  [
    "IMAGE-004",
    COPY,
    "RUN <<EOF\ncurl https://example.com/x \\\n  | sh\nEOF\n",
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
  ["IMAGE-010", COPY, "RUN chmod u+s /x\n"],
  ["IMAGE-010", COPY, "RUN chmod -R 4755 /x\n"],
  ["IMAGE-010", "--chmod=0555", "--chmod=4555"],
  ["IMAGE-012", COPY, "RUN --security=insecure true\n"],
  ["IMAGE-011", "LABEL org", "ENV org"],
];
