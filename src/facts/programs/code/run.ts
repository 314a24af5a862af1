/** Runs a piece of code as far as it can be followed: every call that acts outside becomes an effect. */
import { type Data, NOTHING } from "../../shell/data.ts";
import {
  connect,
  dataOfValue,
  fieldOf,
  open,
  optionsOf,
  readAny,
  valueOf,
} from "./access.ts";
import { decoded, passing, pathOf } from "./results.ts";
import type { Invocation } from "../invocation.ts";
import type { Deed, Language } from "./language.ts";
import type { Call } from "./call.ts";
import { Reader } from "./reader.ts";
import { ANYTHING, isTrue, type Value } from "./values.ts";

/** Code in code is followed this far. */
const MOST_NESTING = 4;

/** Follows code of a language; what cannot be followed is said so. */
export function runCode(
  it: Invocation,
  code: Data,
  language: Language,
  nesting = 0,
): void {
  const { meter } = it.frame.machine;
  if (code.text === undefined || nesting > MOST_NESTING) {
    if (code.origins.includes("network")) it.from("network");
    else if (code.origins.includes("decoded")) it.from("decoded");
    it.unresolved("code");
    return;
  }
  if (
    !meter.admits(code.text.length) || !meter.spend(1 + (code.text.length >> 5))
  ) return;
  const follow = (call: Call): Value => perform(it, call, language, nesting);
  new Reader(code.text, language, meter, follow, (command) => {
    it.shell(
      command.text === undefined
        ? { text: undefined, origins: command.origins }
        : dataOfValue(command),
      { via: `${it.name} code` },
    );
  }).read();
}

function deedOf(call: Call, language: Language): Deed | undefined {
  const { name, receiver } = call;
  const { calls, methods } = language;
  const find = (key: string) =>
    Object.hasOwn(calls, key) ? calls[key] : undefined;
  const whole = find(name) ??
    find(name.replace(/^(?:builtins|globalThis|window|global|Kernel)\./, ""));
  if (whole !== undefined) return whole;
  const words = name.split(/\.|::/);
  const last = words.at(-1) ?? "";
  if (
    receiver !== undefined &&
    (receiver.path === true || receiver.text !== undefined)
  ) {
    if (receiver.path === true && Object.hasOwn(methods, last)) {
      return methods[last];
    }
    return undefined;
  }
  return find(words.slice(-2).join(".")) ??
    (words.length > 1 && UNIQUE.test(last) ? find(last) : undefined);
}

/** Names that say enough without their module. */
const UNIQUE =
  /^(?:rmtree|check_call|check_output|Popen|popen|getoutput|copytree|copyfile|makedirs|urlopen|create_connection|b64decode|unhexlify|\w+Sync|execa|rimraf|rm_rf|rm_r|remove_tree|spawn|execFile|writeFile|readFile|HTTPSConnection|HTTPServer)$/;

function perform(
  it: Invocation,
  call: Call,
  language: Language,
  nesting: number,
): Value {
  const deed = deedOf(call, language);
  const [first, second] = call.args;
  if (deed === undefined) return passing(call);
  // A method acts on the path that it belongs to.
  const own = call.receiver?.path === true;
  const target = own ? call.receiver : first;
  switch (deed) {
    case "shell":
    case "program":
      return runWords(it, call, deed);
    case "delete":
    case "delete_tree": {
      const named = optionsOf(call);
      const tree = deed === "delete_tree" || isTrue(named.get("recursive"));
      for (
        const one of target?.list ??
          (own ? [target] : call.args.filter((arg) => arg.named === undefined))
      ) {
        it.delete(fieldOf(one), {
          recursive: tree,
          forced: tree || isTrue(named.get("force")),
        });
      }
      return ANYTHING;
    }
    case "read":
      return valueOf(readAny(it, target));
    case "write":
      it.write(fieldOf(target), dataOfValue(own ? first : second));
      return ANYTHING;
    case "open":
      return open(it, target, own ? first : second, call);
    case "copy":
      it.write(fieldOf(second), it.read(fieldOf(first)));
      return ANYTHING;
    case "move":
      it.change({ what: "other" }, "move", fieldOf(target), {
        target: fieldOf(target).text,
      });
      it.write(fieldOf(own ? first : second), NOTHING);
      return ANYTHING;
    case "make_folder":
      it.write(fieldOf(target), NOTHING);
      return ANYTHING;
    case "mode":
    case "owner": {
      const file = own || first?.text === undefined ||
          !/^(?:0o?)?[0-7]{3,4}$/.test(first.text)
        ? target
        : second;
      const mode = (own || file !== first ? first : second)?.text ?? "";
      it.changePath(
        {
          what: deed === "mode" ? "permissions" : "owner",
          loosens: /[2367]$/.test(mode) || /(?:511|438)$/.test(mode),
        },
        deed === "mode" ? "chmod" : "chown",
        fieldOf(file),
        { value: mode },
      );
      return ANYTHING;
    }
    case "connect":
    case "send":
      return connect(it, call, deed);
    case "listen":
      it.connect("", { direction: "in", scheme: "tcp" });
      return ANYTHING;
    case "code":
      if (first !== undefined) {
        runCode(it, dataOfValue(first), language, nesting + 1);
      }
      return ANYTHING;
    case "kill":
      it.change(
        { what: "process", irreversible: true },
        "kill",
        fieldOf(first).text,
      );
      return ANYTHING;
    case "decode":
    case "hex":
      return decoded(deed, first);
    case "environment":
      return { origins: ["environment"] };
    case "path":
      return pathOf(call);
  }
}

function runWords(
  it: Invocation,
  call: Call,
  deed: "shell" | "program",
): Value {
  const via = { via: `${it.name} code` };
  const [first, second] = call.args;
  const words = first?.list ??
    (second?.list !== undefined ? [first, ...second.list] : undefined);
  if (words !== undefined) return valueOf(it.run(words.map(fieldOf), via));
  const shell = deed === "shell" || isTrue(optionsOf(call).get("shell"));
  const texts = call.args.filter((one) =>
    one.named === undefined && one.list === undefined
  );
  if (texts.length > 1 && !shell) {
    return valueOf(it.run(texts.map(fieldOf), via));
  }
  if (texts.length > 1 && (it.name === "ruby" || it.name === "perl")) {
    return valueOf(
      it.run(
        texts.filter(({ text }) => !/^[rw][b+]?$/.test(text ?? "")).map(
          fieldOf,
        ),
        via,
      ),
    );
  }
  if (first === undefined) return ANYTHING;
  // A single text that is no shell command is a program's name or, for some, a whole line.
  return valueOf(it.shell(dataOfValue(first), via));
}
