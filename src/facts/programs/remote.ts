/** Programs that work on other machines: ssh, scp, rsync, sftp. */
import {
  type Data,
  dataOf,
  type Field,
  join,
  mix,
  NOTHING,
  plain,
  TERMINAL,
} from "../shell/data.ts";
import { loads } from "../shell/environment.ts";
import { joinFields } from "./declarations.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

const SSH =
  "4 6 A a C f G g K k M N n q s T t V v X x Y y B= b= c= D= E= e= F= I= i= J= L= l= m= O= o= p= Q= R= S= W= w= P=";

const RSYNC =
  "v,verbose q,quiet no-motd c,checksum a,archive r,recursive R,relative no-implied-dirs b,backup backup-dir= suffix= u,update inplace append append-verify d,dirs l,links L,copy-links k K H,hard-links p,perms E,executability chmod= A,acls X,xattrs o,owner g,group devices specials D t,times U,atimes O J super fake-super S,sparse preallocate n,dry-run W,whole-file checksum-choice= x,one-file-system B,block-size= e,rsh= rsync-path= existing ignore-existing remove-source-files del,delete delete-before delete-during delete-delay delete-after delete-excluded ignore-missing-args delete-missing-args ignore-errors force max-delete= max-size= min-size= partial partial-dir= delay-updates m,prune-empty-dirs numeric-ids usermap= groupmap= chown= timeout= contimeout= I,ignore-times size-only modify-window= T,temp-dir= y,fuzzy compare-dest= copy-dest= link-dest= z,compress compress-level= skip-compress= C,cvs-exclude f,filter= F exclude= exclude-from= include= include-from= files-from= 0,from0 s,protect-args address= port= sockopts= blocking-io stats 8 h,human-readable progress P i,itemize-changes M,remote-option= out-format= log-file= log-file-format= password-file= list-only bwlimit= write-batch= only-write-batch= read-batch= protocol= iconv= checksum-seed= 4 6 no-r,no-recursive";

/** Programs of remote machines. */
export const REMOTE: Family = {
  "ssh,autossh,slogin,sshpass,dbclient,plink,mosh,rsh,et": {
    style: "none",
    run: ssh,
  },
  "scp,pscp": {
    options: "3 4 6 A B C O p q R r s T v c= D= F= i= J= l= o= P= S= X=",
    run: (it) => {
      settings(it);
      return transfer(it, it.has("r"));
    },
  },
  "rsync,openrsync,unison": { options: RSYNC, run: rsync },
  "sftp,lftp,ftp,tftp,ncftp,smbclient,cadaver,psftp": {
    options:
      "a A C f N p q r v b= B= c= D= d= F= i= J= l= o= P= R= S= s= X= e= u= n g m U= W= I= L= T= k",
    run: (it) => {
      settings(it);
      const batch = it.value("b");
      const text = batch === undefined || batch.text === "-"
        ? it.stdin
        : it.read(batch);
      const code = it.value("e", "c");
      const own = it.name === "tftp" && code !== undefined
        ? [code, ...it.operands.slice(1)].map(({ text }) => text).join(" ")
        : code?.text ?? "";
      const lines = `${text.text ?? ""}\n${it.name === "sftp" ? "" : own}`;
      const files = [
        ...lines.matchAll(/^\s*(?:m?put|reput)\s+(?:-\w+\s+)*(\S+)/gim),
      ].map(([, path = ""]) => path);
      let data = text === TERMINAL
        ? NOTHING
        : { text: undefined, origins: text.origins };
      for (const path of files.slice(0, 16)) {
        data = join(
          data,
          it.read({ text: path, path, known: true, glob: false, origins: [] }),
        );
      }
      for (const [, line = ""] of lines.matchAll(/^\s*!(.*)$/gm)) {
        it.shell({ text: line, origins: [] }, { via: it.name });
      }
      const [host] = it.operands;
      if (host !== undefined) {
        it.connect(hostOf(host.text), {
          scheme: it.name === "sftp" ? "sftp" : "ftp",
          data,
        });
      }
    },
  },
  "ssh-copy-id,ssh-keyscan": {
    options: "i= p= o= f n s t= T= 4 6 H D v",
    run: (it) => {
      for (const host of it.operands) {
        it.connect(hostOf(host.text), { scheme: "ssh" });
      }
      if (it.name !== "ssh-copy-id" || it.has("n")) return;
      const file = plain("~/.ssh/authorized_keys");
      it.inside(it.wrap({ via: it.name, within: "remote", bare: true }))
        .write(file, NOTHING, { append: true });
    },
  },
  "ssh-agent": {
    options: "a= c s d D k t= E= P=",
    style: "posix",
    run: (it) => it.run(it.operands, { via: "ssh-agent" }),
  },
};

/** The host in `user@host:path`, `host` or a URL. */
export function hostOf(text: string): string {
  if (/^[a-z]+:\/\//i.test(text)) return text;
  return text.replace(/^.*@/s, "").replace(/^(\[[^\]]*\]|[^:]*):.*$/s, "$1");
}

/** Options of ssh, scp and sftp that run a command on this side. */
function settings(it: Invocation): void {
  for (const field of it.options.values("o")) {
    const [, name = "", code = ""] =
      /^\s*(\w+)\s*[= ]\s*([^]*)$/.exec(field.text) ?? [];
    if (
      /^(?:proxycommand|localcommand|knownhostscommand|permitlocalcommand)$/i
        .test(name)
    ) {
      if (code !== "none" && code !== "yes" && code !== "no") {
        it.shell({
          text: field.known ? code : undefined,
          origins: field.origins,
        }, { via: `${it.name} -o ${name}` });
      }
    }
  }
  const program = it.value("S", "D");
  if (program !== undefined && it.name !== "ssh" && it.name !== "tftp") {
    it.run([program], { via: `${it.name} -S` });
  }
  const config = it.value("F");
  if (config !== undefined) it.read(config);
}

function ssh(given: Invocation): Data {
  if (given.name === "sshpass") {
    const inner = given.reread(given.args, "f= d= p= e v P=", "posix");
    return inner.run(inner.operands, { via: "sshpass" });
  }
  const it = given.reread(given.args, SSH, "posix");
  if (
    it.has("V", "Q", "G") || given.args.some(({ text }) => text === "--help")
  ) return NOTHING;
  settings(it);
  const config = it.value("F");
  // It may name a command that is run before the connection is made.
  if (config !== undefined) loads(it.frame, "ssh -F", config.path, "lookup");
  const [host, ...rest] = it.operands;
  if (host === undefined) return NOTHING;
  // Options may follow the host.
  const after = it.reread(rest, SSH, "posix");
  if (rest[0]?.text.startsWith("-") === true) settings(after);
  const command = after.operands;
  const port = it.value("p") ?? after.value("p");
  const noInput = it.has("n", "f") || after.has("n", "f");
  const input = noInput || it.stdin === TERMINAL ? NOTHING : it.stdin;
  // What the command line itself carries is sent as well.
  const sent = join(input, joinFields(command));
  it.connect(hostOf(host.text), {
    scheme: "ssh",
    data: { text: sent.text, origins: sent.origins },
    port: /^\d{1,5}$/.test(port?.text ?? "") ? Number(port?.text) : 22,
    ...(it.options.values("o").some(({ text }) =>
        /StrictHostKeyChecking\s*[= ]\s*no/i.test(text)
      )
      ? { unchecked: true }
      : {}),
  });
  const open = [
    ...it.options.values("D", "L"),
    ...after.options.values("D", "L"),
  ]
    .some(({ text }) => /^(?:0\.0\.0\.0|\*|\[?::\]?):/.test(text));
  if (it.has("R") || after.has("R") || open) {
    it.connect(hostOf(host.text), { scheme: "tunnel", direction: "in" });
  }
  const elsewhere = {
    via: "ssh",
    within: "remote",
    privilege: "remote",
    stdin: input,
    bare: true,
  } as const;
  if (command.length > 0) {
    const output = it.shell(joinFields(command), elsewhere);
    return { text: undefined, origins: mix(output.origins, ["network"]) };
  }
  if (it.stdin !== TERMINAL && !noInput) it.shell(it.stdin, elsewhere);
  return { text: undefined, origins: ["network"] };
}

/** Whether an operand names a place on another machine. */
function isRemote({ text }: Field): boolean {
  return /^[a-z]+:\/\//i.test(text) ||
    /^(?:[^/\s:]+@)?(?:\[[^\]]*\]|[^/:\s]{2,}):/.test(text);
}

function transfer(it: Invocation, tree: boolean): Data {
  const target = it.operands.at(-1);
  const sources = it.operands.slice(0, -1);
  if (target === undefined || sources.length === 0) return NOTHING;
  let data = NOTHING;
  for (const source of sources) {
    data = join(
      data,
      isRemote(source)
        ? it.connect(hostOf(source.text), {
          scheme: it.name === "rsync" ? "rsync" : "ssh",
        })
        : it.read(source, tree ? { breadth: "tree" } : {}),
    );
  }
  if (isRemote(target)) {
    it.connect(hostOf(target.text), {
      scheme: it.name === "rsync" ? "rsync" : "ssh",
      data: { text: undefined, origins: data.origins },
    });
  } else {
    const [first] = sources;
    const whole = first?.text.endsWith("/") === true;
    const folder = !whole &&
      (sources.length > 1 || /\/\.?$|^\.{1,2}$/.test(target.text));
    const name = first?.text.replace(/\/+$/, "").split(/[/:]/).at(-1) ?? "";
    const path = folder
      ? `${target.path.replace(/\/+$/, "")}/${name}`
      : target.path;
    it.write({ ...target, text: path, path }, data);
  }
  return NOTHING;
}

function rsync(it: Invocation): Data {
  const shell = it.value("rsh");
  if (shell !== undefined && !/^ssh(?:\s|$)/.test(shell.text)) {
    it.shell(dataOf(shell), { via: "rsync -e" });
  } else if (shell !== undefined) {
    it.shell({
      text: shell.known ? `${shell.text} rsync-peer` : undefined,
      origins: shell.origins,
    }, { via: "rsync -e" });
  }
  for (
    const key of ["files-from", "exclude-from", "include-from", "password-file"]
  ) {
    const file = it.value(key);
    if (file !== undefined && file.text !== "-" && !isRemote(file)) {
      it.read(file);
    }
  }
  if (it.has("dry-run", "list-only")) return NOTHING;
  const target = it.operands.at(-1);
  const deletes = it.options.given.some(({ key }) =>
    /^delete(?!-missing)/.test(key)
  );
  if (target !== undefined && deletes && it.operands.length > 1) {
    if (isRemote(target)) {
      const frame = it.wrap({
        via: "rsync",
        within: "remote",
        privilege: "remote",
        bare: true,
      });
      const path = target.text.replace(/^[^:]*:/s, "");
      it.inside(frame).delete({ ...target, text: path, path }, {
        recursive: true,
        forced: true,
        breadth: "tree",
      });
    } else {it.delete(target, {
        recursive: true,
        forced: true,
        breadth: "tree",
      });}
  }
  const tree = !it.has("no-recursive") && it.has("archive", "recursive");
  const output = transfer(it, tree);
  if (it.has("remove-source-files")) {
    for (const source of it.operands.slice(0, -1)) {
      if (!isRemote(source)) it.delete(source, { recursive: tree });
    }
  }
  return output;
}
