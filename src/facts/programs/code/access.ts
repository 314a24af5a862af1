/** Opens files and connections for code. */
import { type Data, type Field, mix, type Origin } from "../../shell/data.ts";
import type { Invocation } from "../invocation.ts";
import type { Call } from "./call.ts";
import { ANYTHING, text, type Value } from "./values.ts";

/** A value as data. */
export function dataOfValue(value: Value | undefined): Data {
  return { text: value?.text, origins: value?.origins ?? [] };
}

/** A value as a word that is a path or an argument. */
export function fieldOf(value: Value | undefined): Field {
  const known = value?.text !== undefined;
  const shown = value?.text ?? "$value";
  // Programming languages do not expand wildcards.
  const path = known && value?.pattern !== true
    ? shown.replace(/[*?[\]{}]/g, "\\$&")
    : shown;
  return {
    text: shown,
    path,
    known,
    glob: false,
    origins: value?.origins ?? [],
  };
}

/** Data as a value. */
export function valueOf(data: Data): Value {
  return data.text === undefined
    ? { origins: data.origins }
    : text(data.text, data.origins);
}

/** Reads a file, or fetches a URL. */
export function readAny(it: Invocation, target: Value | undefined): Data {
  if (target?.text !== undefined && /^(?:https?|ftp):\/\//i.test(target.text)) {
    return it.connect(target.text);
  }
  return it.read(fieldOf(target));
}

/** Named arguments, of the call itself or of an object among its arguments. */
export function optionsOf(call: Call): ReadonlyMap<string, Value> {
  const inner = call.args.find(({ named }) =>
    named !== undefined && named.size > 0
  )?.named;
  return inner ?? call.named;
}

/** Opens a file for reading or writing, or a command for its output. */
export function open(
  it: Invocation,
  target: Value | undefined,
  given: Value | undefined,
  call: Call,
): Value {
  const mode = call.named.get("mode") ?? given;
  let [path, how] = [target, mode?.text ?? "r"];
  const [first, second, third] = call.args;
  if (it.name === "perl") {
    // `open(F, ">", "x")`, `open(F, ">x")`, `open(F, "cmd|")`.
    how = second?.text ?? "";
    const pipe = /^\s*\|\s*(.*)$|^(.*\S)\s*\|\s*$/s.exec(how);
    if (/^-?\|-?$|^-\||^\|-/.test(how.trim())) {
      it.shell(dataOfValue(third), { via: "perl code" });
      return ANYTHING;
    }
    if (pipe !== null) {
      it.shell({ text: pipe[1] ?? pipe[2] ?? "", origins: [] }, {
        via: "perl code",
      });
      return ANYTHING;
    }
    path = third ?? text(how.replace(/^\s*(?:\+?[<>]{1,2})?\s*/, ""));
    how = /^\s*\+?>/.test(how) ? "w" : "r";
  } else if (it.name === "ruby" && first?.text?.startsWith("|") === true) {
    it.shell({ text: first.text.slice(1), origins: first.origins }, {
      via: "ruby code",
    });
    return ANYTHING;
  }
  if (
    path === undefined ||
    (path.text === undefined && path.name !== undefined &&
      path.origins.length === 0 && how === "r")
  ) return { origins: ["file"] };
  if (/[wax+]/.test(how)) {
    it.write(fieldOf(path), { text: undefined, origins: [] }, {
      append: how.startsWith("a"),
    });
    return ANYTHING;
  }
  return valueOf(readAny(it, path));
}

/** Connects to a host or URL, and says what is sent. */
export function connect(
  it: Invocation,
  call: Call,
  deed: "connect" | "send",
): Value {
  const [first, second] = call.args;
  if (/sockaddr_in6?$/.test(call.name) && second?.text === undefined) {
    return ANYTHING;
  }
  const nested = optionsOf(call);
  // `net.connect(80, "host")`.
  const turned = /^\d+$/.test(first?.text ?? "");
  const host = first?.list?.[0] ?? nested.get("PeerAddr") ??
    nested.get("PeerHost") ?? nested.get("host") ?? (turned ? second : first);
  const port = portOf(
    first?.list?.[1] ?? nested.get("PeerPort") ?? nested.get("port") ??
      (turned ? first : PORT_SECOND.test(call.name) ? second : undefined),
  );
  const sent = [
    ...call.args.slice(1),
    ...call.named.values(),
    ...call.args.flatMap(({ named }) => [...named?.values() ?? []]),
  ];
  const origins = sent.reduce<readonly Origin[]>(
    (all, one) => mix(all, originsOf(one)),
    host?.origins ?? [],
  );
  const sends = deed === "send" || nested.has("data") || nested.has("body") ||
    nested.has("json") || nested.has("files");
  it.connect(host?.text ?? "", {
    ...(port === undefined ? {} : { port }),
    scheme: first?.list !== undefined || turned ||
        /(?:^|:)connect$|socket|sockopen|sockaddr|inet_aton|net\.(?:connect|createConnection)$/i
          .test(
            call.name,
          )
      ? "tcp"
      : "https",
    ...(sends || origins.length > 0
      ? { data: { text: origins.length > 0 ? undefined : "data", origins } }
      : {}),
  });
  // An address is still the host: `sockaddr_in(80, inet_aton("host"))`.
  return /inet_aton$/.test(call.name) && first !== undefined
    ? first
    : { origins: ["network"] };
}

/** Calls whose second argument is the port. */
const PORT_SECOND =
  /(?:(?:^|:)connect|sockopen|TCPSocket[.:]+(?:new|open)|Socket[.:]+tcp|HTTP[.:]+start|HTTPS?Connection|SMTP|Telnet)$/;

/** A port that is known and that there can be. */
function portOf(value: Value | undefined): number | undefined {
  const port = /^\d{1,5}$/.test(value?.text ?? "") ? Number(value?.text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}

/** Names of the environment stand for all of it. */
export function originsOf({ name, origins }: Value): readonly Origin[] {
  return /^(?:process\.env|os\.environ|Deno\.env|ENV)(?:\.|$)/.test(name ?? "")
    ? mix(origins, ["environment"])
    : origins;
}
