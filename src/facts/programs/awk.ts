/** awk: its options, and the program that it is given. */
import {
  type Data,
  dataOf,
  join,
  known,
  mix,
  NOTHING,
  plain,
  TERMINAL,
} from "../shell/data.ts";
import { AwkRun } from "./awk/run.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** awk, in all its makes. */
export const AWK: Family = {
  "awk,gawk,mawk,nawk,original-awk,goawk": {
    options:
      "F,field-separator= v,assign= f,file= e,source= i,include= l,load= E,exec= b c C d,dump-variables=? D,debug=? L,lint=? M n N o,pretty-print=? O p,profile=? P r s S,sandbox t,lint-old V,version h,help",
    style: "posix",
    values: {
      "dump-variables": "write",
      "pretty-print": "write",
      profile: "write",
    },
    run: awk,
  },
};

/** Says that code of another file becomes part of the program itself. */
function loadCode(it: Invocation, option: string, path: string): void {
  it.effect({
    kind: "executes",
    source: { where: "", piece: "", via: [] },
    program: path.slice(path.lastIndexOf("/") + 1),
    line: `${it.name} ${option} ${path}`.slice(0, 1024),
    from: "preload",
    path_class: it.path(plain(path)).classes,
    privilege: it.frame.privilege,
    known: true,
  });
}

function awk(it: Invocation): Data {
  const scripts = it.options.values("source");
  const files = [...it.options.values("file"), ...it.options.values("exec")];
  const inline = scripts.length === 0 && files.length === 0;
  const [first, ...rest] = it.operands;
  const operands = inline ? rest : it.operands;
  let code: Data = NOTHING;
  for (const one of files) code = join(join(code, it.read(one)), known("\n"));
  for (const one of inline ? first === undefined ? [] : [first] : scripts) {
    code = join(join(code, dataOf(one)), known("\n"));
  }
  for (const { text } of it.options.values("load")) {
    // A name without a folder is one of the extensions that come along.
    if (text.includes("/")) loadCode(it, "-l", text);
  }
  let input: Data | undefined;
  const assigned: string[] = [];
  const edits = it.options.values("include").some(({ text }) =>
    text === "inplace"
  );
  for (const one of operands) {
    if (/^[A-Za-z_]\w*=/.test(one.text)) {
      assigned.push(one.text);
      continue;
    }
    const data = it.read(one);
    input = input === undefined ? data : join(input, data);
    if (edits) it.write(one, { text: undefined, origins: data.origins });
  }
  const given = input ?? (it.stdin === TERMINAL ? NOTHING : it.stdin);
  const origins = mix(it.stdin.origins, it.origins);
  if (code.text === undefined) {
    it.unresolved("code");
    return { text: undefined, origins };
  }
  const run = new AwkRun(it, input ?? it.stdin);
  const separator = it.value("field-separator");
  if (separator !== undefined) {
    run.set("FS", known(separator.text === "\\t" ? "\t" : separator.text));
  }
  for (const one of it.options.values("assign")) assigned.push(one.text);
  for (const text of assigned) {
    const at = text.indexOf("=");
    run.set(text.slice(0, at), known(text.slice(at + 1)));
  }
  operands.forEach((one, at) => run.set(`ARGV[${at + 1}]`, dataOf(one)));
  const output = run.follow(code.text);
  return given.text === undefined && output.text !== undefined &&
      !/^\s*BEGIN\b/.test(code.text)
    ? { ...output, text: undefined, origins: mix(output.origins, origins) }
    : { ...output, origins: mix(output.origins, origins) };
}
