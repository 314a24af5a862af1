/** Programs that pack many files into one: tar, zip, cpio. */
import {
  type Data,
  dataOf,
  type Field,
  mix,
  NOTHING,
  plain,
} from "../shell/data.ts";
import { unpacked } from "./compressors.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

const TAR =
  "A,catenate,concatenate c,create d,compare,diff delete r,append t,list u,update x,get,extract C,directory= f,file= z,gzip,gunzip j,bzip2 J,xz Z,compress a,auto-compress lzip lzma lzop zstd I,use-compress-program= v,verbose w,interactive k,keep-old-files overwrite U,unlink-first recursive-unlink remove-files h,dereference l p,preserve-permissions,same-permissions P,absolute-names O,to-stdout to-command= T,files-from= X,exclude-from= exclude= exclude-vcs strip-components= transform= xform= no-recursion recursion one-file-system checkpoint=? checkpoint-action= F,info-script,new-volume-script= rsh-command= rmt-command= force-local W,verify L,tape-length= M,multi-volume s m,touch n N,newer= newer-mtime= owner= group= mode= numeric-owner same-owner no-same-owner o S,sparse g,listed-incremental= G i,ignore-zeros K,starting-file= V,label= b,blocking-factor= B wildcards no-wildcards totals null index-file= format= H=";

const ZIP =
  "r,recurse-paths R q,quiet v,verbose m,move d,delete u,update f,freshen j,junk-paths x,exclude= i,include= e,encrypt P,password= 0 1 2 3 4 5 6 7 8 9 y,symlinks @,names-stdin T,test TT,unzip-command= s,split-size= O,output-file= b,temp-path= l n= t= X D o g";

/** Archivers. */
export const ARCHIVES: Family = {
  "tar,gtar,bsdtar,star": { options: TAR, run: tar },
  zip: {
    options: ZIP,
    run: zip,
  },
  "unzip,7z,7za,7zr,7zz,unrar,rar,unar,jar,cabextract,dpkg-deb,rpm2cpio,ditto":
    {
      options: "d= o n q j p c l t v x= P= u f a L C X y r w= si so h",
      run: unpack,
    },
  "cpio,pax": {
    options:
      "i,extract o,create p,pass-through d,make-directories u,unconditional v,verbose t,list F,file= I= O= D,directory= E= H,format= 0,null B a b c f k l L m n r s S V r w=",
    values: { file: "read", O: "write" },
    run: (it) => {
      if (!it.has("list") && it.has("extract", "pass-through")) {
        it.write(it.value("directory") ?? plain("./*"), {
          text: undefined,
          origins: ["file"],
        });
      }
      return { text: undefined, origins: mix(it.stdin.origins, it.origins) };
    },
  },
  "ar,ranlib,strip": { style: "none", silent: true },
};

function pathsIn(data: Data): readonly Field[] {
  return data.text?.split(/[\n\0]/).filter((line) => line !== "").slice(0, 32)
    .map(plain) ?? [];
}

/** A host before the colon makes an archive a remote one. */
function isRemote({ text }: Field): boolean {
  return /^[^/:]+:/.test(text) && !/^[A-Za-z]:[\\/]/.test(text);
}

function tar(given: Invocation): Data {
  const it = withOwnSettings(given);
  for (
    const key of [
      "use-compress-program",
      "to-command",
      "new-volume-script",
      "rsh-command",
      "rmt-command",
    ]
  ) {
    const program = it.value(key);
    if (program !== undefined) {
      it.shell(dataOf(program), { via: `tar --${key}` });
    }
  }
  for (const action of it.options.values("checkpoint-action")) {
    const code = /^exec=(.*)$/s.exec(action.text)?.[1];
    if (code !== undefined) {
      it.shell({
        text: action.known ? code : undefined,
        origins: action.origins,
      }, { via: "tar --checkpoint-action" });
    }
  }
  const archive = it.value("file");
  const creates = it.has("create", "append", "update", "concatenate");
  const list = it.value("files-from");
  const names = list === undefined
    ? []
    : list.text === "-"
    ? pathsIn(it.stdin)
    : pathsIn(it.read(list));
  if (list !== undefined && names.length === 0) it.unresolved("variable");
  const excluded = it.value("exclude-from");
  if (excluded !== undefined) it.read(excluded);
  const cwd = it.value("directory");
  const inside = cwd === undefined ? it : within(it, cwd);
  if (creates) {
    const flat = it.has("no-recursion");
    let origins: Data["origins"] = ["file"];
    for (const file of [...it.operands, ...names]) {
      const data = inside.read(file, flat ? {} : { breadth: "tree" });
      origins = mix(origins, data.origins);
    }
    // A whole folder may hold anything, what was put there before included.
    const packed: Data = { text: undefined, origins };
    if (it.has("remove-files")) {
      for (const file of it.operands) {
        inside.delete(file, { recursive: true, forced: true });
      }
    }
    if (archive === undefined || archive.text === "-") return packed;
    if (isRemote(archive) && !it.has("force-local")) {
      it.connect(archive.text.replace(/:.*$/s, "").replace(/^.*@/, ""), {
        scheme: "ssh",
        data: packed,
      });
    } else it.write(archive, packed);
    return NOTHING;
  }
  const content = archive === undefined || archive.text === "-"
    ? it.stdin
    : isRemote(archive) && !it.has("force-local")
    ? it.connect(archive.text.replace(/:.*$/s, ""), { scheme: "ssh" })
    : it.read(archive);
  if (it.has("list", "diff")) return { text: undefined, origins: [] };
  if (it.has("delete")) {
    if (archive !== undefined) it.write(archive, content);
    return NOTHING;
  }
  if (!it.has("extract")) return NOTHING;
  if (it.has("to-stdout")) {
    return { text: undefined, origins: unpacked(content.origins) };
  }
  const target = cwd ?? plain(".");
  const names2 = it.has("absolute-names") ? [plain("/*")] : [];
  for (const folder of [target, ...names2]) {
    it.write(
      { ...folder, path: folder === target ? `${folder.path}/*` : folder.path },
      { text: undefined, origins: content.origins },
    );
  }
  return NOTHING;
}

function within(it: Invocation, cwd: Field): Invocation {
  return it.inside({
    ...it.wrap({ via: it.name, cwd, process: false }),
    via: it.frame.via,
  });
}

/** Old style: the first word is a bundle of letters without a dash. `TAR_OPTIONS` comes before everything. */
function withOwnSettings(it: Invocation): Invocation {
  const extra = it.frame.scope.variable("TAR_OPTIONS");
  const settings =
    extra?.values.map(({ text }) => text ?? "").join(" ").split(/\s+/).filter((
      word,
    ) => word !== "").map(plain) ?? [];
  const [first, ...rest] = it.args;
  const bundle = first !== undefined && /^[A-Za-z]{1,40}$/.test(first.text);
  if (!bundle && settings.length === 0) return it;
  if (!bundle) return it.reread([...settings, ...it.args], TAR);
  // Each letter that takes a value takes the next word, in order.
  const words = [...rest];
  const args: Field[] = [];
  for (const letter of first.text) {
    args.push(plain(`-${letter}`));
    const value = "CfITXFLgKVbHNs".includes(letter) ? words.shift() : undefined;
    if (value !== undefined) args.push(value);
  }
  return it.reread([...settings, ...args, ...words], TAR);
}

function zip(given: Invocation): Data {
  // `-TT CMD` is one option, not `-T` twice.
  const it = given.args.some(({ text }) => text === "-TT")
    ? given.reread(
      given.args.map((one) =>
        one.text === "-TT" ? plain("--unzip-command") : one
      ),
      ZIP,
    )
    : given;
  const code = it.value("unzip-command");
  if (code !== undefined) it.shell(dataOf(code), { via: "zip -TT" });
  const [archive, ...files] = it.operands;
  if (archive === undefined) return NOTHING;
  let origins: Data["origins"] = ["file"];
  const listed = it.has("names-stdin") ? pathsIn(it.stdin) : [];
  if (it.has("delete")) {
    it.write(archive, it.read(archive));
    return NOTHING;
  }
  const tree = it.has("recurse-paths", "R");
  for (const file of [...files, ...listed]) {
    if (file.text === "-" || file.text === "@") {
      origins = mix(origins, it.stdin.origins);
    } else {origins = mix(
        origins,
        it.read(file, tree ? { breadth: "tree" } : {}).origins,
      );}
    if (it.has("move")) it.delete(file, { recursive: tree });
  }
  const data: Data = { text: undefined, origins };
  if (archive.text === "-") return data;
  it.write(
    /\.\w+$/.test(archive.text) ? archive : {
      ...archive,
      text: `${archive.text}.zip`,
      path: `${archive.path}.zip`,
    },
    data,
  );
  return NOTHING;
}

function unpack(it: Invocation): Data {
  const verbs = /^(?:7z|7za|7zr|7zz|rar|unrar|jar)$/.test(it.name);
  const verb = verbs ? it.operands[0] : undefined;
  const more = verbs ? it.operands.slice(1) : it.operands;
  const [archive, ...rest] = more;
  if (archive === undefined) return NOTHING;
  if (verb !== undefined && /^(?:a|u|m|d|rn|cf|cvf|uf)$/.test(verb.text)) {
    let origins: Data["origins"] = ["file"];
    for (const file of rest) {
      origins = mix(origins, it.read(file, { breadth: "tree" }).origins);
    }
    it.write(archive, { text: undefined, origins });
    if (it.args.some(({ text }) => text === "-sdel" || text === "-df")) {
      for (const file of rest) it.delete(file, { recursive: true });
    }
    return NOTHING;
  }
  const content = it.read(archive);
  const looks = verb === undefined
    ? it.has("l", "t", "v")
    : /^[lt]/.test(verb.text);
  if (looks) return { text: undefined, origins: [] };
  if (it.has("p", "c", "so")) {
    return { text: undefined, origins: unpacked(content.origins) };
  }
  const attached = it.args.find(({ text }) => /^-o./.test(text))?.text.slice(2);
  const folder = it.value("d")?.path ?? (verbs ? attached : undefined) ?? ".";
  it.write(plain(`${folder}/*`), { text: undefined, origins: content.origins });
  return NOTHING;
}
