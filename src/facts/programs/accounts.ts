/** Programs of users, groups, passwords and schedules. */
import { dataOf, known, TERMINAL, UNKNOWN } from "../shell/data.ts";
import { joinFields } from "./declarations.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** Programs of accounts and scheduled jobs. */
export const ACCOUNTS: Family = {
  "passwd,chpasswd,chage,gpasswd,newusers,pwconv,pwunconv,vipw,vigr,visudo,htpasswd,smbpasswd,kpasswd,yppasswd":
    {
      options:
        "d,delete l,lock u,unlock e,expire S,status a,all,add= x= n= w= i= E= M= m= I= W= f,file= c,check q s r,remove= A= R= stdin b B D p C= P=",
      idle: "status check",
      run: (it) => {
        if (
          it.name === "chage" &&
          it.args.some(({ text }) => text === "-l" || text === "--list")
        ) return;
        it.change(
          { what: "account" },
          it.has("delete") ? "remove password" : it.name,
          it.operands[0],
        );
      },
    },
  "useradd,adduser,usermod,groupadd,addgroup,groupmod,newgrp,sysadminctl,dscl,dseditgroup,pw":
    {
      options:
        "m,create-home M d,home= s,shell= u,uid= g,gid= G,groups= a,append c,comment= r,system p,password= e,expiredate= f,inactive= L,lock U,unlock l,login= o N k,skel= D disabled-password disabled-login gecos= ingroup= addUser= deleteUser= t= n= q,quiet",
      run: (it) => {
        const target = it.operands.at(-1);
        const group = it.value("groups")?.text ?? it.operands[1]?.text ?? "";
        const root = it.value("uid")?.text === "0" ||
          /(?:^|,)(?:root|sudo|wheel|admin|docker)(?:,|$)/.test(group);
        if (
          it.name === "dscl" &&
          it.operands.some(({ text }) => /^-?(?:read|list|search)$/.test(text))
        ) return;
        it.change(
          { what: "account", loosens: root },
          it.name,
          target,
          group === "" ? {} : { value: group },
        );
      },
    },
  "userdel,deluser,groupdel,delgroup": {
    options:
      "r,remove f,force Z remove-home remove-all-files backup group system",
    run: (it) =>
      it.change(
        { what: "account", irreversible: true },
        "remove",
        it.operands[0],
      ),
  },
  "crontab": {
    options: "u= e l r i s n T x=",
    run: (it) => {
      if (it.has("l")) return UNKNOWN;
      if (it.has("r")) {
        it.change(
          { what: "schedule", irreversible: true },
          "remove",
          "crontab",
          { breadth: "everything" },
        );
        return;
      }
      const [file] = it.operands;
      if (file === undefined && !it.has("e") && it.stdin === TERMINAL) return;
      const table = file === undefined || file.text === "-"
        ? it.stdin
        : it.read(file);
      it.change(
        { what: "schedule" },
        it.has("e") ? "edit" : "install",
        "crontab",
      );
      for (const line of table.text?.split("\n").slice(0, 32) ?? []) {
        const job = /^\s*(?:@\w+|(?:[^\s#]+\s+){4}[^\s#]+)\s+(\S.*)$/.exec(line)
          ?.[1];
        if (job !== undefined) it.shell(known(job), { via: "crontab" });
      }
      if (table.text === undefined && !it.has("e")) it.unresolved("code");
    },
  },
  "at,batch,atrm,atq": {
    options: "f= q= l r d m M v c V t= k",
    run: (it) => {
      if (it.has("l", "c") || it.name === "atq") return;
      if (it.has("r", "d") || it.name === "atrm") {
        it.change({ what: "schedule" }, "remove", it.operands[0]);
        return;
      }
      const file = it.value("f");
      const code = file === undefined ? it.stdin : it.read(file);
      it.change({ what: "schedule" }, "install", it.operands[0]);
      it.shell(code, { via: "at" });
    },
  },
  "systemd-run,systemd-cat,systemd-nspawn,machinectl": {
    options:
      "scope user system u,unit= p,property= description= slice= r,remain-after-exit t,pty P,pipe q,quiet G,collect on-active= on-boot= on-calendar= on-startup= on-unit-active= timer-property= uid= gid= nice= E,setenv= d,same-dir working-directory= M,machine= H,host= S,shell wait no-block no-ask-password t,identifier= D,directory= i,image= b,boot bind= template=",
    style: "posix",
    run: (it) => {
      if (it.options.given.some(({ key }) => key.startsWith("on-"))) {
        it.change(
          { what: "schedule" },
          "install",
          joinFields(it.operands).text ?? "",
        );
      }
      return it.run(
        it.name === "machinectl" ? it.operands.slice(2) : it.operands,
        { via: it.name },
      );
    },
  },
  "tmux,screen,byobu,zellij,dtach,abduco": { style: "none", run: multiplexer },
  "xterm,gnome-terminal,konsole,alacritty,kitty,wezterm,terminator,urxvt,foot,lxterminal,xfce4-terminal,mate-terminal":
    {
      style: "none",
      run: (it) => {
        const at = it.args.findIndex(({ text }) =>
          /^(?:-e|-x|--|--execute|--command|start)$/.test(text)
        );
        const rest = at < 0 ? [] : it.args.slice(at + 1);
        const [only] = rest;
        if (only !== undefined && rest.length === 1) {
          return it.shell(dataOf(only), { via: it.name });
        }
        return it.run(rest, { via: it.name });
      },
    },
};

/** Subcommands that start a command, or type one. */
const STARTS =
  /^(?:new|new-session|neww|new-window|splitw|split-window|respawn-pane|respawn-window|respawnp|respawnw|run|run-shell|popup|display-popup|if|if-shell|pipep|pipe-pane|send|send-keys)$/;

function multiplexer(it: Invocation): void {
  if (it.name !== "tmux" && it.name !== "byobu") {
    const options = it.reread(
      it.args,
      "d m D= S= L= c= h= s= t= T= x r R U q p= e= X a i l v",
      "posix",
    ).options;
    const at = options.has("X")
      ? options.operands.findIndex(({ text }) =>
        /^(?:stuff|exec|screen)$/.test(text)
      ) + 1
      : 0;
    const rest = options.operands.slice(at);
    if (options.has("X") && rest.length > 0) {
      it.shell(joinFields(rest), { via: it.name });
    } else it.run(rest, { via: it.name });
    return;
  }
  const at = it.args.findIndex(({ text }) => STARTS.test(text));
  if (at < 0) {
    const verb = it.args.find(({ text }) => /^kill-/.test(text))?.text;
    if (verb !== undefined) {
      it.change({ what: "process", irreversible: true }, "kill", verb);
    }
    return;
  }
  const verb = it.args[at]?.text ?? "";
  const inner = it.reread(
    it.args.slice(at + 1),
    "d A D E P X b c= e= F= f= n= s= t= x= y= h v l= p= Z I O C w= H R M N= K",
    "posix",
  );
  const words = /^send/.test(verb)
    ? inner.operands.filter(({ text }) =>
      !/^(?:Enter|C-m|KPEnter|Space)$/.test(text)
    )
    : inner.operands;
  if (words.length === 0) return;
  const code = joinFields(words);
  it.shell(code, { via: `tmux ${verb}` });
}
