/** Checks of Compose services: what they may use up, what they are made from, and what they are told. */
import { secretName } from "../../audit/secret_name.ts";
import type { DeploymentChecks, Fault } from "./check.ts";
import {
  missing,
  mountsOf,
  type Service,
  variablesOf,
  wrong,
} from "./compose_file.ts";

/** What a service may use up, and whether what runs is what was meant. */
export const COMPOSE_LIMITS: DeploymentChecks<Service> = {
  "COMPOSE-101": {
    severity: "medium",
    title: "A service may use all of the machine's memory",
    why: "The kernel then ends whatever it likes, the guard among it",
    mend: "Say `mem_limit: 256m`, or what it needs",
    standards: ["CIS Docker 5.11", "OWASP ASVS 13.1.2"],
    find: (service) => limit(service, "mem_limit", "memory"),
  },
  "COMPOSE-102": {
    severity: "medium",
    title: "A service may use every processor",
    why: "One that spins starves the others",
    mend: "Say `cpus: 1.0`, or what it needs",
    standards: ["CIS Docker 5.12"],
    find: (service) => limit(service, "cpus", "cpus"),
  },
  "COMPOSE-103": {
    severity: "medium",
    title: "A service may start processes without end",
    why: "A fork bomb stops the machine",
    mend: "Say `pids_limit: 64`, or what it needs",
    standards: ["CIS Docker 5.29"],
    find: (service) => limit(service, "pids_limit", "pids"),
  },
  "COMPOSE-104": {
    severity: "low",
    title: "A service may open files without end",
    why: "The limit of the engine is far above what a service needs",
    mend: "Say `ulimits: {nofile: 4096}`",
    standards: ["CIS Docker 5.19"],
    find: (service) => missing(service, service.last("ulimits", "nofile")),
  },
  "COMPOSE-105": {
    severity: "low",
    title: "A service may swap beyond its memory",
    why: "It then slows the whole machine instead of ending",
    mend: "Say `memswap_limit` with the value of `mem_limit`",
    standards: ["CIS Docker 5.11"],
    find: (service) => {
      const memory = service.last("mem_limit");
      const swap = service.last("memswap_limit");
      if (!memory.there || swap.text === memory.text) return [];
      return swap.there ? wrong(service, [swap]) : missing(service, swap);
    },
  },
  "COMPOSE-106": {
    severity: "medium",
    title: "An image can change under its name",
    why: "What runs tomorrow is then not what was looked at today",
    mend: "Name a version, best with `@sha256:` and its digest",
    standards: ["CIS Docker 5.28", "SLSA"],
    find: (service) => {
      const image = service.last("image");
      const name = image.text.replace(/\$\{\w+:?-([^}]*)\}/, "$1");
      if (!image.there || service.last("build").there) return [];
      return /@sha256:[0-9a-f]{64}$/.test(name) || /\$/.test(name) ||
          (/:[^/]+$/.test(name) && !/:latest$/.test(name))
        ? []
        : wrong(service, [image]);
    },
  },
  "COMPOSE-107": {
    severity: "medium",
    title: "Nobody sees when a service has stopped answering",
    why: "A proxy goes on sending calls to it",
    mend:
      "Say `healthcheck: {test: [CMD, …]}`, unless the image has a check of its own",
    standards: ["CIS Docker 5.27"],
    find: (service) => {
      const check = service.last("healthcheck");
      if (!check.there) return missing(service, check);
      const [first] = check.get("test").items();
      return check.get("disable").on || first?.text === "NONE"
        ? wrong(service, [check])
        : [];
    },
  },
  "COMPOSE-108": {
    severity: "low",
    title: "A health check needs a shell",
    why: "An image without a shell, which is the safer one, fails it",
    mend: "Write the check as a list that begins with `CMD`",
    standards: ["CIS Docker 5.27"],
    find: (service) => {
      const test = service.last("healthcheck", "test");
      const [first] = test.items();
      return typeof test.value === "string" || first?.text === "CMD-SHELL"
        ? wrong(service, [test])
        : [];
    },
  },
  "COMPOSE-109": {
    severity: "medium",
    title: "A folder in memory can hold programs, or has no end",
    why: "An attacker needs a place to put a program and run it",
    mend: "Add `noexec,nosuid,nodev,size=16m`",
    standards: ["CIS Docker 5.13"],
    find: (service) =>
      wrong(
        service,
        service.all("tmpfs").filter(({ text }) =>
          !/[:,]noexec\b/.test(text) || !/[:,]size=\d/.test(text)
        ),
      ),
  },
  "COMPOSE-110": {
    severity: "high",
    title: "A mount has an option that engines refuse",
    why: "The service does not start with it",
    mend: "Leave `ro`; the other options belong to `tmpfs`",
    standards: [],
    find: (service) =>
      wrong(
        service,
        mountsOf(service).filter(({ options }) =>
          options.some((one) => /^no(?:exec|suid|dev)$/.test(one))
        ).map(({ part }) => part),
      ),
  },
  "COMPOSE-111": {
    severity: "low",
    title: "A service that fails is started again without end, or never",
    why:
      "A loop hides a fault and fills the logs; without a restart one fault is an outage",
    mend: "Say `restart: on-failure:5` or `restart: unless-stopped`",
    standards: ["CIS Docker 5.15"],
    find: (service) => {
      const restart = service.last("restart");
      const policy = service.last("deploy", "restart_policy");
      if (!restart.there) return policy.there ? [] : missing(service, restart);
      return /^(?:on-failure(?::\d+)?|unless-stopped)$/.test(restart.text)
        ? []
        : wrong(service, [restart]);
    },
  },
  "COMPOSE-112": {
    severity: "high",
    title: "A secret stands in the file, or has a default",
    why:
      "Whoever reads the file, the repository or `inspect` has it; a default is the same everywhere",
    mend:
      "Use `secrets:` with a file, and name the file in a `…_FILE` variable",
    standards: ["OWASP ASVS 13.3.1", "MCP Top 10 M01"],
    find: (service) =>
      variablesOf(service).filter(({ name, value }) =>
        secretName(name) !== null &&
        !/^(?:|\$\{?\w+(?::?\?[^}]*)?\}?)$/.test(value)
      ).map(({ part, name }): Fault => ({
        at: part,
        of: service.name,
        found: name,
      })),
  },
  "COMPOSE-113": {
    severity: "high",
    title: "A `$` begins no variable",
    why: "Compose refuses the whole file",
    mend: "Write `$$` for the sign itself",
    standards: [],
    find: (service) =>
      ["command", "entrypoint", "environment", "volumes", "labels"].flatMap((
        key,
      ) =>
        wrong(
          service,
          service.all(key).filter(({ text }) =>
            /\$(?![\w{$]|$)|\$\{(?![A-Za-z_])/.test(text.replaceAll("$$", ""))
          ),
        )
      ),
  },
};

function limit(
  service: Service,
  key: string,
  resource: string,
): readonly Fault[] {
  return service.last("deploy", "resources", "limits", resource).there
    ? []
    : missing(service, service.last(key));
}
