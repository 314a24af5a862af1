/** Follows socat: two addresses, and what flows between them. */
import {
  type Data,
  dataOf,
  type Field,
  NOTHING,
  TERMINAL,
} from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";

interface Address {
  readonly kind: "open" | "host" | "run" | "shell" | "stdio" | "other";
  readonly field: Field;
  readonly listens: boolean;
  readonly port?: number;
}

const HOSTS =
  /^(?:tcp|udp|sctp|dccp|openssl|ssl|socks\w*|proxy|vsock|udplite)\d?(?:-(?:connect|listen|l|sendto|recv|recvfrom|datagram))?$/i;

/** Undoes what socat lets a backslash and quotes do in an address. */
function unquote(text: string): string {
  return text.replace(/\\(.)/g, "$1").replace(/^(["'])(.*)\1$/s, "$2");
}

function addressOf(field: Field): Address {
  const { text } = field;
  if (text === "-" || /^(?:stdio|stdin|stdout)(?:,|$)/i.test(text)) {
    return { kind: "stdio", field, listens: false };
  }
  const parts = /^([A-Za-z0-9-]+)(?::([^]*))?$/.exec(text);
  const name = (parts?.[1] ?? "").toLowerCase();
  const bare = parts?.[2] ?? "";
  const sub = (value: string): Field => ({
    ...field,
    text: value,
    path: value,
  });
  if (name === "exec" || name === "system" || name === "shell") {
    const code = unquote(
      bare.replace(
        /,(?:pty|stderr|setsid|sigint|sane|ctty|su-d=\w+|nofork|pipes|raw|echo=0)(?=,|$)/g,
        "",
      ),
    );
    return {
      kind: name === "exec" ? "run" : "shell",
      field: sub(code),
      listens: false,
    };
  }
  if (/^(?:open|create?|file|gopen|pipe|fifo)$/.test(name)) {
    return {
      kind: "open",
      field: sub(unquote(bare.replace(/,(?!.*").*$/s, ""))),
      listens: false,
    };
  }
  if (HOSTS.test(name)) {
    const pieces = bare.split(",", 1)[0]?.split(":") ?? [];
    const listens = /listen|-l$|recv/.test(name);
    const port = listens ? pieces[0] : pieces[1];
    return {
      kind: "host",
      field: sub(listens ? "" : pieces[0] ?? ""),
      listens,
      ...(/^\d{1,5}$/.test(port ?? "") ? { port: Number(port) } : {}),
    };
  }
  if (parts?.[2] === undefined && /[./]/.test(text)) {
    return { kind: "open", field, listens: false };
  }
  if (name === "fd" || /^\d+$/.test(text)) {
    return {
      kind: "other",
      field: sub(bare === "" ? text : bare),
      listens: false,
    };
  }
  return { kind: "other", field, listens: false };
}

/** Lets data flow between two addresses, both ways unless an option says otherwise. */
export function socat(it: Invocation): Data {
  const sides = it.operands.slice(0, 2).map((field) => {
    const at = field.text.indexOf("!!");
    if (at < 0) return [addressOf(field), addressOf(field)] as const;
    // `READ!!WRITE`: one address for each way.
    const half = (text: string) => addressOf({ ...field, text, path: text });
    return [
      half(field.text.slice(0, at)),
      half(field.text.slice(at + 2)),
    ] as const;
  });
  const [left, right] = sides;
  if (left === undefined || right === undefined) return NOTHING;
  const [oneWay, back] = [it.has("u"), it.has("U")];
  const host = left[0].kind === "host" ? left[0] : right[0];
  const program = left[0].kind === "host" ? right[0] : left[0];
  if (
    !oneWay && !back && host.kind === "host" &&
    (program.kind === "run" || program.kind === "shell")
  ) {
    // What comes from the host is its input, what it prints goes to the host.
    const received: Data = { text: undefined, origins: ["network"] };
    connectTo(it, host, start(it, program, received));
    return received;
  }
  if (!back) flow(it, left[0], right[1]);
  if (!oneWay) flow(it, right[0], left[1]);
  return { text: undefined, origins: ["network"] };
}

function flow(it: Invocation, from: Address, to: Address): void {
  let data: Data = from.kind === "host"
    ? { text: undefined, origins: ["network"] }
    : NOTHING;
  if (from.kind === "open") data = it.read(from.field);
  else if (from.kind === "stdio") {
    data = it.stdin === TERMINAL ? NOTHING : it.stdin;
  } else if (from.kind === "run" || from.kind === "shell") {
    data = start(it, from, NOTHING);
  }
  const other = descriptor(it, from.field);
  if (from.kind === "other" && other !== undefined) {
    data = { text: undefined, origins: ["network"] };
  }
  if (from.kind === "host" && to.kind === "open") {
    connectTo(it, from, NOTHING);
  }
  if (to.kind === "host") connectTo(it, to, data);
  else if (to.kind === "open" && from.kind !== "other") {
    it.write(to.field, data);
  } else if (to.kind === "run" || to.kind === "shell") {
    if (from.kind === "host") connectTo(it, from, NOTHING);
    start(it, to, data);
  } else if (to.kind === "other") {
    const path = `/dev/fd/${descriptor(it, to.field) ?? ""}`;
    it.write({ ...to.field, text: path, path }, data);
  }
}

function descriptor(_: Invocation, field: Field): number | undefined {
  return /^(?:0x[\da-f]+|\d+)$/i.test(field.text)
    ? Number(field.text)
    : undefined;
}

function start(it: Invocation, { kind, field }: Address, stdin: Data): Data {
  const wrapping = {
    via: "socat EXEC",
    stdin: stdin === NOTHING ? TERMINAL : stdin,
  };
  const output = it.shell(
    dataOf(field),
    kind === "run" ? wrapping : { ...wrapping, via: "socat SYSTEM" },
  );
  return { text: undefined, origins: output.origins };
}

function connectTo(
  it: Invocation,
  { field, listens, port }: Address,
  data: Data,
): void {
  it.connect(field, {
    scheme: "tcp",
    direction: listens ? "in" : "out",
    data,
    ...(port === undefined ? {} : { port }),
  });
}
