/** Programs that filter text: search, sort, cut. */
import { type Data, mix, plain } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

const GREP =
  "E,extended-regexp F,fixed-strings G,basic-regexp P,perl-regexp e,regexp= f,file= i,ignore-case y v,invert-match w,word-regexp x,line-regexp c,count color=? colour=? L,files-without-match l,files-with-matches m,max-count= o,only-matching q,quiet,silent s,no-messages b,byte-offset H,with-filename h,no-filename label= n,line-number T,initial-tab z,null-data Z,null A,after-context= B,before-context= C,context= a,text binary-files= D,devices= d,directories= exclude= exclude-from= exclude-dir= include= r,recursive R,dereference-recursive U,binary line-buffered";

const RIPGREP =
  "e,regexp= f,file= A,after-context= B,before-context= C,context= color= colors= E,encoding= g,glob= iglob= M,max-columns= m,max-count= d,max-depth= max-filesize= path-separator= pre= pre-glob= r,replace= sort= sortr= j,threads= t,type= T,type-not= type-add= type-clear= ignore-file= a,text c,count F,fixed-strings L,follow H,with-filename I,no-filename S,smart-case i,ignore-case s,case-sensitive v,invert-match l,files-with-matches n,line-number N,no-line-number o,only-matching p,pretty P,pcre2 q,quiet u,unrestricted U,multiline w,word-regexp x,line-regexp z,search-zip 0,null hidden no-ignore no-config files files-without-match json vimgrep stats column depth= ackmate hostname-bin=";

/** Filters. */
export const FILTERS: Family = {
  "grep,egrep,fgrep,zgrep,bzgrep,xzgrep,ggrep,pcregrep,pcre2grep,rgrep": {
    options: GREP,
    values: { file: "read", "exclude-from": "read" },
    run: (it) =>
      search(
        it,
        it.has("recursive", "dereference-recursive") || it.name === "rgrep",
      ),
  },
  "rg,ripgrep,ag,ack,ugrep,ug,pt,sift": {
    options: RIPGREP,
    values: { file: "read" },
    run: (it) => {
      const program = it.value("pre", "hostname-bin");
      if (program !== undefined) it.run([program], { via: it.name });
      return search(it, true);
    },
  },
  "sort,gsort": {
    options:
      "b d,dictionary-order f,ignore-case g i M h n,numeric-sort R,random-sort random-source= r,reverse V,version-sort batch-size= c,check=? C compress-program= debug files0-from= k,key= m,merge o,output= s,stable S,buffer-size= t,field-separator= T,temporary-directory= parallel= u,unique z,zero-terminated sort=",
    operands: "read",
    values: { output: "write", "files0-from": "read", "random-source": "read" },
    run: (it) => {
      const program = it.value("compress-program");
      if (program !== undefined) it.run([program], { via: "sort" });
      return it.operands.length === 0 ? passing(it) : undefined;
    },
  },
  uniq: {
    options:
      "c,count d,repeated D f,skip-fields= i,ignore-case s,skip-chars= u,unique w,check-chars= z,zero-terminated group=?",
    operands: ["read", "write"],
    run: (it) => it.operands.length === 0 ? passing(it) : undefined,
  },
  cut: {
    options:
      "b,bytes= c,characters= d,delimiter= f,fields= n complement s,only-delimited output-delimiter= z,zero-terminated",
    operands: "read",
    run: cut,
  },
  tr: {
    options: "c,C,complement d,delete s,squeeze-repeats t,truncate-set1",
    style: "posix",
    run: translate,
  },
  rev: {
    operands: "read",
    run: (it) => {
      const { text, origins } = it.operands[0] === undefined
        ? it.stdin
        : it.peek(it.operands[0]);
      return {
        text: text?.split("\n").map((line) => [...line].reverse().join(""))
          .join("\n"),
        origins: text === undefined ? mix(origins, ["decoded"]) : origins,
      };
    },
  },
  "shuf,tsort,pv,ts,iconv,numfmt,col,colrm,shellcheck,checkbashisms,hadolint,actionlint,yamllint,markdownlint,jsonlint,fzf":
    {
      options:
        "o,output= f,from-code= t,to-code= s,shell= c q n,head-count= e i z,zero-terminated r,repeat random-source= d= N= L= B= l C= x= m= 0 print0 read0 multi query= filter= preview= format= severity= S= a",
      operands: "read",
      values: { output: "write" },
      run: (it) => it.stdin.paths === undefined ? undefined : it.stdin,
    },
  "dos2unix,unix2dos": {
    options: "k,keepdate n,newfile o,oldfile q,quiet f,force b c= i=?",
    operands: "edit",
    silent: true,
  },
  "factor,bc,dc,expr,cowsay,figlet,lolcat,peco,gum,dialog,whiptail,clear,reset,tput,stty,tty,sleep,cal,ncal,uname,hostid,arch,nproc,uptime,whoami,who,w,id,groups,logname,users,last,lastlog,lastb,finger,getent,getconf,free,vmstat,iostat,mpstat,sar,lscpu,lsmem,lspci,lsusb,lsblk,blkid,lsof,lsmod,modinfo,sw_vers,system_profiler,neofetch,fastfetch,screenfetch,info,apropos,whatis,tldr,cheat,mandb,ps,pgrep,pidof,pstree,top,htop,btop,atop,iotop,glances,inxi,dmidecode,hwinfo,acpi,sensors,xdpyinfo,xrandr,notify-send,say,beep,wait4x":
    {
      options:
        "o,output= f,from-code= t,to-code= s c q n d u i a r z e v l p x m k h= F H w A",
      values: { output: "write" },
      run: (it) => it.stdin.paths === undefined ? undefined : it.stdin,
    },
};

function passing(it: Invocation): Data {
  const { text, origins, paths } = it.stdin;
  // One line or none stays what it is.
  return text !== undefined && !text.replace(/\n$/, "").includes("\n")
    ? it.stdin
    : { text: undefined, origins, ...(paths === undefined ? {} : { paths }) };
}

function search(it: Invocation, recursive: boolean): Data | undefined {
  const files = it.has("regexp", "file", "files", "type-list")
    ? it.operands
    : it.operands.slice(1);
  const names = it.has("files", "files-with-matches", "files-without-match");
  // A count or a status shows nothing of what is in a file.
  const shows = !names && !it.has("count", "quiet");
  for (const file of files) {
    if (file.text === "-") continue;
    it.read(file, {
      ...recursive && { breadth: "tree" },
      ...!shows && { names_only: true },
    });
  }
  const alone = files.length === 0;
  if (alone && it.stdin.text === undefined && it.stdin.origins.length === 0) {
    if (recursive && it.stdin.paths === undefined) {
      it.read(plain("."), { breadth: "tree" });
    }
  }
  if (names && !alone) {
    return {
      text: undefined,
      origins: [],
      paths: files.map(({ path }) => `${path}/**`),
    };
  }
  // A search that finds nothing in a known text prints nothing; what it finds is not worked out.
  return alone ? passing(it) : undefined;
}

function cut(it: Invocation): Data | undefined {
  const { text, origins } = it.stdin;
  const delimiter = it.value("delimiter")?.text ?? "\t";
  const list = it.value("fields", "characters", "bytes")?.text ?? "";
  const range = /^(\d+)?(-)?(\d+)?$/.exec(list);
  if (text === undefined || range === null || it.operands.length > 0) {
    return undefined;
  }
  const from = Number(range[1] ?? 1) - 1;
  const to = range[3] !== undefined
    ? Number(range[3])
    : range[2] === undefined
    ? from + 1
    : undefined;
  const fields = it.has("fields");
  const lines = text.replace(/\n$/, "").split("\n").map((line) =>
    fields
      ? line.split(delimiter).slice(from, to).join(delimiter)
      : line.slice(from, to)
  );
  return { text: `${lines.join("\n")}\n`, origins };
}

/** The characters of a set of `tr`, with ranges and classes written out. */
function setOf(text: string): readonly string[] {
  const classes: Readonly<Record<string, string>> = {
    "[:upper:]": "A-Z",
    "[:lower:]": "a-z",
    "[:digit:]": "0-9",
    "[:alpha:]": "A-Za-z",
    "[:alnum:]": "0-9A-Za-z",
    "[:space:]": " \t\n\r\v\f",
  };
  const plainText = text.replace(/\[:\w+:\]/g, (name) => classes[name] ?? "")
    .replace(/\\n/g, "\n").replace(/\\t/g, "\t").replace(/\\(.)/g, "$1");
  const found: string[] = [];
  const letters = [...plainText];
  for (let at = 0; at < letters.length && found.length < 512; at++) {
    const [first = "", dash, last] = letters.slice(at, at + 3);
    if (dash === "-" && last !== undefined) {
      const [from, to] = [first.codePointAt(0) ?? 0, last.codePointAt(0) ?? 0];
      for (let code = from; code <= to && found.length < 512; code++) {
        found.push(String.fromCodePoint(code));
      }
      at += 2;
    } else found.push(first);
  }
  return found;
}

function translate(it: Invocation): Data {
  const { text, origins } = it.stdin;
  const [from, to] = it.operands;
  if (text === undefined || from?.known !== true || to?.known === false) {
    return {
      text: undefined,
      origins: it.has("delete", "squeeze-repeats") ? origins : mix(
        origins,
        text === undefined && origins.length === 0 ? [] : ["decoded"],
      ),
    };
  }
  const [source, target] = [setOf(from.text), setOf(to?.text ?? "")];
  const removed = it.has("delete");
  const map = new Map(
    source.map((
      letter,
      at,
    ) => [letter, target[Math.min(at, target.length - 1)] ?? ""]),
  );
  let found = "";
  for (const letter of text) {
    const inside = it.has("complement") !== map.has(letter);
    if (!inside) found += letter;
    else if (!removed) {
      found += it.has("complement")
        ? target.at(-1) ?? letter
        : target.length === 0
        ? letter
        : map.get(letter) ?? letter;
    }
  }
  return { text: found, origins };
}
