/** Programs that walk folders and act on what they find: find and fd. */
import {
  type Data,
  type Field,
  mix,
  NOTHING,
  plain,
  TERMINAL,
} from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** Programs that find files. */
export const FIND: Family = {
  "find,gfind": { style: "none", run: runFind },
  "fd,fdfind": {
    options:
      "H,hidden I,no-ignore u,unrestricted s,case-sensitive i,ignore-case g,glob F,fixed-strings a,absolute-path l,list-details L,follow p,full-path d,max-depth= min-depth= t,type= e,extension= S,size= E,exclude= changed-within= changed-before= o,owner= x,exec= X,exec-batch= c,color= j,threads= 0,print0 base-directory= search-path=",
    run: runFd,
  },
  "locate,mlocate,plocate,updatedb": { style: "none", silent: true },
};

const TESTS_WITH_VALUE =
  /^-(?:i?name|i?path|i?wholename|i?lname|i?regex|type|xtype|size|[acm]min|[acm]time|newer\w*|anewer|cnewer|user|group|uid|gid|perm|maxdepth|mindepth|links|inum|samefile|fstype|regextype|used|context|printf)$/;
const FILES_WRITTEN = /^-(?:fprint0?|fls|fprintf)$/;
const RUNS = /^-(?:exec|execdir|ok|okdir)$/;

/** What narrows the search, so that the result is not the whole tree. */
const NARROWS =
  /^-(?:i?path|i?wholename|i?regex|size|[acm]min|[acm]time|newer\w*|user|group|empty|perm|mindepth|maxdepth|links|inum|prune|xdev)$/;

interface Search {
  readonly roots: readonly Field[];
  readonly names: readonly Field[];
  readonly narrowed: boolean;
  readonly type: string | undefined;
  /** Whether all levels are meant. */
  readonly deep?: boolean;
  /** Whether all that is below is found, but not the folder itself. */
  readonly inner?: boolean;
}

function runFind(it: Invocation): Data {
  const { args } = it;
  let at = 0;
  while (/^-(?:[HLP]|O\d?|D)$/.test(args[at]?.text ?? "")) {
    at += args[at]?.text === "-D" ? 2 : 1;
  }
  const start = at;
  while (at < args.length && !/^(?:-.|\(|!|,)/.test(args[at]?.text ?? "")) at++;
  const roots = at === start ? [plain(".")] : args.slice(start, at);
  const search = searchOf(args.slice(at), roots);
  if (args.some(({ text }) => /^--?(?:help|version)$/.test(text))) {
    return NOTHING;
  }
  if (search.names.length > 0) {
    for (const one of found(search)) {
      it.list(one);
    }
  } else for (const root of roots) it.list(root, { breadth: "tree" });
  for (let i = at; i < args.length; i++) {
    const { text } = args[i] as Field;
    if (text === "-delete") {
      for (const root of roots) remove(it, root, search);
    } else if (FILES_WRITTEN.test(text) && args[i + 1] !== undefined) {
      it.write(args[i + 1] as Field, { text: undefined, origins: ["file"] });
      i++;
    } else if (RUNS.test(text)) {
      i = runAction(it, i, search);
    } else if (TESTS_WITH_VALUE.test(text)) i++;
  }
  return listing(search);
}

function searchOf(
  expression: readonly Field[],
  roots: readonly Field[],
): Search {
  const names: Field[] = [];
  let narrowed = false;
  let type: string | undefined;
  for (let i = 0; i < expression.length; i++) {
    const { text } = expression[i] as Field;
    const next = expression[i + 1];
    if (/^-i?name$/.test(text) && next !== undefined) {
      // `-name '*'` narrows nothing, and a name that is turned round is none.
      const turned = /^(?:!|-not)$/.test(expression[i - 1]?.text ?? "");
      if (!turned && next.text !== "*") {
        names.push(text === "-iname" ? anyCase(next) : next);
      }
      i++;
    } else if (text === "-type") {
      type = next?.text;
      if (!/^[fd]/.test(type ?? "")) narrowed = true;
      i++;
    } else if (
      /^-i?(?:path|wholename|regex)$/.test(text) &&
      /^(?:!|-not)$/.test(expression[i - 1]?.text ?? "")
    ) {
      // What is left out leaves all the rest.
      i++;
    } else if (
      text === "-prune" &&
      expression.slice(i).some((one) => /^-o(?:r)?$/.test(one.text))
    ) {
      // What is left out is not what is found.
      names.length = 0;
      narrowed = true;
    } else if (NARROWS.test(text)) narrowed = true;
    else if (RUNS.test(text)) {
      while (
        i < expression.length && expression[i]?.text !== ";" &&
        expression[i]?.text !== "+"
      ) i++;
    }
  }
  const inner = type !== undefined && !narrowed && names.length === 0;
  return { roots, names, narrowed, type, inner };
}

/** A name whose letters may be small or capital. */
function anyCase(name: Field): Field {
  const text = name.text.slice(0, 64).replace(
    /[a-z]/gi,
    (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`,
  );
  return { ...name, text, path: text };
}

/** What is deleted is of the kinds of its root too, because it may lie anywhere below. */
function remove(it: Invocation, root: Field, search: Search): void {
  const whole = !search.narrowed && search.names.length === 0;
  // Some files of a project are not the project.
  const classes = it.path(root).classes.filter((one) => one !== "project_root");
  for (const field of found({ ...search, roots: [root] })) {
    it.delete(field, {
      recursive: whole,
      ...(whole ? {} : {
        path_class: [...new Set([...classes, ...it.path(field).classes])],
        breadth: "pattern",
      }),
    });
  }
}

/** One field for everything that each root's search finds. */
function found(search: Search): readonly Field[] {
  const { roots, names, narrowed, inner } = search;
  return roots.flatMap((root) => {
    const folder = root.path.replace(/\/+$/, "");
    if (names.length > 0) {
      return names.map((name) => below(root, `${folder}/**/${name.text}`));
    }
    return [
      narrowed || inner === true
        ? below(
          root,
          `${folder}/${narrowed && search.deep !== true ? "*" : "**"}`,
        )
        : root,
    ];
  });
}

function below(root: Field, path: string): Field {
  return { ...root, text: path, path, glob: true };
}

function listing(search: Search): Data {
  return {
    text: undefined,
    origins: [],
    paths: found(search).map(({ path }) => path),
  };
}

function runAction(it: Invocation, at: number, search: Search): number {
  let end = at + 1;
  const { args } = it;
  while (end < args.length && args[end]?.text !== ";") {
    if (args[end]?.text === "+" && args[end - 1]?.text === "{}") break;
    end++;
  }
  const command = args.slice(at + 1, end);
  const many = args[end]?.text === "+";
  const inside = /dir$/.test(args[at]?.text ?? "");
  const marked = command.some(({ text }) => text.includes("{}"));
  // What lies below a root is found as well as the root itself.
  const below = search.names.length === 0 && !search.narrowed &&
      search.inner !== true && marked
    ? found({ ...search, narrowed: true, deep: true })
    : [];
  for (const field of [...found(search), ...below]) {
    const text = inside
      ? `./${field.text.replace(/\/+$/, "").replace(/^.*\//, "")}`
      : field.text;
    const one = { ...field, text, glob: field.glob && many };
    it.run(command.map((word) => withFound(word, one)), {
      via: `find ${args[at]?.text ?? "-exec"}`,
      stdin: TERMINAL,
    });
  }
  return end;
}

function withFound(field: Field, found: Field): Field {
  if (field.text === "{}") return found;
  if (!field.text.includes("{}")) return field;
  return {
    text: field.text.replaceAll("{}", found.text),
    path: field.path.replace(/\\?\{\\?\}/g, found.path),
    known: field.known && found.known,
    glob: found.glob,
    origins: mix(field.origins, found.origins),
  };
}

function runFd(it: Invocation): Data {
  const at = it.args.findIndex(({ text }) =>
    /^(?:-x|-X|--exec|--exec-batch)$/.test(text)
  );
  const [pattern, ...folders] = it.operands;
  const roots = folders.length > 0 ? folders : [plain(".")];
  const search: Search = {
    roots,
    names: it.options.values("extension").map((one) => ({
      ...one,
      text: `*.${one.text}`,
      path: `*.${one.path}`,
    })),
    narrowed: pattern !== undefined && pattern.text !== ".",
    type: it.value("type")?.text,
    inner: true,
  };
  for (const root of roots) it.list(root, { breadth: "tree" });
  if (at >= 0) {
    const command = it.args.slice(at + 1);
    const marked = command.some(({ text }) => /\{[^}]*\}/.test(text));
    for (const field of found(search)) {
      const fields = command.map((one) => withFound(one, field));
      it.run(marked ? fields : [...fields, field], {
        via: "fd --exec",
        stdin: TERMINAL,
      });
    }
  }
  return listing(search);
}
