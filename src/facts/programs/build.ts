/** Programs that build, test and run a project by files that are its own, and those that open things. */
import { dataOf, type Field, plain, sliceField } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";
import { readCredential } from "./run.ts";

/** Builders, test runners, and openers. */
export const BUILD: Family = {
  "make,gmake,bmake,nmake": {
    options:
      "f,file,makefile= C,directory= j,jobs=? k,keep-going n,just-print,dry-run,recon i e s,silent,quiet B,always-make I= l= o= O=? q r R S t w W= d debug=? E,eval= p,print-data-base no-print-directory",
    idle: "recon q",
    run: (it) => {
      it.from("file");
      const shell = it.operands.find(({ text }) => text.startsWith("SHELL="));
      if (shell !== undefined) {
        it.shell(dataOf(sliceField(shell, 6)), { via: "make" });
      }
      const code = it.value("eval");
      if (code !== undefined) recipes(it, code.text);
      const file = it.value("makefile");
      if (file === undefined || file.text === "-") {
        if (file !== undefined) recipes(it, it.stdin.text);
        return;
      }
      const content = it.read(file);
      recipes(it, content.text);
      if (content.origins.includes("network")) it.from("network");
    },
  },
  "ctest,ninja,meson,bazel,bazelisk,buck,buck2,scons,waf,autoconf,automake,autoreconf,configure,libtool,pkg-config,gcc,g++,cc,c++,clang,clang++,ld,as,rustc,javac,kotlinc,scalac,tsc,swc,esbuild,webpack,rollup,vite,parcel,turbo,nx,gulp,grunt,babel,next,nuxt,astro,remix,ng,vue,svelte-kit,react-native,storybook,playwright,cypress,jest,vitest,mocha,ava,karma,nyc,c8,pytest,tox,nox,unittest,coverage,mypy,pyright,pylint,flake8,bandit,pre-commit,rspec,cucumber,phpunit,pest,phpstan,ant,dune,just,task,invoke,earthly,dagger,act,skaffold,tilt,golangci-lint,staticcheck,air,dlv,protoc,buf,sqlc,hugo,jekyll,mkdocs,sphinx-build,doxygen,latex,pdflatex,xelatex,latexmk,convert,magick,inkscape,graphviz,dot,plantuml,mermaid,cargo-watch,xcodebuild,emulator,uvicorn,gunicorn,flask,symfony,wp,streamlit,ipdb,locust,nginx,apachectl,javap,msbuild,zig,npm-run-all,envsubst,bison,flex,yacc,lex,gdbserver":
    {
      options:
        "o,output= O= C= D= B= S= G= j,jobs= f,file= t,target= p= c,config= v,verbose q,quiet w,watch e= m= k= x n s i= y l= L= I= d= r= h=",
      style: "exact",
      values: { output: "write" },
      run: (it) => {
        it.from("file");
        for (const file of it.operands.slice(0, 16)) readCredential(it, file);
      },
    },
  "open,xdg-open,start,explorer,sensible-browser,x-www-browser,firefox,chromium,chromium-browser,google-chrome,chrome,safari,brave,msedge":
    {
      options: "a= b= e t f F W R n g j h s= u= headless incognito new-window",
      style: "posix",
      run: (it) => {
        for (const one of it.operands) {
          if (/^[a-z]+:\/\//i.test(one.text)) {
            it.connect(
              one,
              one.known
                ? {}
                : { data: { text: undefined, origins: one.origins } },
            );
          } else it.list(one);
        }
      },
    },
  "pbcopy,pbpaste,xclip,xsel,wl-copy,wl-paste,clip,termux-clipboard-set,xdotool,ydotool,wmctrl,screencapture,scrot,grim,gnome-screenshot,maim,flameshot,ffplay,mpv,vlc,afplay,aplay,arecord,parecord,espeak":
    {
      options: "selection= i o in out b c t= l= d= p= s= q x m r",
      run: (it) => {
        if (
          /^(?:pbpaste|wl-paste)$/.test(it.name) ||
          /^(?:xclip|xsel)$/.test(it.name) && it.has("o", "out", "b")
        ) {
          // Anything may lie in the clipboard.
          return { text: undefined, origins: ["decoded"] };
        }
        if (
          /^(?:screencapture|scrot|import|grim|gnome-screenshot|maim)$/.test(
            it.name,
          )
        ) {
          for (const file of it.operands.slice(-1)) {
            it.write(file, { text: undefined, origins: [] });
          }
        }
        if (
          /^(?:xdotool|ydotool)$/.test(it.name) &&
          it.operands[0]?.text === "exec"
        ) it.run(it.operands.slice(1), { via: it.name });
      },
    },
  "defaults,PlistBuddy,plutil,dconf,gsettings,xfconf-query,kwriteconfig5,tccutil,spctl,csrutil,nvram,profiles,softwareupdate,codesign,mdutil,tmutil":
    {
      style: "none",
      run: settings,
    },
};

/** A recipe's line: after a tab, or after the semicolon behind a target. */
const RECIPE = /^(?:\t|[^\t#\n=:]*:(?!=)[^;\n]*;)[ \t]*[@+-]*(.*)$/gm;
/** A command whose output becomes a value while the makefile is read. */
const SHELL = /\$\(shell ([^)]*)\)/g;

/** Commands of a makefile that was written on the spot. */
function recipes(it: Invocation, text = ""): void {
  const lines = [...text.matchAll(RECIPE), ...text.matchAll(SHELL)];
  for (const [, line = ""] of lines) {
    it.shell({ text: line.replaceAll("$$", "$"), origins: [] }, {
      via: "make",
    });
  }
}

function settings(it: Invocation): void {
  const words = it.args.map(({ text }) => text);
  const [verb = "", ...rest] = words;
  const last: Field = it.args.at(-1) ?? plain("");
  if (
    /^-?(?:read|read-type|domains|find|get|list|list-schemas|list-recursively|status|--status|-p|--list|-l|export|verify|show|describe)$/i
      .test(verb)
  ) return;
  // What macOS asks before it opens a download, and who may be seen to sign.
  const checks = it.name === "defaults" &&
    /LSQuarantine|GKAutoRearm|com\.apple\.loginwindow|com\.apple\.alf/.test(
      words.join(" "),
    );
  if (it.name === "nvram" && !/^-[px]/.test(verb)) {
    return it.change({ what: "kernel" }, "set", verb);
  }
  const guards = checks || /^(?:spctl|csrutil|tccutil)$/.test(it.name);
  const loosens = checks || guards &&
      /disable|reset|-disable|--master-disable|add/.test(words.join(" "));
  const loses = it.name === "tmutil" && /delete|disable/.test(verb);
  it.change(
    {
      what: guards ? "agent" : loses ? "disk" : "other",
      ...(loosens ? { loosens: true } : {}),
      ...(loses ? { irreversible: true } : {}),
    },
    verb.replace(/^-+/, "") || it.name,
    rest[0] ?? last.text,
  );
}
