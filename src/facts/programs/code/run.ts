/** Runs a piece of code as far as it can be followed: every call that acts outside becomes an effect. */
import { type Data, join, NOTHING, plain, UNKNOWN } from "../../shell/data.ts";
import {
  connect,
  dataOfValue,
  fieldOf,
  open,
  optionsOf,
  readAny,
  valueOf,
} from "./access.ts";
import {
  connectsPair,
  decoded,
  passing,
  pathOf,
  printedBy,
} from "./results.ts";
import type { Invocation } from "../invocation.ts";
import type { Deed, Language } from "./language.ts";
import { multipliesIn } from "./bombs.ts";
import type { Call } from "./call.ts";
import { appliedBy } from "./loops.ts";
import { Reader } from "./reader.ts";
import { askDatabase, replaceBy, runWords } from "./started.ts";
import { ANYTHING, isTrue, type Value } from "./values.ts";

/** Code in code is followed this far. */
const MOST_NESTING = 4;

/** What code has printed so far. */
interface Output {
  data: Data;
}

/** Follows code of a language; what cannot be followed is said so. What it prints is the result. */
export function runCode(
  it: Invocation,
  code: Data,
  language: Language,
  nesting = 0,
  output: Output = { data: NOTHING },
): Data {
  const { meter } = it.frame.machine;
  if (code.text === undefined || nesting > MOST_NESTING) {
    if (code.origins.includes("network")) it.from("network");
    else if (code.origins.includes("decoded")) it.from("decoded");
    it.unresolved("code");
    output.data = join(output.data, UNKNOWN);
    return output.data;
  }
  if (
    !meter.admits(code.text.length) || !meter.spend(1 + (code.text.length >> 5))
  ) return UNKNOWN;
  if (multipliesIn(code.text, language)) {
    it.change(
      { what: "process", breadth: "everything" },
      "multiply",
    );
  }
  const follow = (call: Call): Value =>
    perform(it, call, language, nesting, output);
  new Reader(code.text, language, meter, follow, (command) => {
    it.shell(
      command.text === undefined
        ? { text: undefined, origins: command.origins }
        : dataOfValue(command),
      { via: `${it.name} code` },
    );
  }).read();
  return output.data;
}

function deedOf(call: Call, language: Language): Deed | undefined {
  const { name, receiver } = call;
  const { calls, methods } = language;
  const find = (key: string) =>
    Object.hasOwn(calls, key) ? calls[key] : undefined;
  // A list's own method.
  if (receiver?.list !== undefined && /join$/.test(name)) return undefined;
  const whole = find(name) ??
    find(name.replace(/^(?:builtins|globalThis|window|global|Kernel)\./, ""));
  if (whole !== undefined) return whole;
  const words = name.split(/\.|::/);
  const last = words.at(-1) ?? "";
  // `s.connect((host, port))`, whatever made the socket.
  if (/^connect(?:_ex)?$/.test(last) && call.args[0]?.list?.length === 2) {
    return "connect";
  }
  // `s:connect(host, port)` in Lua.
  if (/(?:^|:)connect$/.test(last) && /^\d+$/.test(call.args[1]?.text ?? "")) {
    return "connect";
  }
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
  output: Output,
): Value {
  const several = [call.receiver, ...call.args].find((one) =>
    one?.each !== undefined
  );
  if (several?.each !== undefined) {
    const results = several.each.flatMap((one) =>
      it.frame.machine.meter.spend()
        ? [perform(it, withOne(call, several, one), language, nesting, output)]
        : []
    );
    return { each: results, origins: several.origins };
  }
  const deed = deedOf(call, language);
  const [first, second] = call.args;
  if (deed === undefined) {
    const applied = appliedBy(
      call,
      (name) =>
        name !== "" &&
        deedOf({ ...call, name, receiver: undefined }, language) !== undefined,
    );
    if (applied !== undefined) perform(it, applied, language, nesting, output);
    askDatabase(it, call);
    return connectsPair(call) ? connect(it, call, "connect") : passing(call);
  }
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
    case "copy_tree":
      it.write(
        fieldOf(second),
        it.read(fieldOf(first), { breadth: "tree" }),
        { breadth: "tree" },
      );
      return ANYTHING;
    case "chdir":
      it.frame.scope.cwd = first?.text === undefined
        ? undefined
        : it.path(fieldOf(first)).path;
      return ANYTHING;
    case "temporary":
      it.write(plain("/tmp/*"), NOTHING);
      return ANYTHING;
    case "database":
      if (!/^:memory:|mode=memory|^$/.test(first?.text ?? "")) {
        it.write(fieldOf(first), UNKNOWN, { append: true });
      }
      return ANYTHING;
    case "replace":
      return replaceBy(it, call);
    case "dispatch":
      return first?.text === undefined ? ANYTHING : perform(
        it,
        {
          ...call,
          name: call.receiver?.name === undefined ||
              call.receiver.name === "Kernel"
            ? first.text
            : `${call.receiver.name}.${first.text}`,
          receiver: undefined,
          args: call.args.slice(1),
        },
        language,
        nesting,
        output,
      );
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
        runCode(it, dataOfValue(first), language, nesting + 1, output);
      }
      return ANYTHING;
    case "print":
    case "print_line":
      output.data = join(output.data, printedBy(call, deed));
      return ANYTHING;
    case "kill":
      it.change(
        { what: "process", irreversible: true },
        "kill",
        fieldOf(first).text,
        /^-1$/.test(first?.text ?? "") ||
          /^-1$/.test(second?.text ?? "") && it.name !== "node"
          ? { breadth: "everything" }
          : {},
      );
      return ANYTHING;
    case "decode":
    case "hex":
      // Perl's `pack` has its form first.
      return decoded(deed, it.name === "perl" ? second ?? first : first);
    case "environment":
      return { origins: ["environment"] };
    case "path":
      return pathOf(call);
  }
}

/** A call with one of several values in place of all of them. */
function withOne(call: Call, several: Value, one: Value): Call {
  return {
    ...call,
    receiver: call.receiver === several ? one : call.receiver,
    args: call.args.map((arg) => arg === several ? one : arg),
  };
}
