/** Editors that work without a person: sed, ed, vim. */
import {
  type Data,
  dataOf,
  type Field,
  mix,
  NOTHING,
  plain,
  TERMINAL,
} from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

const SED =
  "n,quiet,silent e,expression= f,file= E,r,regexp-extended i,in-place=? I=? l,line-length= posix s,separate sandbox u,unbuffered z,null-data debug follow-symlinks a";

const VIM =
  "c= cmd= e E s= S= u= U= n N R b d o=? O=? p=? t= r w= y v wait headless es i= x f q= T= W= z a l";

/** Stream editors and others. */
export const EDITORS: Family = {
  "sed,gsed,ssed": { options: SED, run: sed },
  "perltidy,prettier,eslint,gofmt,goimports,rustfmt,black,isort,ruff,clang-format,shfmt,standard,stylelint,biome,autopep8,yapf,autoflake,sd,rpl,codemod,comby,ast-grep,jscodeshift,rubocop,taplo,dprint":
    {
      options:
        "w,write i,in-place fix check d,diff l,list a,aggressive q,quiet c,config= p,preview f,string-mode n s o= e= A autocorrect",
      run: (it) => {
        const edits = it.has("write", "in-place", "fix", "autocorrect") ||
          /^(?:rustfmt|black|isort|sd|rpl|goimports)$/.test(it.name);
        if (!edits || it.has("check", "diff", "preview")) return;
        const files = it.name === "sd" || it.name === "rpl"
          ? it.operands.slice(2)
          : it.operands;
        for (const file of files) {
          it.write(file, { text: undefined, origins: ["file"] }, {
            append: true,
          });
        }
      },
    },
  "ed,ex,red": {
    options: "s p= G l r v V c= E",
    run: (it) => {
      const [file] = it.operands;
      lines(it, it.stdin === TERMINAL ? NOTHING : it.stdin, file);
      for (const code of it.options.values("c")) lines(it, dataOf(code), file);
    },
  },
  "vi,vim,nvim,gvim,rvim,emacsclient,nano,pico,micro,joe,hx,helix,kak,code,codium,subl,atom,gedit,kate,mcedit":
    {
      options: VIM,
      run: editor,
    },
  patch: {
    options:
      "p,strip= i,input= R,reverse d,directory= o,output= b,backup dry-run N,forward f,force s,quiet E r,reject-file= t u c e l V=",
    idle: "dry-run",
    values: { input: "read", output: "write" },
    run: (it) => {
      const folder = it.value("directory")?.path ?? ".";
      for (const file of it.operands.slice(0, 1)) it.write(file, it.stdin);
      if (it.operands.length === 0) {
        it.write(plain(`${folder}/*`), {
          text: undefined,
          origins: it.stdin.origins,
        });
      }
    },
  },
};

function sed(it: Invocation): Data {
  const scripts = it.options.values("expression");
  const files = it.options.values("file");
  const inline = scripts.length === 0 && files.length === 0;
  const [first, ...rest] = it.has("in-place") && it.operands[0]?.text === ""
    ? it.operands.slice(1)
    : it.operands;
  const all = inline ? first === undefined ? [] : [first] : scripts;
  const operands = inline ? rest : it.operands;
  for (const file of files) {
    follow(it, file.text === "-" ? it.stdin : it.read(file));
  }
  for (const script of all) follow(it, dataOf(script));
  const edits = it.has("in-place", "I");
  let data: Data | undefined;
  for (const file of operands) {
    // BSD's `-i ''` takes an empty word.
    if (file.text === "") continue;
    data = it.read(file);
    if (!edits) continue;
    it.write(file, { text: undefined, origins: data.origins });
    keepOriginal(it, file, it.value("in-place", "I")?.text);
  }
  const [only] = all;
  const input = data ?? it.stdin;
  const script = only?.text.trim() ?? "";
  const changed = operands.length > 0 || all.length !== 1
    ? undefined
    : it.has("silent")
    ? script === "p" ? input.text : undefined
    : substituted(input.text, script);
  return { text: changed, origins: mix(input.origins, it.origins) };
}

/** `-i.bak` keeps what was there under another name: with a suffix, or in the place of a star. */
export function keepOriginal(
  it: Invocation,
  file: Field,
  suffix: string | undefined,
): void {
  if (suffix === undefined || suffix === "") return;
  const name = (path: string) =>
    suffix.includes("*")
      ? path.replace(
        /[^/]*$/,
        (base) => suffix.replaceAll("*", base),
      )
      : `${path}${suffix}`;
  const kept = { ...file, text: name(file.text), path: name(file.path) };
  it.write(kept, { text: undefined, origins: ["file"] });
}

/** The text after one plain substitution; `undefined` when the script does anything else. */
function substituted(
  text: string | undefined,
  script: string,
): string | undefined {
  const parts =
    /^s([/|#,:@!])((?:(?!\1)[^\\*.+?^$[\](){}])*)\1((?:(?!\1)[^\\&])*)\1(g?)$/
      .exec(script);
  if (parts === null || text === undefined) return undefined;
  const [, , from = "", to = "", all] = parts;
  if (from === "") return undefined;
  return text.split("\n").map((line) =>
    all === "g" ? line.split(from).join(to) : line.replace(from, () => to)
  ).join("\n");
}

/** Looks through a script of sed for what reaches outside: `e`, `w`, `r`. */
function follow(it: Invocation, script: Data): void {
  const { text } = script;
  if (text === undefined) return;
  for (let at = 0; at < text.length;) {
    at = skip(text, at);
    const letter = text[at] ?? "";
    const end = text.indexOf("\n", at) < 0
      ? text.length
      : text.indexOf("\n", at);
    if (letter === "s") at = substitution(it, text, at);
    else if (letter === "y") {
      at = past(
        text,
        past(text, at + 2, text[at + 1] ?? "/"),
        text[at + 1] ?? "/",
      );
    } else if (letter === "e") {
      const code = text.slice(at + 1, end).trim();
      if (code === "") it.unresolved("code");
      else it.shell({ text: code, origins: [] }, { via: "sed e" });
      at = end;
    } else if (/[wWrR]/.test(letter)) {
      file(it, letter, text.slice(at + 1, end).trim());
      at = end;
    } else if (/[aic]/.test(letter)) at = end;
    else at++;
    if (!it.frame.machine.meter.spend()) return;
  }
}

/** Passes blanks and addresses. */
function skip(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const letter = text[at] ?? "";
    if (letter === "/") at = past(text, at + 1, "/") - 1;
    else if (letter === "\\") at = past(text, at + 2, text[at + 1] ?? "/") - 1;
    else if (!/[\s\d,;$!~+{}I]/.test(letter)) return at;
  }
  return at;
}

function past(text: string, start: number, mark: string): number {
  let at = start;
  while (at < text.length && text[at] !== mark) at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function substitution(it: Invocation, text: string, at: number): number {
  const mark = text[at + 1] ?? "/";
  const middle = past(text, at + 2, mark);
  const end = past(text, middle, mark);
  const flags = /^[\w]*/.exec(text.slice(end))?.[0] ?? "";
  const letters = /^[gpimMIe\d]*/.exec(flags)?.[0] ?? "";
  if (letters.includes("e")) {
    const code = text.slice(middle, end - 1).replaceAll(`\\${mark}`, mark);
    it.shell({ text: /[&\\]/.test(code) ? undefined : code, origins: [] }, {
      via: "sed s///e",
    });
  }
  const next = text[end + letters.length];
  if (next === "w") {
    const line = text.indexOf("\n", end) < 0
      ? text.length
      : text.indexOf("\n", end);
    file(it, "w", text.slice(end + letters.length + 1, line).trim());
    return line;
  }
  return end + letters.length;
}

function file(it: Invocation, letter: string, name: string): void {
  if (name === "" || name === "/dev/stdout" || name === "/dev/stderr") return;
  if (/w/i.test(letter)) {
    it.write(plain(name), { text: undefined, origins: ["file"] });
  } else it.read(plain(name));
}

/** Commands of ed and ex, one on each line. */
function lines(it: Invocation, data: Data, target: Field | undefined): void {
  if (target !== undefined) it.read(target);
  // What stands behind `!` is the shell's, bars and all.
  const all = data.text?.split("\n").flatMap((line) =>
    /^\s*:?\s*(?:silent!?\s+)?[\d,%$.]*(?:[rw]\s+)?!/.test(line)
      ? [line]
      : line.split("|")
  );
  for (const line of all?.slice(0, 200) ?? []) {
    const command =
      /^\s*:?\s*(?:silent!?\s+)?(?:\d*,?\$?%?)?(?:r\s+|w\s+)?!(.*)$/.exec(line)
        ?.[1];
    if (command !== undefined) {
      it.shell({ text: command, origins: [] }, { via: it.name });
    } else if (/^\s*:?(?:w|wq|x|update|saveas)!?\s*(\S*)$/.test(line)) {
      const name =
        /(\S*)$/.exec(line.replace(/^\s*:?(?:wq|w|x|update|saveas)!?\s*/, ""))
          ?.[1] ?? "";
      const path = name === "" ? target : plain(name);
      if (path !== undefined) it.write(path, { text: undefined, origins: [] });
    } else if (/^\s*:?(?:e|r|edit|read)!?\s+(\S+)$/.test(line)) {
      it.read(plain(line.trim().split(/\s+/).at(-1) ?? ""));
    } else if (/^\s*:?(?:call\s+)?(?:system|delete)\(/.test(line)) {
      const code = /\(\s*["'](.*?)["']/.exec(line);
      if (/system/.test(line)) {
        it.shell({ text: code?.[1], origins: [] }, { via: it.name });
      } else if (code?.[1] !== undefined) {
        it.delete(plain(code[1]), { recursive: /rf/.test(line) });
      }
    }
  }
}

function editor(given: Invocation): Data {
  // `-es` is silent; alone, `-s` names a file of keys.
  const silent = given.args.some(({ text }) => /^-[eE]s$/.test(text));
  const it = silent
    ? given.reread(
      given.args.filter(({ text }) => !/^-[eE]?s$/.test(text)),
      VIM,
    )
    : given;
  const files = it.operands.filter(({ text }) => !text.startsWith("+"));
  const codes = [
    ...it.options.values("c", "cmd"),
    ...it.operands.filter(({ text }) => text.startsWith("+")),
  ];
  for (const code of codes) {
    lines(it, {
      text: code.known ? code.text.replace(/^\+/, "") : undefined,
      origins: code.origins,
    }, undefined);
  }
  const script = it.value("S", "s");
  const lua = it.name === "nvim" && it.has("l") ? it.operands[0] : undefined;
  if (lua !== undefined) it.run([plain("lua"), lua], { via: "nvim -l" });
  if (script !== undefined && /^n?vim?$/.test(it.name)) {
    lines(it, it.read(script), undefined);
  }
  const looks = it.has("R");
  for (const one of files) {
    it.read(one);
    if (
      !looks &&
      codes.some(({ text }) =>
        /(?:^\+?:?|\|)\s*(?:w|wq|x)a?(?:ll)?!?\b/.test(text)
      )
    ) {
      it.write(one, { text: undefined, origins: ["file"] });
    }
  }
  return NOTHING;
}
