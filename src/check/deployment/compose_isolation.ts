/** Checks of Compose services: what keeps a service apart from the host and from other services. */
import type { DeploymentChecks, Fault } from "./check.ts";
import type { Part } from "./part.ts";
import {
  missing,
  mountsOf,
  portsOf,
  type Service,
  wrong,
} from "./compose_file.ts";

const SOCKETS = /(^|\/)(docker|podman|containerd|crio)\.sock$/;

/** Folders that are the host itself. */
const OF_THE_HOST =
  /^\/(?:(?:bin|boot|dev|etc|home|lib(?:32|64)?|proc|root|run|sbin|sys|usr|var|var\/(?:lib|run|lib\/(?:docker|kubelet)))(?:\/.*)?)?$/;

/** Files of the host that a service may well read. */
const HARMLESS =
  /^\/etc\/(?:localtime|timezone|ssl(?:\/.*)?|ca-certificates(?:\/.*)?)$/;

/** What puts the services of a machine into the reach of one of them. */
export const COMPOSE_ISOLATION: DeploymentChecks<Service> = {
  "COMPOSE-001": {
    severity: "critical",
    title: "A service runs privileged",
    why: "Whoever gets into it is root on the host",
    mend: "Remove `privileged`, and give single rights where something breaks",
    standards: ["CIS Docker 5.5"],
    find: (service) => {
      const said = [
        service.last("privileged"),
        ...hooksOf(service).map((hook) => hook.get("privileged")),
      ];
      return wrong(service, said.filter(({ on }) => on));
    },
  },
  "COMPOSE-002": {
    severity: "critical",
    title: "A service holds the socket of the container engine",
    why:
      "Whoever may speak to the engine starts a container that owns the host",
    mend:
      "Remove the mount; let a program outside look, or put a proxy that only reads in between",
    standards: ["CIS Docker 5.32"],
    find: (service) =>
      wrong(service, [
        ...mountsOf(service).filter(({ source }) => SOCKETS.test(source))
          .map(({ part }) => part),
        ...[service.last("use_api_socket")].filter(({ on }) => on),
      ]),
  },
  "COMPOSE-003": {
    severity: "critical",
    title: "A service sees a folder of the host's system",
    why: "What stands there decides what the host does and who may enter it",
    mend: "Mount only the folder or file that the service needs, read-only",
    standards: ["CIS Docker 5.6"],
    find: (service) =>
      wrong(
        service,
        mountsOf(service).filter(({ source }) =>
          OF_THE_HOST.test(source) && !HARMLESS.test(source) &&
          !SOCKETS.test(source)
        ).map(({ part }) => part),
      ),
  },
  "COMPOSE-004": {
    severity: "high",
    title: "A service shares a namespace of the host",
    why: "It sees and reaches what the host's own programs do",
    mend: "Remove the line; publish the ports that are needed",
    standards: [
      "CIS Docker 5.10",
      "CIS Docker 5.16",
      "CIS Docker 5.17",
      "CIS Docker 5.21",
      "CIS Docker 5.31",
    ],
    find: (service) =>
      wrong(
        service,
        ["network_mode", "pid", "ipc", "uts", "userns_mode", "cgroup"]
          .map((key) => service.last(key))
          .filter(({ text }) => text === "host"),
      ),
  },
  "COMPOSE-005": {
    severity: "high",
    title: "A service is given a device of the host",
    why: "A device is reached past every other fence",
    mend: "Remove `devices` and `device_cgroup_rules`",
    standards: ["CIS Docker 5.18"],
    find: (service) =>
      wrong(service, [
        ...service.all("devices"),
        ...service.all("device_cgroup_rules"),
      ]),
  },
  "COMPOSE-006": {
    severity: "high",
    title: "A service runs as root, or as whoever its image says",
    why: "Root in the container is root for every flaw of the kernel",
    mend: 'Say `user: "65532:65532"`, or another number above 0',
    standards: ["CIS Docker 4.1"],
    find: (service) => {
      const user = service.last("user");
      return [
        ...missing(service, user),
        ...wrong(service, [
          ...[user, ...hooksOf(service).map((hook) => hook.get("user"))]
            .filter(({ text, there }) =>
              there && /^(?:root|0+)?(?::|$)/.test(text)
            ),
          ...service.all("group_add")
            .filter(({ text }) => /^(?:root|docker|0+)$/.test(text)),
        ]),
      ];
    },
  },
  "COMPOSE-007": {
    severity: "high",
    title: "A service can change its own file system",
    why: "What an attacker writes there stays, and can be run",
    mend: "Say `read_only: true`, and give it a `tmpfs` for what it must write",
    standards: ["CIS Docker 5.13"],
    find: (service) => switchedOn(service, "read_only"),
  },
  "COMPOSE-008": {
    severity: "high",
    title: "A service keeps capabilities of the kernel",
    why:
      "The ones that an engine gives by itself are enough to forge packets and to pass by file permissions",
    mend: "Say `cap_drop: [ALL]`",
    standards: ["CIS Docker 5.4"],
    find: (service) =>
      service.all("cap_drop").some(({ text }) => /^all$/i.test(text))
        ? []
        : [{ at: service.last("cap_drop"), of: service.name }],
  },
  "COMPOSE-009": {
    severity: "medium",
    title: "A service is given a capability",
    why: "Each is a part of what root may do",
    mend: "Remove it; a port below 1024 can be published from a higher one",
    standards: ["CIS Docker 5.4"],
    find: (service) => wrong(service, service.all("cap_add")),
  },
  "COMPOSE-010": {
    severity: "high",
    title: "A service can gain rights that it was not started with",
    why: "A program with the set-user bit makes its caller root",
    mend: 'Say `security_opt: ["no-new-privileges:true"]`',
    standards: ["CIS Docker 5.26"],
    find: (service) =>
      service.all("security_opt").some(({ text }) =>
          /^no-new-privileges(?:[:=]true)?$/.test(text)
        )
        ? []
        : [{ at: service.last("security_opt"), of: service.name }],
  },
  "COMPOSE-011": {
    severity: "high",
    title: "A service runs without a filter for system calls",
    why: "Most ways out of a container go through a call that no service needs",
    mend: "Remove `seccomp:unconfined`, or name a profile of your own",
    standards: ["CIS Docker 5.22"],
    find: (service) => options(service, /^seccomp[:=]unconfined$/),
  },
  "COMPOSE-012": {
    severity: "high",
    title: "A service runs outside the host's mandatory access control",
    why:
      "AppArmor and SELinux hold also where a container's own fence has a hole",
    mend: "Remove the option, or name a profile of your own",
    standards: ["CIS Docker 5.2", "CIS Docker 5.3"],
    find: (service) =>
      options(service, /^(?:apparmor[:=]unconfined|label[:=]disable)$/),
  },
  "COMPOSE-013": {
    severity: "high",
    title: "A port is open on every address of the host",
    why:
      "It can be reached from every network that the host is in, past many firewalls",
    mend: "Put an address before it, such as `127.0.0.1:8000:8000`",
    standards: ["CIS Docker 5.14"],
    find: (service) =>
      wrong(
        service,
        portsOf(service).filter(({ host }) =>
          ["", "0.0.0.0", "[::]", "::", "*"].includes(host)
        ).map(({ part }) => part),
      ),
  },
  "COMPOSE-014": {
    severity: "medium",
    title: "A service listens on a port that only root may open",
    why: "It then needs a capability or root",
    mend: "Listen on a port above 1023, and publish it under the lower one",
    standards: ["CIS Docker 5.8"],
    find: (service) =>
      wrong(
        service,
        portsOf(service).filter(({ inside }) => inside > 0 && inside < 1024)
          .map(({ part }) => part),
      ),
  },
  "COMPOSE-015": {
    severity: "high",
    title: "Mounts of a service spread to the host",
    why: "What is mounted inside is then mounted outside, too",
    mend: "Remove the propagation, whose default is `rprivate`",
    standards: ["CIS Docker 5.20"],
    find: (service) =>
      wrong(
        service,
        mountsOf(service).filter(({ options }) =>
          options.some((one) => /^r?shared$/.test(one))
        ).map(({ part }) => part),
      ),
  },
  "COMPOSE-016": {
    severity: "low",
    title: "A service may write to a folder of the host",
    why: "What it writes there outlives it, and others may run it",
    mend: "End the mount with `:ro`, or use a volume",
    standards: ["CIS Docker 5.6"],
    find: (service) =>
      wrong(
        service,
        mountsOf(service).filter(({ options, source }) =>
          !options.includes("ro") && !SOCKETS.test(source)
        ).map(({ part }) => part),
      ),
  },
  "COMPOSE-017": {
    severity: "medium",
    title: "A service is in the engine's default network",
    why: "There every container of the machine reaches every other",
    mend: "Remove `network_mode: bridge`, and name networks of its own",
    standards: ["CIS Docker 5.30"],
    find: (service) => {
      const mode = service.last("network_mode");
      return ["bridge", "default"].includes(mode.text)
        ? wrong(service, [mode])
        : [];
    },
  },
};

/** What a service runs in its container beside its own command. */
function hooksOf(service: Service): readonly Part[] {
  return ["post_start", "pre_stop"].flatMap((key) => service.all(key));
}

function switchedOn(service: Service, key: string): readonly Fault[] {
  const part = service.last(key);
  if (part.on) return [];
  return part.there ? wrong(service, [part]) : missing(service, part);
}

function options(service: Service, pattern: RegExp): readonly Fault[] {
  return wrong(
    service,
    service.all("security_opt").filter(({ text }) => pattern.test(text)),
  );
}
