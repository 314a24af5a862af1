/** Programs that remove, move, copy and make files. */
import {
  type Data,
  type Field,
  literal,
  NOTHING,
  UNKNOWN,
} from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

const MOVE =
  "b backup=? f,force i,interactive n,no-clobber S,suffix= t,target-directory= T,no-target-directory u,update=? v,verbose Z,context strip-trailing-slashes exchange debug";

/** Programs that change files. */
export const FILES: Family = {
  "rm,grm": {
    options:
      "r,R,recursive f,force i I interactive=? d,dir v,verbose P W x one-file-system no-preserve-root preserve-root=?",
    silent: true,
    run: (it) =>
      removeAll(it, it.operands, it.has("recursive"), it.has("force")),
  },
  unlink: { operands: "delete", silent: true },
  rmdir: {
    options: "p,parents v,verbose ignore-fail-on-non-empty",
    operands: "delete",
    silent: true,
  },
  "shred,srm,wipe,scrub": {
    options:
      "f,force n,iterations= s,size= u remove=? v,verbose x,exact z,zero random-source= r R",
    silent: true,
    run: (it) => {
      for (const file of it.operands) {
        if (it.has("u", "remove") || it.name !== "shred") {
          it.delete(file, { forced: true, recursive: it.has("r", "R") });
        } else it.write(file, UNKNOWN);
      }
    },
  },
  "trash,trash-put,rmtrash,gio-trash": {
    options: "f,force r,recursive v,verbose",
    run: (it) => removeAll(it, it.operands, true, false),
  },
  "mv,gmv": { options: MOVE, silent: true, run: move },
  "cp,gcp": {
    options:
      `${MOVE} a,archive d H L,dereference l,link P,no-dereference p preserve=? no-preserve= parents R,r,recursive s,symbolic-link reflink=? sparse= attributes-only remove-destination copy-contents one-file-system x X c`,
    silent: true,
    run: copy,
  },
  "ln,gln,link": {
    options:
      "s,symbolic f,force n,no-dereference L,logical P,physical r,relative b backup=? S,suffix= t,target-directory= T,no-target-directory v,verbose i,interactive h F d,directory",
    silent: true,
    run: link,
  },
  "install,ginstall": {
    options:
      "b backup=? C,compare d,directory D g,group= m,mode= o,owner= p,preserve-timestamps s,strip S,suffix= t,target-directory= T,no-target-directory v,verbose c",
    silent: true,
    run: (it) => {
      if (!it.has("directory")) return copy(it);
      for (const folder of it.operands) it.write(folder, NOTHING);
      return NOTHING;
    },
  },
  rename: {
    options: "v,verbose n,nono,dry-run f,force s,symlink e= a i",
    idle: "dry-run",
    silent: true,
    run: (it) => {
      for (const file of it.operands.slice(1)) it.write(file, UNKNOWN);
    },
  },
  "mkdir,gmkdir": {
    options: "m,mode= p,parents v,verbose Z,context=?",
    operands: "write",
    silent: true,
  },
  mkfifo: {
    options: "m,mode= Z,context=?",
    silent: true,
    run: (it) => {
      for (const pipe of it.operands) {
        const { path } = it.path(pipe);
        it.write(pipe, it.frame.machine.files.get(path) ?? NOTHING);
        it.frame.machine.fifos.add(path);
      }
    },
  },
  mknod: { options: "m,mode= Z", operands: ["write", "data"], silent: true },
  "mktemp,tempfile": {
    options: "d,directory u,dry-run q,quiet suffix= p,tmpdir=? t=?",
    run: (it) => {
      const [template] = it.operands;
      const text = template?.text.replace(/X{3,}$/, "made") ?? "tmp.made";
      const folder = it.value("tmpdir")?.text ?? "/tmp";
      return {
        text: text.startsWith("/") ? text : `${folder}/${text}`,
        origins: [],
      };
    },
  },
  "touch,gtouch": {
    options:
      "a c,no-create d,date= f h,no-dereference m r,reference= t= time= A=",
    silent: true,
    run: (it) => {
      // Touching leaves content as it is.
      for (const file of it.operands) it.write(file, NOTHING, { append: true });
    },
  },
  "truncate,fallocate": {
    options:
      "c,no-create o,offset= r,reference= s,l,length,size= n,keep-size p,punch-hole z,zero-range d,dig-holes x",
    operands: "write",
    silent: true,
  },
  tee: {
    options: "a,append i,ignore-interrupts p output-error=?",
    copies: true,
    run: (it) => {
      for (const file of it.operands) {
        it.write(file, it.stdin, { append: it.has("append") });
      }
    },
  },
  sponge: { options: "a", operands: "write", silent: true },
};

function removeAll(
  it: Invocation,
  fields: readonly Field[],
  recursive: boolean,
  forced: boolean,
): Data {
  for (const field of fields) {
    it.delete(field, { recursive, forced });
    it.frame.machine.files.delete(it.path(field).path);
  }
  return NOTHING;
}

interface Transfer {
  readonly sources: readonly Field[];
  readonly target: Field;
  /** Whether the target is surely a folder. */
  readonly folder: boolean;
}

function transferOf(it: Invocation): Transfer | undefined {
  const given = it.value("target-directory");
  if (given !== undefined) {
    return { sources: it.operands, target: given, folder: true };
  }
  const target = it.operands.at(-1);
  if (target === undefined || it.operands.length < 2) return undefined;
  const sources = it.operands.slice(0, -1);
  const folder = sources.length > 1 ||
    /\/\.{0,2}$|^\.{1,2}$/.test(target.text) ||
    sources[0]?.glob === true;
  return { sources, target, folder };
}

/** Where a source ends up. */
function placed({ target, folder }: Transfer, source: Field): Field {
  if (!folder) return target;
  const name = source.path.replace(/\/+$/, "").split("/").at(-1) ?? "";
  const path = `${target.path.replace(/\/+$/, "")}/${name}`;
  return { ...target, text: path, path };
}

function move(it: Invocation): Data {
  const transfer = transferOf(it);
  if (transfer === undefined) return NOTHING;
  for (const source of transfer.sources) {
    const target = placed(transfer, source);
    // What is there already cannot be moved there.
    if (it.path(target).path === it.path(source).path) continue;
    const data = it.peek(source);
    // A move takes a whole folder with it, and nothing is lost unless the target is a sink.
    it.change({ what: "other" }, "move", source.text, classOf(it, source));
    it.write(target, data);
    const { files, fifos } = it.frame.machine;
    const { path } = it.path(source);
    files.delete(path);
    if (fifos.has(path)) fifos.add(it.path(target).path);
  }
  return NOTHING;
}

function classOf(it: Invocation, field: Field) {
  const fact = it.path(field);
  return {
    target: fact.path,
    path_class: fact.classes,
    breadth: fact.breadth,
    forced: it.has("force"),
  };
}

function copy(it: Invocation): Data {
  const transfer = transferOf(it);
  if (transfer === undefined) return NOTHING;
  const tree = it.has("recursive", "archive");
  for (const source of transfer.sources) {
    const data = it.read(source, tree ? { breadth: "tree" } : {});
    it.write(placed(transfer, source), data);
  }
  return NOTHING;
}

function link(it: Invocation): Data {
  const [only] = it.operands;
  const transfer = transferOf(it) ??
    (only === undefined
      ? undefined
      : { sources: [only], target: literal("."), folder: true });
  if (transfer === undefined) return NOTHING;
  for (const source of transfer.sources) {
    // The link is as good as what it leads to.
    it.write(placed(transfer, source), it.peek(source), { through_link: true });
  }
  return NOTHING;
}
