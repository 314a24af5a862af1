/** Programs that build commands from their input: xargs and parallel. */
import {
  type Data,
  type Field,
  literal,
  mix,
  NOTHING,
  opaque,
  TERMINAL,
} from "../shell/data.ts";
import { joinFields } from "./declarations.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** More input than this is not followed word by word. */
const MOST_WORDS = 64;

/** Programs that take arguments from input. */
export const XARGS: Family = {
  xargs: {
    options:
      "0,null a,arg-file= d,delimiter= E= e,eof=? I= J= R= i,replace=? L= l,max-lines=? n,max-args= o,open-tty P,max-procs= p,interactive r,no-run-if-empty s,max-chars= t,verbose x,exit process-slot-var= show-limits",
    style: "posix",
    run: runXargs,
  },
  parallel: {
    options:
      "0,null a,arg-file= d,delimiter= j,jobs= k,keep-order n,max-args= N,max-replace-args= I= P= q,quote r t v m X bar dry-run,dryrun eta halt= joblog= load= memfree= nice= progress retries= results= S,sshlogin= tag timeout= ungroup u will-cite xargs pipe colsep= C= s,max-chars=",
    style: "posix",
    idle: "dryrun",
    run: runParallel,
  },
};

/** What stands for the words of the input. */
function wordsOf(
  input: Data,
  lines: boolean,
  delimiter?: string,
): readonly Field[] {
  if (input.text !== undefined) {
    const words = input.text.split(
      delimiter ?? (lines ? /\n|\0/ : /[\s\0]+/),
    )
      .map((word) => lines ? word : word.replace(/^(["'])(.*)\1$/, "$2"))
      .filter((word) => word !== "");
    if (words.length <= MOST_WORDS) {
      return words.map((word) => literal(word, input.origins));
    }
  }
  const [pattern] = input.paths ?? [];
  if (pattern !== undefined) {
    return [{
      text: pattern,
      path: pattern,
      known: false,
      glob: true,
      origins: input.origins,
    }];
  }
  return [opaque("$input", input.origins)];
}

function fill(field: Field, mark: string, by: Field): Field {
  if (mark === "" || !field.text.includes(mark)) return field;
  if (field.text === mark) return by;
  return {
    text: field.text.split(mark).join(by.text),
    path: field.path.split(mark).join(by.path),
    known: field.known && by.known,
    glob: field.glob || by.glob,
    origins: mix(field.origins, by.origins),
  };
}

function runXargs(it: Invocation): Data {
  const file = it.value("arg-file");
  const input = file === undefined ? it.stdin : it.read(file);
  const mark = it.value("I", "J", "R")?.text ?? it.value("replace")?.text ??
    (it.has("replace") ? "{}" : "");
  const command = it.operands.length === 0 ? [literal("echo")] : it.operands;
  const stdin = { stdin: TERMINAL };
  const lines = mark !== "" || it.has("null", "delimiter", "L");
  const delimiter = it.value("delimiter")?.text
    .replace(/\\n/, "\n").replace(/\\0/, "\0").replace(/\\t/, "\t");
  const words = wordsOf(input, lines, delimiter || undefined);
  if (mark === "") {
    const most = Number(it.value("max-args", "L", "max-lines")?.text ?? NaN);
    const size = most >= 1 ? most : words.length;
    let output: Data = NOTHING;
    for (let at = 0; at < Math.max(1, words.length); at += Math.max(1, size)) {
      const part = [...command, ...words.slice(at, at + size)];
      output = it.run(part, { via: "xargs", ...stdin });
    }
    return output;
  }
  let output: Data = NOTHING;
  for (const word of words.slice(0, 8)) {
    const filled = command.map((field) => fill(field, mark, word));
    output = it.run(filled, { via: "xargs", ...stdin });
  }
  return output;
}

function runParallel(it: Invocation): Data {
  const at = it.operands.findIndex(({ text }) => /^:::\+?$|^::::$/.test(text));
  const command = at < 0 ? it.operands : it.operands.slice(0, at);
  const given = at < 0 ? [] : it.operands.slice(at + 1);
  const words = given.length > 0 ? given : wordsOf(it.stdin, true);
  if (command.length === 0) {
    // Without a command the input lines are commands.
    for (const word of words.slice(0, 8)) {
      it.shell(joinFields([word]), { via: "parallel" });
    }
    return NOTHING;
  }
  const marked = command.some(({ text }) => /\{[^}]*\}/.test(text));
  for (const word of words.slice(0, 8)) {
    const fields = command.map((field) => fill(field, "{}", word));
    it.shell(joinFields(marked ? fields : [...fields, word]), {
      via: "parallel",
      stdin: TERMINAL,
    });
  }
  return { text: undefined, origins: it.stdin.origins };
}
