/** Builtins that change the shell itself: folder, parameters, functions, aliases. */
import {
  type Data,
  type Field,
  known,
  literal,
  NOTHING,
  UNKNOWN,
  unknown,
} from "../shell/data.ts";
import { forgetHistory, loads, noteUnset } from "../shell/environment.ts";
import { evaluateText, nameIn } from "../shell/subscripts.ts";
import { valueOf } from "../shell/variables.ts";
import { joinFields } from "./declarations.ts";
import { whereIs } from "./evaluate.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";
import { announceCommands } from "./shell_startup.ts";

/** Builtins of shells. */
export const BUILTINS: Family = {
  "cd,chdir": { options: "L P e @", style: "posix", run: changeFolder },
  pushd: { options: "n", style: "posix", run: changeFolder },
  popd: { options: "n", run: leaveFolder },
  pwd: { options: "L P", run: printFolder },
  set: { style: "none", run: setParameters },
  shift: {
    run: (it) => {
      const count = Number(it.operands[0]?.text ?? 1);
      const { scope } = it.frame;
      if (Number.isInteger(count) && count > 0) {
        scope.positional = scope.positional.slice(count);
      }
      return NOTHING;
    },
  },
  alias: { options: "p", style: "posix", run: setAliases },
  unalias: {
    options: "a",
    run: (it) => {
      for (const { text } of it.operands) it.frame.scope.setAlias(text, null);
      return NOTHING;
    },
  },
  unset: { options: "f v n", style: "posix", run: unset },
  hash: { options: "d l r p= t", style: "posix", run: remember },
  ":,true": { style: "none", run: () => NOTHING },
  false: { style: "none", run: () => NOTHING },
  "test,[": {
    style: "none",
    run: (it) => {
      it.args.forEach(({ text }, at) => {
        const operand = it.args[at + 1];
        if (text === "-v" && operand?.known === true) {
          nameIn(it.frame, operand.text);
        }
      });
      return NOTHING;
    },
  },
  let: {
    style: "none",
    run: (it) => {
      for (const { text, known } of it.args) {
        if (known) evaluateText(it.frame, text, 0);
      }
      return NOTHING;
    },
  },
  "exit,return,break,continue,logout": { style: "none", run: () => NOTHING },
  "wait,jobs,fg,bg,disown,suspend,times,dirs,caller": {
    style: "none",
    run: () => NOTHING,
  },
  "which,whence": { style: "none", run: (it) => whereIs(it, it.args) },
  "type,whereis,where": {
    style: "none",
    run: (it) =>
      /^-\w*[pP]/.test(it.args[0]?.text ?? "")
        ? whereIs(it, it.args.slice(1))
        : UNKNOWN,
  },
  "umask,ulimit,getopts,shopt,complete,compopt,bind,help,setopt,unsetopt,autoload,zmodload":
    { style: "none", run: () => NOTHING },
  enable: {
    options: "a n p s d f=",
    style: "posix",
    run: (it) => {
      const file = it.value("f");
      if (file !== undefined) loads(it.frame, "enable -f", file.path);
      return NOTHING;
    },
  },
  compgen: {
    options: "a b c d e f g j k s u v o= A= G= W= F= C= X= P= S= V=",
    style: "posix",
    run: (it) => {
      const command = it.value("C");
      if (command === undefined) {
        return it.has("v", "e") ? unknown("environment") : UNKNOWN;
      }
      // It gets its own name, the word to complete, and an empty word.
      const code = joinFields([
        command,
        literal(it.name),
        ...it.operands.slice(0, 1),
        literal("''"),
      ]);
      return it.shell(code, { via: it.name, process: false });
    },
  },
  "history,fc": {
    options: "c d= a n r w p s e= l",
    style: "posix",
    run: (it) => {
      if (it.has("c", "d", "w")) {
        it.change({ what: "other", irreversible: true }, "clear", "history");
        return NOTHING;
      }
      // What was typed before may hold anything.
      return unknown("secret");
    },
  },
};

function changeFolder(it: Invocation): Data {
  const { scope, machine } = it.frame;
  const [target] = it.operands;
  if (target === undefined) {
    scope.cwd = machine.place.home ?? "~";
  } else if (target.text === "-" || !target.known) {
    scope.cwd = target.text === "-" ? machine.place.cwd : undefined;
  } else if (target.text !== "") {
    scope.cwd = it.path(searched(it, target)).path;
  }
  return NOTHING;
}

/** A folder without a leading dot or slash may lie in one of those that `CDPATH` names, the first before the others. */
function searched(it: Invocation, target: Field): Field {
  const list = valueOf(it.frame, "CDPATH")?.text;
  const first = list?.split(":").find((one) => one !== "" && one !== ".");
  return first === undefined || /^(?:\.\.?(?:\/|$)|[\/~])/.test(target.text)
    ? target
    : {
      ...target,
      text: `${first}/${target.text}`,
      path: `${first}/${target.path}`,
    };
}

function leaveFolder(it: Invocation): Data {
  it.frame.scope.cwd = it.frame.machine.place.cwd;
  return NOTHING;
}

function printFolder(it: Invocation): Data {
  const { cwd } = it.frame.scope;
  return cwd === undefined ? UNKNOWN : known(`${cwd}\n`);
}

function setParameters(it: Invocation): Data {
  const { scope, machine } = it.frame;
  const at = it.args.findIndex(({ text }) =>
    text === "--" || text === "-" || !/^[-+]/.test(text)
  );
  for (const { text } of at < 0 ? it.args : it.args.slice(0, at)) {
    if (/^-\w*a/.test(text)) machine.exportAll = true;
    if (/^\+\w*a/.test(text)) machine.exportAll = false;
    if (/^-\w*x/.test(text)) announceCommands(it.frame);
  }
  if (it.args.length === 0) return unknown("environment");
  const first = it.args[at];
  if (first?.text === "xtrace") announceCommands(it.frame);
  if (first === undefined) return NOTHING;
  if (first.text === "history" && it.args[at - 1]?.text === "+o") {
    forgetHistory(it.frame);
  }
  const start = first.text === "--" || first.text === "-" ? at + 1 : at;
  // `set -o pipefail` names an option, not a parameter.
  if (/^[-+]\w*o$/.test(it.args[at - 1]?.text ?? "")) return NOTHING;
  scope.positional = it.args.slice(start);
  return NOTHING;
}

function setAliases(it: Invocation): Data {
  for (const { text, known: certain } of it.operands) {
    const equals = text.indexOf("=");
    if (equals > 0 && certain) {
      it.frame.scope.setAlias(text.slice(0, equals), text.slice(equals + 1));
    }
  }
  return NOTHING;
}

function unset(it: Invocation): Data {
  for (const { text } of it.operands) {
    if (it.has("f")) it.frame.scope.define(text, null);
    else {
      noteUnset(it.frame, text);
      it.frame.scope.assign(nameIn(it.frame, text), null);
    }
  }
  return NOTHING;
}

function remember(it: Invocation): Data {
  const path = it.value("p");
  if (path !== undefined) {
    for (const { text } of it.operands) {
      it.frame.scope.remember(text, path.text);
    }
  }
  return NOTHING;
}
