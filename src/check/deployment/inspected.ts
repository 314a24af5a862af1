/** Reads what `docker inspect` and `podman inspect` say of running containers as the services that Compose would have made. */
import type { Result } from "../../problem/problem.ts";
import { readYaml, type Yaml, type YamlPath } from "../../problem/yaml.ts";
import { Part } from "./part.ts";

/** Whether a text is what an engine says of containers. */
export function isInspected(text: string): boolean {
  return /^\s*\[/.test(text) && /"HostConfig"\s*:/.test(text);
}

type Value = Readonly<Record<string, unknown>>;

/** The containers as one Compose file, every part with the place where the engine says it. */
export function readInspected(text: string, file: string): Result<Part> {
  const yaml = readYaml(text.replaceAll("\t", " "), file);
  if (!yaml.ok) return yaml;
  const services: Record<string, unknown> = {};
  const places = new Map<string, YamlPath>();
  for (const [at, one] of listOf(yaml.value.value).entries()) {
    const container = mapOf(one);
    const name = String(container["Name"] ?? at).replace(/^\//, "");
    const service = serviceOf(container);
    places.set(keyOf(["services", name]), [at]);
    services[name] = {};
    for (const [key, { value, from }] of Object.entries(service)) {
      if (value === undefined) continue;
      (services[name] as Record<string, unknown>)[key] = value;
      places.set(keyOf(["services", name, key]), [at, ...from]);
    }
  }
  return {
    ok: true,
    value: Part.whole(file, placed({ services }, places, yaml.value)),
  };
}

/** A value of our own making, whose parts stand where the nearest part around them with a place does. */
function placed(
  value: unknown,
  places: ReadonlyMap<string, YamlPath>,
  source: Yaml,
): Yaml {
  return {
    value,
    locate(path, part) {
      for (let depth = path.length; depth > 0; depth--) {
        const place = places.get(keyOf(path.slice(0, depth)));
        if (place !== undefined) return source.locate(place, part);
      }
      return { line: 1, column: 1 };
    },
  };
}

function keyOf(path: YamlPath): string {
  return JSON.stringify(path);
}

interface Said {
  readonly value: unknown;
  readonly from: YamlPath;
}

function serviceOf(container: Value): Readonly<Record<string, Said>> {
  const config = mapOf(container["Config"]);
  const host = mapOf(container["HostConfig"]);
  const as = (key: string, value: unknown): Said => ({
    value: value === "" || value === null ? undefined : value,
    from: ["HostConfig", key],
  });
  const ofHost = (key: string) => as(key, host[key]);
  const positive = (key: string) =>
    as(key, Number(host[key]) > 0 ? Number(host[key]) : undefined);
  return {
    image: {
      value: container["ImageName"] ?? config["Image"],
      from: container["ImageName"] === undefined
        ? ["Config", "Image"]
        : ["ImageName"],
    },
    // Who says no user is root.
    user: { value: config["User"] || "root", from: ["Config", "User"] },
    privileged: ofHost("Privileged"),
    read_only: ofHost("ReadonlyRootfs"),
    cap_drop: as("CapDrop", dropped(container, host)),
    cap_add: as("CapAdd", listOf(host["CapAdd"])),
    security_opt: as("SecurityOpt", listOf(host["SecurityOpt"])),
    mem_limit: positive("Memory"),
    memswap_limit: as(
      "MemorySwap",
      Number(host["MemorySwap"]) || undefined,
    ),
    cpus: Number(host["NanoCpus"]) > 0
      ? as("NanoCpus", Number(host["NanoCpus"]) / 1e9)
      : positive("CpuQuota"),
    pids_limit: positive("PidsLimit"),
    ulimits: as("Ulimits", ulimitsOf(host)),
    network_mode: ofHost("NetworkMode"),
    pid: ofHost("PidMode"),
    ipc: ofHost("IpcMode"),
    uts: ofHost("UTSMode"),
    userns_mode: ofHost("UsernsMode"),
    devices: as("Devices", listOf(host["Devices"]).map(deviceOf)),
    volumes: { value: mountsOf(container), from: ["Mounts"] },
    tmpfs: as(
      "Tmpfs",
      Object.entries(mapOf(host["Tmpfs"])).map(([path, options]) =>
        `${path}:${options}`
      ),
    ),
    ports: as("PortBindings", portsOf(host)),
    environment: {
      value: listOf(config["Env"]).map((one) => escaped(String(one))),
      from: ["Config", "Env"],
    },
    healthcheck: healthOf(config),
    restart: as("RestartPolicy", restartOf(host)),
  };
}

/** podman says which capabilities can ever be had, docker which were dropped. */
function dropped(container: Value, host: Value): readonly unknown[] {
  return "BoundingCaps" in container &&
      listOf(container["BoundingCaps"]).length === 0
    ? ["ALL"]
    : listOf(host["CapDrop"]);
}

function ulimitsOf(host: Value): Value | undefined {
  const limits = listOf(host["Ulimits"]).map(mapOf).map((one) =>
    [
      String(one["Name"]).replace(/^RLIMIT_/, "").toLowerCase(),
      { soft: one["Soft"], hard: one["Hard"] },
    ] as const
  );
  return limits.length === 0 ? undefined : Object.fromEntries(limits);
}

function deviceOf(one: unknown): string {
  const { PathOnHost, PathInContainer } = mapOf(one);
  return `${PathOnHost}:${PathInContainer}`;
}

function mountsOf(container: Value): readonly Value[] {
  return listOf(container["Mounts"]).map(mapOf)
    .filter((mount) => mount["Type"] === "bind").map((mount) => ({
      type: "bind",
      source: mount["Source"],
      target: mount["Destination"],
      read_only: mount["RW"] === false,
      bind: { propagation: mount["Propagation"] },
    }));
}

function portsOf(host: Value): readonly Value[] {
  return Object.entries(mapOf(host["PortBindings"])).flatMap((
    [inside, outside],
  ) =>
    listOf(outside).map(mapOf).map(({ HostIp }) => ({
      target: Number.parseInt(inside, 10),
      host_ip: HostIp,
    }))
  );
}

function healthOf(config: Value): Said {
  const check = config["Healthcheck"];
  return {
    value: check === undefined || check === null ? undefined : {
      test: listOf(mapOf(check)["Test"]).map((one) => escaped(String(one))),
    },
    from: ["Config", "Healthcheck"],
  };
}

function restartOf(host: Value): string | undefined {
  const { Name, MaximumRetryCount } = mapOf(host["RestartPolicy"]);
  if (typeof Name !== "string" || Name === "") return undefined;
  return Number(MaximumRetryCount) > 0 ? `${Name}:${MaximumRetryCount}` : Name;
}

/** What stands in a container has no variables any more. */
function escaped(text: string): string {
  return text.replaceAll("$", "$$$$");
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function mapOf(value: unknown): Value {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? value as Value
    : {};
}
