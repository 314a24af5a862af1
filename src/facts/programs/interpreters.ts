/** Interpreters: code on the command line or in the input is followed, a file is run. */
import {
  type Data,
  dataOf,
  type Field,
  NOTHING,
  plain,
  UNKNOWN,
} from "../shell/data.ts";
import type { Language } from "./code/language.ts";
import {
  JAVASCRIPT,
  OTHERS,
  PERL,
  PHP,
  PYTHON,
  RUBY,
} from "./code/languages.ts";
import { interpret, printed, runFile } from "./code/interpret.ts";
import { runCode } from "./code/run.ts";
import { decodeBase64 } from "../base64.ts";
import { isSecretName } from "../shell/secret_names.ts";
import { keepOriginal } from "./editors.ts";
import { runAppleScript } from "./applescript.ts";
import { offer } from "./serving.ts";
import { runRuntime } from "./runtimes.ts";
import type { Invocation } from "./invocation.ts";
import type { Family, Program } from "./program.ts";

interface Interpreter {
  readonly language: Language;
  readonly options: string;
  /** Options, by key, whose value is code. */
  readonly code: string;
  /** Options with which nothing is run. */
  readonly idle?: string;
  readonly style?: Program["style"];
  /** Words that stand before the file: `run`, `eval`. */
  readonly run?: Program["run"];
}

function interpreter(table: Interpreter): Program {
  return {
    options: table.options,
    style: table.style ?? "posix",
    ...(table.idle === undefined ? {} : { idle: table.idle }),
    run: (it) => {
      readLoops(it);
      return table.run?.(it) ?? interpret(it, table.language, table.code);
    },
  };
}

/** `perl -ne`, `ruby -pe`: the code is run for each line of the files. */
function readLoops(it: Invocation): void {
  if (!/^(?:perl|ruby)/.test(it.name) || !it.has("n", "p") || it.has("i")) {
    return;
  }
  for (const file of it.has("e", "E") ? it.operands : []) it.read(file);
}

/** Interpreters. */
export const INTERPRETERS: Family = {
  "python,python2,python3,pypy,pypy3,ipython,py,bpython,jython,micropython,pythonw":
    interpreter({
      language: PYTHON,
      options:
        "c= m= B d E h i I O OO q s S u v V W= X= x P b check-hash-based-pycs= no-banner",
      code: "c",
      idle: "V h",
      run: runModule,
    }),
  "node,nodejs,iojs": interpreter({
    language: JAVASCRIPT,
    options:
      "e,eval= p,print= c,check r,require= i,interactive v,version h,help import= loader= input-type= inspect=? inspect-brk=? env-file= test watch max-old-space-size= no-warnings experimental-vm-modules C,conditions= title= harmony trace-warnings",
    code: "eval print",
    idle: "check",
    run: (it) => {
      for (const file of it.options.values("require", "import")) {
        if (/^[./]/.test(file.text)) runFile(it, file, JAVASCRIPT);
        const module = /^data:[\w/+-]+(;base64)?,(.*)$/s.exec(file.text);
        if (module !== null) {
          const [, encoded, code = ""] = module;
          const text = encoded === undefined
            ? decodeText(code)
            : decodeBase64(code);
          runCode(it, { text, origins: ["decoded"] }, JAVASCRIPT);
        }
      }
      for (const { text } of it.options.values("print")) {
        const name = SHOWN.exec(text)?.slice(1).find((one) =>
          one !== undefined
        );
        if (name !== undefined && isSecretName(name)) {
          it.change({ what: "secret" }, "read", name);
        }
      }
      return undefined;
    },
  }),
  "deno,bun,tsx,ts-node,esr,jiti,qjs,d8,jsc,phantomjs,electron,zx": interpreter(
    {
      language: JAVASCRIPT,
      options:
        "e,eval= p,print= r,reload c,config= A,allow-all allow-read=? allow-write=? allow-net=? allow-run=? allow-env=? n w watch=? cwd= T transpile-only O,compiler-options= P,project= q,quiet ext=",
      code: "eval print",
      run: runRuntime,
    },
  ),
  "ruby,jruby,irb,rbx,truffleruby,mruby": interpreter({
    language: RUBY,
    options:
      "0=? a c C= d e= E= F= h i=? I= K= l n p r= s S T=? U v w W=? x=? y version help",
    code: "e",
    idle: "c",
    run: (it) => {
      if (it.has("i")) editAll(it);
      return serveByRuby(it);
    },
  }),
  "perl,perl5,perl6,raku": interpreter({
    language: PERL,
    options:
      "0=? a C=? c D=? e= E= f F= h i=? I= l=? m= M= n p s S t T u U v V=? w W x=? X",
    code: "e E",
    idle: "c v",
    run: (it) => {
      if (it.has("i")) editAll(it);
      return undefined;
    },
  }),
  "php,php-cgi,hhvm": interpreter({
    language: PHP,
    options:
      "a c= n d= e f,file= h i l m r,run= B,process-begin= R,process-code= F,process-file= E,process-end= H S,server= t,docroot= s v w z= version help",
    code: "run process-begin process-code process-end",
    idle: "l i m v",
    run: (it) => {
      const address = it.value("server")?.text;
      if (address !== undefined) {
        offer(it, it.value("docroot"), address);
      }
      return undefined;
    },
  }),
  "lua,luajit,texlua,Rscript,R,julia,groovy,elixir,iex,scala,clojure,erl,escript,ghc,runghc,runhaskell,ocaml,sbcl,guile,racket,scheme,octave,crystal,nim,kotlin,jshell,java,dotnet-script,csi,fsi":
    interpreter({
      language: OTHERS,
      options:
        "e,eval= E i l= v q,quiet,silent c= n b batch script= load= s no-save vanilla f= L= x= P= m= r= main= cp,classpath= jar=",
      code: "eval c x",
    }),
  osascript: interpreter({
    language: {
      ...OTHERS,
      calls: {
        "do shell script": "shell",
        doShellScript: "shell",
        ...OTHERS.calls,
      },
    },
    options: "e= l= i s=",
    code: "e",
    run: runAppleScript,
  }),
};

/** An expression that is a variable of the environment and nothing else. */
const SHOWN = /^\s*process\.env(?:\.(\w+)|\[\s*['"](\w+)['"]\s*\])\s*;?\s*$/;

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Modules of Python that are programs themselves. */
function runModule(it: Invocation): Data | undefined {
  const module = it.value("m");
  if (module === undefined) return undefined;
  // Everything behind the module is its own.
  const at = it.args.findIndex(({ text }) => /^-[a-zA-Z]*m/.test(text));
  const own = it.args[at]?.text.endsWith("m") === true ? at + 2 : at + 1;
  const rest = at < 0 ? it.operands : it.args.slice(own);
  switch (module.text) {
    case "pip":
    case "pip3":
    case "uv":
    case "pytest":
    case "black":
    case "twine":
    case "pipx":
      return it.run([plain(module.text), ...rest], { via: `${it.name} -m` });
    case "http.server":
    case "SimpleHTTPServer":
      serveFolder(it, rest);
      return NOTHING;
    case "timeit": {
      const inner = it.reread(
        rest,
        "n,number= r,repeat= s,setup= p,process v,verbose u,unit=",
        "posix",
      );
      const codes = [...inner.options.values("setup"), ...inner.operands];
      it.from("inline");
      for (const code of codes) runCode(it, dataOf(code), PYTHON);
      return NOTHING;
    }
    case "cProfile":
    case "profile":
    case "trace":
    case "pdb": {
      const inner = it.reread(
        rest,
        "o= s= m= c= t,trace C= g,trackcalls",
        "posix",
      );
      const [file] = inner.operands;
      return file === undefined ? NOTHING : runFile(it, file, PYTHON);
    }
    case "json.tool":
      if (rest[0] !== undefined) it.read(rest[0]);
      if (rest[1] !== undefined) it.write(rest[1], UNKNOWN);
      return printed(it);
    case "zipfile":
    case "tarfile": {
      const [verb, first, ...others] = rest;
      if (first === undefined) return NOTHING;
      if (/^-(?:c|-create)$/.test(verb?.text ?? "")) {
        it.write(first, UNKNOWN);
        for (const one of others) it.read(one, { breadth: "tree" });
      } else {
        it.read(first);
        if (/^-(?:e|-extract)$/.test(verb?.text ?? "")) {
          it.write(others[0] ?? plain("."), UNKNOWN, { breadth: "tree" });
        }
      }
      return NOTHING;
    }
    case "compileall":
    case "py_compile":
      it.write(plain("**/__pycache__/**"), UNKNOWN);
      it.write(plain("__pycache__"), UNKNOWN, { breadth: "tree" });
      return NOTHING;
    case "venv":
    case "virtualenv":
      for (const folder of rest) it.write(folder, NOTHING);
      return NOTHING;
    case "smtpd":
    case "ftplib":
    case "telnetlib":
      it.connect(rest[0] ?? "");
      return NOTHING;
    default:
      return printed(it);
  }
}

/** `python -m http.server --directory /`. */
function serveFolder(it: Invocation, rest: readonly Field[]): void {
  const inner = it.reread(rest, "d,directory= b,bind= p,protocol= cgi");
  if (inner.has("help")) return;
  offer(inner, inner.value("directory"), inner.value("bind")?.text);
}

/** `ruby -run -e httpd / -p 8000`: the code is the name of a server. */
function serveByRuby(it: Invocation): Data | undefined {
  if (it.value("r")?.text !== "un" || it.value("e")?.text !== "httpd") {
    return undefined;
  }
  const inner = it.reread(
    it.operands,
    "bind-address= port,p= do-not-reverse-lookup",
  );
  offer(inner, inner.operands[0], inner.value("bind-address")?.text);
  return NOTHING;
}

function editAll(it: Invocation): void {
  // The first operand is a script only when no option holds the code.
  const files = it.has("e", "E") ? it.operands : it.operands.slice(1);
  for (const file of files) {
    it.write(file, it.read(file));
    keepOriginal(it, file, it.value("i")?.text);
  }
}
