/** Follows PowerShell code: every command that acts outside becomes an effect. */
import {
  type Data,
  join,
  NOTHING,
  plain,
  TERMINAL,
  UNKNOWN,
} from "../../shell/data.ts";
import type { Invocation } from "../invocation.ts";
import { type Cmdlet, cmdletOf, fullName } from "./cmdlets.ts";
import { type Parameters, parametersOf } from "./parameters.ts";
import { expand, fieldOf, type Session, valueOf } from "./values.ts";
import { download, transfer } from "./transfer.ts";
import { pipelinesOf, type Word } from "./words.ts";

/** Blocks in blocks are followed this far. */
const MOST_DEPTH = 8;

/** Follows code; its output is the result. */
export function runPowerShell(it: Invocation, code: Data): Data {
  if (code.text === undefined) {
    it.unresolved("code");
    return UNKNOWN;
  }
  const { meter } = it.frame.machine;
  if (
    !meter.admits(code.text.length) || !meter.spend(1 + (code.text.length >> 5))
  ) return UNKNOWN;
  return block({ it, variables: new Map(), depth: 0, block }, code.text);
}

function block(session: Session, code: string): Data {
  const { meter } = session.it.frame.machine;
  if (session.depth > MOST_DEPTH || !meter.enter(session.depth)) return UNKNOWN;
  const inner = { ...session, depth: session.depth + 1 };
  let output: Data = NOTHING;
  for (const pipeline of pipelinesOf(code)) {
    let input: Data = TERMINAL;
    for (const words of pipeline) {
      if (!meter.spend(1 + words.length)) return UNKNOWN;
      input = command(inner, words, input);
    }
    output = join(output, input === TERMINAL ? NOTHING : input);
  }
  return output;
}

function command(session: Session, given: readonly Word[], input: Data): Data {
  const [first, second] = given;
  if (first === undefined) return input;
  if (!first.quoted && second?.text === "=" && first.text.startsWith("$")) {
    const value = command(session, given.slice(2), input);
    session.variables.set(first.text.toLowerCase(), value);
    return NOTHING;
  }
  // `& name` and `. name` run what follows.
  const called = !first.quoted && /^[&.]$/.test(first.text);
  const words = called ? given.slice(1) : given;
  const [name] = words;
  if (name === undefined) return NOTHING;
  if (!called && (isValue(name) || name.code !== undefined)) {
    return valueOf(session, words);
  }
  const text = name.code === undefined
    ? name.quoted ? name.text : expand(session, name).text
    : block(session, name.code).text;
  if (text === undefined || text === "") {
    if (called && name.code === undefined) session.it.unresolved("command");
    return UNKNOWN;
  }
  const cmdlet = cmdletOf(text);
  const rest = words.slice(1);
  for (const word of rest) {
    if (word.code !== undefined && !word.text.startsWith("{")) {
      block(session, word.code);
    }
  }
  if (cmdlet === undefined) return external(session, text, rest, input);
  if (cmdlet.deed === "nothing" && KEYWORDS.test(text)) {
    let found: Data = NOTHING;
    for (const word of rest) {
      if (word.text.startsWith("{")) {
        found = join(found, block(session, word.code ?? ""));
      }
    }
    return { ...found, text: undefined };
  }
  return perform(session, cmdlet, text, rest, input);
}

const KEYWORDS =
  /^(?:if|else|elseif|while|for|do|switch|try|catch|finally|function|foreach|begin|process|end|measure-command|param)$/i;

function isValue({ text, quoted }: Word): boolean {
  return quoted || /^(?:\$|\[|@|-\w|\d)/.test(text) || text === "";
}

function external(
  session: Session,
  name: string,
  words: readonly Word[],
  input: Data,
): Data {
  const { it } = session;
  return it.run([
    plain(name),
    ...words.filter(({ text }) => text !== "--%").map((word) =>
      fieldOf(session, word)
    ),
  ], { via: it.name, stdin: input });
}

function perform(
  session: Session,
  cmdlet: Cmdlet,
  name: string,
  words: readonly Word[],
  input: Data,
): Data {
  const { it } = session;
  const given = parametersOf(words, (word) => fieldOf(session, word));
  if (given.has("whatif")) return NOTHING;
  const paths = given.values("path", "literalpath", "filepath", "inputobject");
  const targets = paths.length > 0 ? paths : given.operands;
  const piped = targets.length === 0 && input.paths !== undefined
    ? input.paths.map((path) => ({ ...plain(path), glob: true }))
    : [];
  switch (cmdlet.deed) {
    case "delete": {
      const recursive = given.has("recurse");
      for (const target of [...targets, ...piped]) {
        it.delete(target, {
          recursive,
          forced: given.has("force") || given.has("confirm"),
        });
      }
      if (targets.length + piped.length === 0) {
        it.delete({ ...plain("$input"), known: false }, {
          recursive,
          forced: given.has("force"),
        });
      }
      return NOTHING;
    }
    case "read":
      return targets.reduce(
        (all, target) => join(all, it.read(target)),
        NOTHING,
      );
    case "list":
      if (targets.some(({ text }) => /^env:/i.test(text))) {
        return { text: undefined, origins: ["environment"] };
      }
      for (const target of targets) it.list(target);
      return {
        text: undefined,
        origins: [],
        paths: (targets.length > 0 ? targets : [plain(".")]).map(({ path }) =>
          given.has("recurse") || /[*?]/.test(path) ? path : `${path}/*`
        ),
      };
    case "write":
    case "append":
    case "make":
      for (const target of targets.slice(0, 1)) {
        it.write(
          target,
          given.values("value")[0] === undefined ? input : UNKNOWN,
          cmdlet.deed === "append" || given.has("append")
            ? { append: true }
            : {},
        );
      }
      return NOTHING;
    case "copy":
    case "move":
      return transfer(it, cmdlet.deed, given, targets);
    case "fetch":
      return download(it, given, input);
    case "code":
      return expression(
        session,
        targets.length > 0 ? given : undefined,
        input,
        words,
      );
    case "each": {
      const source = {
        ...session,
        variables: new Map(session.variables).set("$_", input),
      };
      for (const word of words) {
        if (word.code !== undefined) block(source, word.code);
      }
      return fullName(name) === "where-object" ? input : UNKNOWN;
    }
    case "print":
      return targets.length === 0 ? input : {
        text: targets.every((one) => one.known)
          ? targets.map(({ text }) => text).join(" ")
          : undefined,
        origins: targets.flatMap(({ origins }) => origins),
      };
    case "folder":
      it.frame.scope.cwd = targets[0]?.known === true
        ? it.path(targets[0]).path
        : undefined;
      return NOTHING;
    case "start": {
      const args = given.values("argumentlist").flatMap(({ text }) =>
        text.split(/\s+/)
      ).map(plain);
      const verb = given.values("verb")[0]?.text.toLowerCase();
      return it.run([...targets, ...args], {
        via: `${it.name} ${name}`,
        ...(verb === "runas" ? { privilege: "root" } : {}),
      });
    }
    case "remote": {
      const [host] = given.values("computername", "hostname", "session");
      if (host !== undefined) it.connect(host, { scheme: "winrm" });
      const frame = it.inside(
        it.wrap({
          via: name,
          ...(host === undefined
            ? {}
            : { within: "remote", privilege: "remote" }),
        }),
      );
      for (const word of words) {
        if (word.text.startsWith("{")) {
          block({ ...session, it: frame }, word.code ?? "");
        }
      }
      return UNKNOWN;
    }
    case "change":
      it.change(
        {
          what: /itemproperty$/.test(fullName(name)) &&
              /^(?:registry::)?hk(?:lm|ey_local_machine)|currentversion\\run/i
                .test(targets[0]?.text ?? "")
            ? "startup"
            : cmdlet.what ?? "other",
          ...(cmdlet.irreversible ? { irreversible: true } : {}),
          ...(cmdlet.loosens ? { loosens: true } : {}),
        },
        cmdlet.target !== undefined
          ? "clear"
          : cmdlet.what === "service"
          ? fullName(name).replace(/-.*$/, "")
          : fullName(name),
        cmdlet.target ?? targets[0] ??
          given.values("name", "driveletter", "number", "id")[0],
      );
      return NOTHING;
    case "stop":
    case "nothing":
      return { text: undefined, origins: input.origins };
  }
}

function expression(
  session: Session,
  given: Parameters | undefined,
  input: Data,
  words: readonly Word[],
): Data {
  const { it } = session;
  const inner = words.find(({ code }) => code !== undefined);
  const [first] = given?.operands ?? given?.values("command") ?? [];
  // `(New-Object Net.WebClient).DownloadString("...")` is one value of several words.
  const fetched = words.some(({ text }) => /^\.Download/i.test(text));
  const code: Data = fetched
    ? valueOf(session, words)
    : first === undefined
    ? input
    : inner?.code !== undefined && !first.known
    ? { text: undefined, origins: first.origins }
    : { text: first.known ? first.text : undefined, origins: first.origins };
  if (code.text === undefined) {
    if (code.origins.includes("network")) it.from("network");
    else if (code.origins.includes("decoded")) it.from("decoded");
    else it.from("variable");
    it.unresolved("code");
    return UNKNOWN;
  }
  return block(session, code.text);
}
