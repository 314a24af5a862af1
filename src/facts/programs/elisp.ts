/** Emacs Lisp: the calls in it that act on files, start programs or connect. */
import { type Field, literal, NOTHING, plain, UNKNOWN } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";

/** What a list is made of. */
type Form =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly Form[] };

/** How deep lists are read into each other. */
const MOST_DEPTH = 24;

/** Does what one call says with its arguments. */
type Act = (it: Invocation, args: readonly Form[]) => void;

const CALLS: Readonly<Record<string, Act>> = {
  "delete-file": (it, [file]) => it.delete(fieldOf(file)),
  "delete-directory": (it, [folder, recursive]) =>
    it.delete(fieldOf(folder), { recursive: isSet(recursive) }),
  "delete-directory-internal": (it, [folder]) => it.delete(fieldOf(folder)),
  "move-file-to-trash": (it, [file]) =>
    it.delete(fieldOf(file), { recursive: true }),
  "rename-file": (it, args) => program(it, "mv", args.slice(0, 2)),
  "copy-file": (it, args) => program(it, "cp", args.slice(0, 2)),
  "copy-directory": (it, args) => program(it, "cp -r", args.slice(0, 2)),
  "make-symbolic-link": (it, args) => program(it, "ln -s", args.slice(0, 2)),
  "set-file-modes": (it, [file]) =>
    it.changePath({ what: "permissions" }, "chmod", fieldOf(file)),
  "write-region": (it, [, , file, append]) =>
    it.write(fieldOf(file), UNKNOWN, { append: isSet(append) }),
  "append-to-file": (it, [, , file]) =>
    it.write(fieldOf(file), UNKNOWN, { append: true }),
  "write-file": (it, [file]) => it.write(fieldOf(file), UNKNOWN),
  "with-temp-file": (it, [file]) => it.write(fieldOf(file), UNKNOWN),
  "insert-file-contents": (it, [file]) => void it.read(fieldOf(file)),
  "find-file": (it, [file]) => void it.read(fieldOf(file)),
  "load": (it, [file]) => void it.read(fieldOf(file)),
  "load-file": (it, [file]) => void it.read(fieldOf(file)),
  "shell-command": shell,
  "async-shell-command": shell,
  "shell-command-to-string": shell,
  "start-process-shell-command": (it, [, , code]) => shell(it, [code]),
  "call-process-shell-command": shell,
  "compile": shell,
  "call-process": (it, [name, , , , ...args]) =>
    program(it, "", [name, ...args]),
  "process-lines": (it, args) => program(it, "", args),
  "start-process": (it, [, , ...args]) => program(it, "", args),
  "url-retrieve": connect,
  "url-retrieve-synchronously": connect,
  "url-copy-file": connect,
  "open-network-stream": (it, [, , host]) => {
    it.connect(fieldOf(host), { scheme: "tcp" });
  },
  "package-install": (it, [name]) =>
    it.change({ what: "package" }, "install", fieldOf(name)),
};

/** Follows every call in a piece of code, as far as its arguments are written down. */
export function runElisp(it: Invocation, code: string): void {
  const { meter } = it.frame.machine;
  if (!meter.admits(code.length) || !meter.spend(1 + (code.length >> 5))) {
    return;
  }
  const tokens = code.match(/"(?:[^"\\]|\\[^])*"|;[^\n]*|[()]|[^\s()";]+/g) ??
    [];
  const open: Form[][] = [[]];
  for (const token of tokens) {
    if (!meter.spend()) return;
    const items = open.at(-1) ?? [];
    if (token === "(") {
      if (open.length <= MOST_DEPTH) open.push([]);
    } else if (token === ")") {
      if (open.length < 2) continue;
      open.pop();
      open.at(-1)?.push({ kind: "list", items });
      call(it, items);
    } else if (token.startsWith('"')) {
      const text = token.slice(1, -1).replace(
        /\\([^])/g,
        (_, letter: string) => letter === "n" ? "\n" : letter,
      );
      items.push({ kind: "text", text });
    } else if (!token.startsWith(";") && token !== "'" && token !== "#'") {
      items.push({ kind: "word", text: token });
    }
  }
}

function call(it: Invocation, [head, ...args]: readonly Form[]): void {
  if (head?.kind !== "word" || !Object.hasOwn(CALLS, head.text)) return;
  CALLS[head.text]?.(it, args);
}

/** A form as a word; what is no text is not known, but for calls that only give back a path. */
function fieldOf(form: Form | undefined): Field {
  if (form?.kind === "text") {
    // Emacs itself takes `~` for the home folder, but no wildcards.
    return form.text.startsWith("~")
      ? { ...literal(form.text), path: form.text }
      : literal(form.text);
  }
  if (form?.kind === "list") {
    const [head, inner] = form.items;
    if (
      head?.kind === "word" &&
      /^(?:expand-file-name|substitute-in-file-name|file-truename|identity)$/
        .test(head.text)
    ) return fieldOf(inner);
    if (head?.kind === "word" && head.text === "concat") {
      const parts = form.items.slice(1).map(fieldOf);
      const text = parts.map((part) => part.text).join("");
      return { ...plain(text), known: parts.every(({ known }) => known) };
    }
    if (head?.kind === "word" && head.text === "getenv") {
      if (inner?.kind === "text" && inner.text === "HOME") return plain("~");
    }
  }
  return { ...plain("$value"), known: false };
}

function isSet(form: Form | undefined): boolean {
  return form !== undefined && !(form.kind === "word" && form.text === "nil");
}

function shell(it: Invocation, [code]: readonly (Form | undefined)[]): void {
  const field = fieldOf(code);
  it.shell({ text: field.known ? field.text : undefined, origins: [] }, {
    via: "emacs",
  });
}

function program(
  it: Invocation,
  words: string,
  args: readonly (Form | undefined)[],
): void {
  const first = words === "" ? [] : words.split(" ").map(plain);
  it.run([...first, ...args.map(fieldOf)], { via: "emacs" });
}

function connect(it: Invocation, [url, file]: readonly Form[]): void {
  it.connect(fieldOf(url), { data: NOTHING });
  if (file?.kind === "text") {
    it.write(fieldOf(file), { text: undefined, origins: ["network"] });
  }
}
