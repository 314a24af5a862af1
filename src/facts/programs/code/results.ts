/** What calls give back that do nothing outside. */
import { type Data, mix, type Origin } from "../../shell/data.ts";
import { dataOfValue, originsOf } from "./access.ts";
import { decodeBase64 } from "../../base64.ts";
import type { Call } from "./call.ts";
import { isSecret } from "./homes.ts";
import { fillPlaces, text, type Value } from "./values.ts";

/** A text that is decoded, as far as it is known. */
export function decoded(
  deed: "decode" | "hex",
  value: Value | undefined,
): Value {
  const known = value?.text;
  const origins = mix(value?.origins ?? [], ["decoded"]);
  if (known === undefined) return { origins };
  if (deed === "decode") {
    const done = decodeBase64(known);
    return done === undefined ? { origins } : text(done, value?.origins);
  }
  if (!/^(?:[\da-fA-F]{2})+$/.test(known)) return { origins };
  return text(
    (known.match(/../g) ?? []).map((pair) =>
      String.fromCharCode(parseInt(pair, 16))
    ).join(""),
  );
}

/** A path put together from its parts. */
export function pathOf(call: Call): Value {
  const parts = call.receiver?.path === true
    ? [call.receiver, ...call.args]
    : call.args;
  const origins = parts.reduce<readonly Origin[]>(
    (all, one) => mix(all, one.origins),
    [],
  );
  const [base] = parts;
  if (parts.some(({ text }) => text === undefined)) {
    // Something below a folder that is known, whatever it is called.
    return base?.text === undefined || base.text === ""
      ? { path: true, origins }
      : {
        text: `${base.text.replace(/\/$/, "")}/*`,
        pattern: true,
        path: true,
        origins,
      };
  }
  const whole = parts.map(({ text }) => text ?? "").reduce(
    (all, one) =>
      one.startsWith("/") || all === ""
        ? one
        : `${all.replace(/\/$/, "")}/${one}`,
    "",
  );
  const pattern = parts.some((one) => one.pattern === true);
  return { text: whole, path: true, ...(pattern ? { pattern } : {}), origins };
}

/** Those of them that give names without their folder. */
const BARE = /^(?:listdir|readdir(?:Sync)?|children|each_child|entries)$/;

/** Functions that give what a folder holds. */
const LISTING =
  /^(?:listdir|scandir|walk|iterdir|readdir|readdirSync|readDir|readDirSync|children|each_child|entries)$/;

const SUMS_UP =
  /^(?:len|bool|Boolean|isinstance|hash|sha256|md5|hexdigest|digest|createHash|update|startsWith|startswith|endsWith|endswith|includes|has|test|match|empty\?|nil\?|strlen|isset|empty)$/;

/** What a call gives back that does nothing outside: some give back what they are given. */
export function passing(call: Call): Value {
  const { name, receiver, args } = call;
  const last = name.split(/\.|::/).at(-1) ?? "";
  const origins = [...args, ...(receiver === undefined ? [] : [receiver])]
    .reduce<readonly Origin[]>((all, one) => mix(all, originsOf(one)), []);
  const [first] = args;
  // What is only counted, compared or hashed is not given back.
  if (SUMS_UP.test(last)) {
    return { origins: origins.filter((one) => one !== "token") };
  }
  if (
    /^(?:decode|encode|strip|toString|to_s|trim|String|str|chomp|unescape|bytes)$/
      .test(last)
  ) {
    const whole = receiver?.text ?? first?.text;
    return whole === undefined ? { origins } : text(whole, origins);
  }
  if (last === "from" && /Buffer/.test(name) && first?.text !== undefined) {
    const how = args[1]?.text;
    return how === "base64" || how === "hex"
      ? decoded(how === "hex" ? "hex" : "decode", first)
      : text(first.text, origins);
  }
  // What a socket has received.
  if (/(?:^|:)(?:receive|recv)$/.test(last)) return { origins: ["network"] };
  // `map(chr, [114, 109])`
  if (last === "map" && /^(?:chr|unichr)$/.test(first?.name ?? "")) {
    const list = (args[1]?.list ?? []).map(({ text: code }) =>
      text(String.fromCharCode(Number(code ?? 63)))
    );
    if (list.length > 0) return { list, origins };
  }
  const given = receiver?.text ?? first?.text;
  if (/^(?:URI|URL|parse)$/.test(last) && first?.text !== undefined) {
    return text(first.text, origins);
  }
  if (/^(?:shell)?split$|^shellwords$/.test(last) && given !== undefined) {
    const by = receiver?.text === undefined ? undefined : first?.text;
    const parts = by === "" ? [...given] : given.split(by ?? /\s+/);
    return { list: parts.map((part) => text(part, origins)), origins };
  }
  if (/^(?:reverse|reversed|strrev)$/.test(last)) {
    const list = receiver?.list ?? first?.list;
    if (list !== undefined) return { list: [...list].reverse(), origins };
    if (given !== undefined) {
      return text([...given].reverse().join(""), origins);
    }
  }
  if (last === "format" && receiver?.text !== undefined) {
    return fillPlaces(receiver.text, /\{(\d*)\}/g, args);
  }
  if (/^[ir]?glob$/.test(last)) {
    if (receiver?.path === true && receiver.text !== undefined) {
      const below = last === "rglob" ? "/**/" : "/";
      return {
        text: `${receiver.text.replace(/\/$/, "")}${below}${
          first?.text ?? "*"
        }`,
        pattern: true,
        path: true,
        origins,
      };
    }
    const pattern = first ?? receiver;
    return pattern?.text === undefined
      ? { origins, path: true }
      : { text: pattern.text, pattern: true, path: true, origins };
  }
  if (LISTING.test(last)) {
    const folder = first ?? receiver;
    if (folder?.text !== undefined) {
      const below = `${folder.text.replace(/\/$/, "")}/${
        last === "walk" ? "**" : "*"
      }`;
      return {
        text: BARE.test(last) ? "*" : below,
        pattern: true,
        path: true,
        origins,
      };
    }
  }
  if (last === "join") {
    const [by, list] = receiver?.list !== undefined
      ? [first?.text ?? ",", receiver.list]
      : receiver?.text === undefined && args.length > 1
      ? [first?.text, args[1]?.list ?? args.slice(1)]
      : [receiver?.text, first?.list];
    if (
      by !== undefined && list?.every(({ text }) => text !== undefined) === true
    ) {
      return text(list.map(({ text }) => text).join(by), origins);
    }
  }
  if (
    (last === "chr" || last === "fromCharCode") &&
    args.every(({ text }) => /^\d+$/.test(text ?? ""))
  ) {
    return text(
      args.map(({ text }) => String.fromCharCode(Number(text))).join(""),
    );
  }
  return { origins };
}

/** `s.connect(("host", 80))`, whatever `s` is. */
export function connectsPair({ name, args }: Call): boolean {
  const [pair] = args;
  return /(?:^|\.)connect(?:_ex)?$/.test(name) && pair?.list?.length === 2 &&
    /^\d+$/.test(pair.list[1]?.text ?? "");
}

/** What a call prints. */
export function printedBy(call: Call, deed: "print" | "print_line"): Data {
  const args = call.args.map((one) => {
    const data = dataOfValue(one);
    // Beside something else it may be no more than a condition.
    return call.args.length === 1 && isSecret(one) ? data : {
      ...data,
      origins: data.origins.filter((origin) => origin !== "token"),
    };
  });
  const end = call.named.get("end");
  const last = deed === "print" ? "" : end === undefined ? "\n" : end.text;
  const by = deed === "print" ? "" : call.named.get("sep")?.text ?? " ";
  const texts = args.map(({ text }) => text);
  return {
    text: last === undefined || texts.includes(undefined)
      ? undefined
      : texts.join(by) + last,
    origins: args.reduce<Data["origins"]>(
      (all, { origins }) => mix(all, origins),
      [],
    ),
  };
}
