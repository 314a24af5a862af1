/** Judges Dockerfiles. */
import { secretName } from "../../audit/secret_name.ts";
import type { Problem } from "../../problem/problem.ts";
import { type DeploymentChecks, type Fault, hold } from "./check.ts";
import {
  type Dockerfile,
  filledIn,
  type Instruction,
  readDockerfile,
} from "./dockerfile_lines.ts";
import { runsUnseen } from "./unseen.ts";

function wrong(instructions: readonly Instruction[]): readonly Fault[] {
  return instructions.map((at) => ({
    at,
    found: `${at.name} ${at.rest.split("\n")[0]}`,
  }));
}

function named(file: Dockerfile, ...names: readonly string[]) {
  return file.instructions.filter(({ name }) => names.includes(name));
}

/** What a later `COPY . .` must not bring along. */
const PRIVATE =
  /(?:^|[\s/])(?:\.env(?:\.\w+)?|\.git|\.ssh|\.aws|\.npmrc|\.netrc|id_(?:rsa|ed25519|ecdsa)|[\w.-]+\.(?:pem|key|p12|pfx))(?=$|[\s/])/;

/** Every check of a Dockerfile. */
export const DOCKERFILE_CHECKS: DeploymentChecks<Dockerfile> = {
  "IMAGE-001": {
    severity: "high",
    title: "An image runs as root, or as whoever its base says",
    why: "Root in the container is root for every flaw of the kernel",
    mend:
      "Say `USER 65532:65532` in the last stage; a number can be checked by Kubernetes, a name cannot",
    standards: ["CIS Docker 4.1"],
    find: ({ stages }) => {
      const last = stages.at(-1);
      if (last === undefined) return [];
      const user = last.instructions.findLast(({ name }) => name === "USER");
      if (user === undefined) return [{ at: last.from, of: last.base }];
      return /^(?!0+(?::|$))\d+(?::|$)|^\$/.test(filledIn(last, user))
        ? []
        : wrong([user]);
    },
  },
  "IMAGE-002": {
    severity: "medium",
    title: "A base can change under its name",
    why: "The same Dockerfile then makes another image tomorrow",
    mend: "Name a version, best with `@sha256:` and its digest",
    standards: ["CIS Docker 4.2", "SLSA"],
    find: ({ stages }) =>
      stages.filter(({ base }) =>
        base !== "scratch" && base !== "" &&
        !stages.some(({ name }) => name === base) &&
        !/@sha256:[0-9a-f]{64}$/.test(base) &&
        (!/:[^/]+$/.test(base) || /:latest$/.test(base))
      ).map(({ from, base }): Fault => ({ at: from, found: base })),
  },
  "IMAGE-003": {
    severity: "high",
    title: "A build takes in what an address serves, unseen",
    why: "Whoever serves it decides what is in the image",
    mend: "Use `COPY`, or `ADD --checksum=sha256:…`",
    standards: ["CIS Docker 4.9"],
    find: (file) =>
      wrong(
        named(file, "ADD").filter(({ rest }) =>
          /\b(?:https?|git|ftp):|^git@/.test(rest) &&
          !rest.includes("--checksum=")
        ),
      ),
  },
  "IMAGE-004": {
    severity: "high",
    title: "A build runs a script from the network, unseen",
    why: "Whoever serves it decides what is in the image",
    mend: "Download it, compare its hash, then run it",
    standards: ["SLSA"],
    find: (file) =>
      wrong(
        named(file, "RUN").filter(({ rest }) => runsUnseen(rest)),
      ),
  },
  "IMAGE-005": {
    severity: "critical",
    title: "A secret is part of the image",
    why: "Whoever has the image has it: a later layer hides nothing",
    mend:
      "Mount it: `RUN --mount=type=secret,id=NAME`, and give it to the container as a file",
    standards: ["CIS Docker 4.10", "MCP Top 10 M01"],
    find: (file) =>
      wrong(
        named(file, "ENV", "ARG").filter(({ rest }) =>
          [...rest.matchAll(/(\w+)(?:=|\s+)(?!\$)"?[^\s"]+/g)].some((
            [, name],
          ) => secretName(name ?? "") !== null)
        ),
      ),
  },
  "IMAGE-006": {
    severity: "high",
    title: "A private file is copied into the image",
    why: "Whoever has the image has it: a later layer hides nothing",
    mend: "Copy by name what is needed, and list the rest in `.dockerignore`",
    standards: ["CIS Docker 4.10", "OWASP ASVS 13.4.1"],
    find: (file) =>
      wrong(
        named(file, "COPY", "ADD").filter(({ rest }) => PRIVATE.test(rest)),
      ),
  },
  "IMAGE-007": {
    severity: "medium",
    title: "An image does not say how to see whether it works",
    why: "An engine then takes a process that hangs for one that serves",
    mend: 'Say `HEALTHCHECK CMD ["…"]` in the last stage',
    standards: ["CIS Docker 4.6"],
    find: ({ stages }) => {
      const last = stages.at(-1);
      const check = last?.instructions.findLast(({ name }) =>
        name === "HEALTHCHECK"
      );
      if (last === undefined) return [];
      return check === undefined
        ? [{ at: last.from, of: last.base }]
        : /^NONE$/i.test(check.rest)
        ? wrong([check])
        : [];
    },
  },
  "IMAGE-008": {
    severity: "medium",
    title: "A command of the image needs a shell",
    why:
      "The shell takes the signals, so that the program is killed instead of ended; an image without one fails",
    mend: 'Write it as a list: `["program", "argument"]`',
    standards: [],
    find: ({ stages }) =>
      wrong(
        (stages.at(-1)?.instructions ?? []).filter(({ name, rest, list }) =>
          (["CMD", "ENTRYPOINT"].includes(name) && list === null) ||
          (name === "HEALTHCHECK" && /\bCMD\s+(?!\[)/.test(rest))
        ),
      ),
  },
  "IMAGE-009": {
    severity: "medium",
    title: "Everybody may change a file of the image",
    why: "Whoever gets in changes what runs next",
    mend:
      "Give files to root with mode 0555, and folders to the one user that needs them",
    standards: ["CIS Docker 4.8"],
    find: (file) =>
      wrong(
        named(file, "RUN", "COPY", "ADD").filter(({ rest }) =>
          /\bchmod\s+(?:-\w+\s+)*(?:0?[0-7]?777|[ao]\+\w*w)\b|--chmod=0?[0-7]?[0-7]{2}[2367]\b/
            .test(rest)
        ),
      ),
  },
  "IMAGE-010": {
    severity: "medium",
    title: "An image holds a way to become root, or to log in",
    why: "It is of use only to whoever should not be in there",
    mend: "Remove it; say `USER` where the user changes",
    standards: ["CIS Docker 4.3", "CIS Docker 5.7"],
    find: (file) =>
      wrong([
        ...named(file, "RUN").filter(({ rest }) =>
          /(?:install|add)\b[^\n;&|]*\s(?:sudo|openssh-server|telnetd)\b/.test(
            rest,
          )
        ),
        ...named(file, "RUN", "COPY", "ADD").filter(({ rest }) =>
          /\bchmod\s+(?:-\w+\s+)*(?:0?[2-7][0-7]{3}\b|[ugoa]*[+=][rwxXt]*s)|--chmod=0?[2-7][0-7]{3}\b/
            .test(rest)
        ),
        ...named(file, "EXPOSE").filter(({ rest }) =>
          /^(?:22|23)\b/.test(rest)
        ),
      ]),
  },
  "IMAGE-011": {
    severity: "low",
    title: "An image does not say where it comes from",
    why: "Nobody finds the source of what runs",
    mend:
      "Add `LABEL org.opencontainers.image.title=…`, with version and source",
    standards: ["OCI image annotations"],
    find: ({ stages }) => {
      const last = stages.at(-1);
      return last === undefined ||
          last.instructions.some(({ name, rest }) =>
            name === "LABEL" && rest.includes("org.opencontainers.image.")
          )
        ? []
        : [{ at: last.from, of: last.base }];
    },
  },
  "IMAGE-012": {
    severity: "high",
    title: "A build step runs with every right on the builder",
    why: "What it fetches and runs then owns the machine that builds",
    mend: "Remove `--security=insecure`",
    standards: ["NIST SP 800-190 4.1"],
    find: (file) =>
      wrong(
        named(file, "RUN").filter(({ rest }) =>
          /^(?:--\S+\s+)*--security=insecure\b/.test(rest)
        ),
      ),
  },
};

/** Judges one Dockerfile. */
export function judgeDockerfile(
  text: string,
  file: string,
): readonly Problem[] {
  return hold(readDockerfile(text, file), DOCKERFILE_CHECKS);
}
