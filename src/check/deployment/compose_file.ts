/** The services of Compose files, merged as Compose merges them, each part with the file that says it. */
import type { Fault } from "./check.ts";
import { Part } from "./part.ts";

/** One service. */
export interface Service {
  readonly name: string;
  /** Where it is first named. */
  readonly origin: Part;
  /** What the last file says of a key, or the place where it is missing. */
  readonly last: (...path: readonly string[]) => Part;
  /** What all files together list under a key. */
  readonly all: (key: string) => readonly Part[];
  /** The file itself, for what services have in common. */
  readonly files: readonly Part[];
}

/** A text with the defaults of its variables in their place: `${MODE:-host}` is `host`, and so is `${MODE:+host}`; what has none stays. */
export function withDefaults(text: string): string {
  const filled = text.replace(
    /(?<!\$)((?:\$\$)*)\$\{\w+:?[-+]([^${}]*)\}/g,
    (_, signs: string, fallback: string) => signs + fallback,
  );
  return filled === text ? text : withDefaults(filled);
}

/** The services of files that are given to Compose together, the later ones over the earlier. */
export function servicesOf(files: readonly Part[]): readonly Service[] {
  const parts = new Map<string, Part[]>();
  for (const file of files) {
    for (const service of file.get("services").entries()) {
      parts.set(service.key, [...parts.get(service.key) ?? [], service]);
    }
  }
  return [...parts].map(([name, said]): Service => ({
    name,
    origin: said[0]!,
    last: (...path) =>
      said.map((one) => one.get(...path)).findLast(({ there }) => there) ??
        said[0]!.get(...path),
    all: (key) => said.flatMap((one) => listed(one.get(key))),
    files,
  }));
}

function listed(part: Part): readonly Part[] {
  const items = part.items();
  return items.length > 0 ? items : part.entries();
}

/** What is there and should not be. */
export function wrong(
  service: Service,
  parts: readonly Part[],
): readonly Fault[] {
  return parts.map((part) => ({
    at: part,
    of: service.name,
    found: part.text === "" ? part.key : part.text,
  }));
}

/** What should be there and is not. */
export function missing(service: Service, part: Part): readonly Fault[] {
  return part.there ? [] : [{ at: part, of: service.name }];
}

/** A published port: the address of the host, and the port of the container. */
export interface Port {
  readonly part: Part;
  readonly host: string;
  readonly inside: number;
}

/** The ports that a service opens on the host. */
export function portsOf(service: Service): readonly Port[] {
  return service.all("ports").map((part): Port => {
    if (part.text === "") {
      return {
        part,
        host: part.get("host_ip").text,
        inside: Number(part.get("target").text),
      };
    }
    const [, host = "", inside = ""] =
      /^(?:(\[[^\]]*\]|[^:]+):)?(?:[^:]*:)?(\d+)(?:-\d+)?(?:\/\w+)?$/
        .exec(part.text.replace(/^(?:[\d-]+:)(\d)/, "$1")) ?? [];
    return { part, host, inside: Number(inside) };
  });
}

/** A mount: what of the host stands where in the container. */
export interface Mount {
  readonly part: Part;
  readonly source: string;
  readonly target: string;
  readonly options: readonly string[];
}

/** The folders and files of the host that a service sees. */
export function mountsOf(service: Service): readonly Mount[] {
  return service.all("volumes").flatMap((part): readonly Mount[] => {
    if (part.text === "") {
      if (!["bind", "volume"].includes(part.get("type").text)) return [];
      const named = part.get("source").text;
      const source = part.get("type").text === "bind"
        ? named
        : folderBehind(service, named);
      if (source === "") return [];
      const propagation = part.get("bind", "propagation").text;
      return [{
        part,
        source,
        target: part.get("target").text,
        options: [
          part.get("read_only").on ? "ro" : "rw",
          ...propagation === "" ? [] : [propagation],
        ],
      }];
    }
    const [named = "", target = "", options = "rw"] = part.text
      .replace(/\$\{[^}]*\}/g, "$").split(":");
    // What is no path is the name of a volume.
    const source = /^[./~$]/.test(named) ? named : folderBehind(service, named);
    return source !== ""
      ? [{ part, source, target, options: options.split(",") }]
      : [];
  });
}

/** The folder of the host that a named volume is bound to; empty for one that the engine keeps. */
function folderBehind({ files }: Service, volume: string): string {
  const options = files.map((file) =>
    file.get("volumes", volume, "driver_opts")
  )
    .findLast(({ there }) => there);
  return options !== undefined && /(?:^|,)r?bind\b/.test(options.get("o").text)
    ? options.get("device").text
    : "";
}

/** The variables that a service sets: name, value as written, place. */
export function variablesOf(
  service: Service,
): readonly {
  readonly part: Part;
  readonly name: string;
  readonly value: string;
}[] {
  return service.all("environment").map((part) => {
    if (!/^\d+$/.test(part.key)) {
      return { part, name: part.key, value: part.text };
    }
    const at = part.text.indexOf("=");
    return {
      part,
      name: at < 0 ? part.text : part.text.slice(0, at),
      value: at < 0 ? "" : part.text.slice(at + 1),
    };
  });
}
