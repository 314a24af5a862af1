/** What calls give back that do nothing outside. */
import { mix, type Origin } from "../../shell/data.ts";
import { decodeBase64 } from "../encodings.ts";
import type { Call } from "./call.ts";
import { text, type Value } from "./values.ts";

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
  if (parts.some(({ text }) => text === undefined)) {
    return { path: true, origins };
  }
  const whole = parts.map(({ text }) => text ?? "").reduce(
    (all, one) =>
      one.startsWith("/") || all === ""
        ? one
        : `${all.replace(/\/$/, "")}/${one}`,
    "",
  );
  return { text: whole, path: true, origins };
}

/** What a call gives back that does nothing outside: some give back what they are given. */
export function passing(call: Call): Value {
  const { name, receiver, args } = call;
  const last = name.split(/\.|::/).at(-1) ?? "";
  const origins = [...args, ...(receiver === undefined ? [] : [receiver])]
    .reduce<readonly Origin[]>((all, one) => mix(all, one.origins), []);
  const [first] = args;
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
  if (/^i?glob$/.test(last)) {
    const pattern = first ?? receiver;
    return pattern?.text === undefined
      ? { origins, path: true }
      : { text: pattern.text, pattern: true, path: true, origins };
  }
  if (last === "join") {
    const [by, list] = receiver?.list === undefined
      ? [receiver?.text, first?.list]
      : [first?.text ?? ",", receiver.list];
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
