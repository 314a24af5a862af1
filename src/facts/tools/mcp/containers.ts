/** MCP servers that mirror `kubectl`, `helm` and `docker`. */
import type { Effect } from "../../effect.ts";
import {
  type Arguments,
  first,
  firstText,
  given,
  list,
  quote,
  says,
  textOf,
} from "../arguments.ts";
import { escapes } from "../../manifest.ts";
import { intentOf, type McpCall, mentions, sourceOf } from "./family.ts";

/** `kubectl_delete {resourceType, name}` is `kubectl delete`. */
export function kubernetes(call: McpCall): readonly Effect[] | undefined {
  if (
    !mentions(call, "kubernetes", "kubectl", "k8s", "kube", "helm", "openshift")
  ) return undefined;
  const helm = call.verbs.includes("helm") || /helm/.test(call.server);
  const whole = firstText(call.parameters, "command", "args", "arguments");
  const program = helm ? "helm" : "kubectl";
  const inside = call.verbs.some((word) =>
    /^(?:exec|attach|shell)$/.test(word)
  );
  if (whole !== undefined && !inside) {
    const line = new RegExp(`^${program}\\b`).test(whole)
      ? whole
      : `${program} ${whole}`;
    return call.shell(line, call.place, "parameters.command");
  }
  const words = call.verbs.filter((word) =>
    !/^(?:kubectl|k8s|kubernetes|kube|helm|resource|resources|generic)$/.test(
      word,
    )
  );
  const intent = intentOf(words);
  const told = firstText(call.parameters, "operation", "action", "verb");
  const verb = inside ? "exec" : told ??
    (helm || intent !== "delete" ? words[0] ?? "get" : "delete");
  const kind =
    firstText(call.parameters, "resourcetype", "kind", "resource", "type") ??
      words.find((word) =>
        /^(?:pods?|namespaces?|nodes?|deployments?|services?|secrets?|configmaps?|pvcs?|jobs?|cronjobs?|ingress)$/
          .test(word)
      );
  const parts = [program, verb];
  const bare = helm || /^(?:drain|cordon|uncordon|logs|exec)$/.test(verb);
  if (!bare && kind !== undefined) parts.push(quote(kind));
  const name = firstText(
    call.parameters,
    "name",
    "resourcename",
    "pod",
    "podname",
    "node",
    "nodename",
    "release",
    "releasename",
  );
  if (name !== undefined) parts.push(quote(name));
  const space = firstText(call.parameters, "namespace", "ns");
  if (space !== undefined) parts.push("-n", quote(space));
  if (says(call.parameters, "all", "deleteall")) parts.push("--all");
  if (says(call.parameters, "allnamespaces")) parts.push("--all-namespaces");
  if (says(call.parameters, "force")) parts.push("--force");
  const copies = firstText(call.parameters, "replicas", "replicacount");
  if (copies !== undefined) parts.push("--replicas", quote(copies));
  const shown =
    firstText(call.parameters, "output", "outputformat", "format") ??
      // Servers show an object whole that is asked for by its name.
      (kind !== undefined && /^secrets?$/i.test(kind) && name !== undefined
        ? "json"
        : undefined);
  if (shown !== undefined && /^[\w=.{}[\]"'-]+$/.test(shown)) {
    parts.push("-o", quote(shown));
  }
  const run = first(call.parameters, "command", "args")?.value ??
    firstText(call.parameters, "containercommand", "exec");
  if (inside && run !== undefined) {
    // A text is a command line; a list is its words.
    parts.push(
      "--",
      ...(typeof run === "string"
        ? ["sh", "-c", quote(run)]
        : list(run).map(quote)),
    );
  }
  return [
    ...call.shell(parts.join(" "), call.place, "parameters"),
    ...manifestEffects(call, verb),
  ];
}

/** What a manifest in the arguments asks for; a file is read where the command is. */
function manifestEffects(
  call: McpCall,
  operation: string,
): readonly Effect[] {
  const held = given(
    call.parameters,
    "manifest",
    "manifests",
    "yaml",
    "resource",
    "resources",
    "content",
    "spec",
    "template",
    "body",
    "compose",
    "composeyaml",
    "composefile",
    "composecontent",
    "composefilecontent",
    "composeconfig",
    "stack",
    "stackfilecontent",
    "services",
  );
  return held.some(({ value }) =>
      escapes(typeof value === "string" ? value : JSON.stringify(value))
    )
    ? [{
      kind: "changes",
      what: "container",
      operation,
      loosens: true,
      by: call.by,
      source: sourceOf(call),
    }]
    : [];
}

/** `remove_container {container_id}` is `docker rm`. */
export function docker(call: McpCall): readonly Effect[] | undefined {
  if (
    !mentions(call, "docker", "podman", "container", "containers", "compose") ||
    // A container of a store of objects is a bucket.
    mentions(call, "blob", "storage", "cosmos", "cosmosdb", "swift")
  ) return undefined;
  const whole = firstText(call.parameters, "command", "args");
  if (
    whole !== undefined && mentions(call, "docker", "podman") &&
    !call.verbs.includes("exec") &&
    /^(?:docker|podman|compose|[a-z]+)\b/.test(whole) &&
    call.verbs.some((word) =>
      /^(?:docker|podman|run|execute|command|cli)$/.test(word)
    ) && !call.verbs.includes("container")
  ) {
    const line = /^(?:docker|podman)\b/.test(whole) ? whole : `docker ${whole}`;
    return call.shell(line, call.place, "parameters.command");
  }
  const object =
    call.verbs.find((word) =>
      /^(?:containers?|images?|volumes?|networks?|system|builder)$/.test(word)
    )?.replace(/s$/, "") ??
      (call.verbs.includes("prune") ? "system" : "container");
  const intent = intentOf(call.verbs.filter((word) => word !== "docker"));
  const verbs: Readonly<Record<string, string>> = {
    delete: call.verbs.includes("prune") ? "prune" : "rm",
  };
  const verb = (intent === undefined ? undefined : verbs[intent]) ??
    call.verbs.find((word) =>
      /^(?:run|create|start|stop|restart|kill|exec|pull|push|build|logs|list|inspect|recreate|pause|cp)$/
        .test(word)
    ) ?? "ls";
  const parts = [
    "docker",
    object === "system" || object === "builder" ? object : object,
    verb === "list" ? "ls" : verb,
  ];
  if (says(call.parameters, "force")) parts.push("--force");
  if (says(call.parameters, "all")) parts.push("--all");
  if (says(call.parameters, "volumes", "removevolumes")) {
    parts.push("--volumes");
  }
  parts.push(...rightsOf(call.parameters));
  const name = firstText(
    call.parameters,
    "containerid",
    "container",
    "containername",
    "imageid",
    "image",
    "volume",
    "volumename",
    "network",
    "networkid",
    "name",
    "id",
  );
  if (name !== undefined) parts.push(quote(name));
  if (verb === "exec" || verb === "run") {
    const run = first(call.parameters, "command", "cmd", "args")?.value;
    if (typeof run === "string") parts.push("sh", "-c", quote(run));
    else parts.push(...list(run).map(quote));
  }
  return [
    ...call.shell(parts.join(" "), call.place, "parameters"),
    ...manifestEffects(call, verb),
  ];
}

/** Options that give a container more than its own: mounts, capabilities, the machine's processes and network. */
function rightsOf(parameters: Arguments): readonly string[] {
  const host = first(parameters, "hostconfig")?.value;
  const inner = typeof host === "object" && host !== null
    ? rightsOf(host as Arguments)
    : [];
  return [
    ...says(parameters, "privileged") ? ["--privileged"] : [],
    ...given(parameters, "volumes", "binds", "mounts", "volumemounts").flatMap(
      ({ value }) => volumesOf(value).flatMap((one) => ["-v", quote(one)]),
    ),
    ...given(parameters, "capadd").flatMap(({ value }) =>
      list(value).flatMap((one) => ["--cap-add", quote(one)])
    ),
    ...SPACES.flatMap(([name, flag]) => {
      const value = firstText(parameters, name, `${name}mode`);
      return value === "host" ? [flag, "host"] : [];
    }),
    ...inner,
  ];
}

const SPACES = [["network", "--network"], ["pid", "--pid"], [
  "ipc",
  "--ipc",
], ["userns", "--userns"]] as const;

/** Mounts as a list of `HOST:INSIDE`, or as a mapping of what is mounted to where. */
function volumesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(mountOf);
  if (typeof value !== "object" || value === null) return list(value);
  const mounts = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return mounts.map(([host, at]) => {
    const inside = typeof at === "object" && at !== null
      ? firstText(at as Arguments, "bind", "target")
      : textOf(at);
    return `${host}:${inside ?? "/mnt"}`;
  });
}

/** One mount: `HOST:INSIDE`, or an object that says both. */
function mountOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return list(value);
  const mount = value as Arguments;
  const host = firstText(mount, "source", "src", "host", "hostpath", "name");
  const inside = firstText(
    mount,
    "target",
    "destination",
    "dst",
    "container",
    "containerpath",
    "mountpath",
  );
  return host === undefined ? [] : [`${host}:${inside ?? "/mnt"}`];
}
