/** Programs that run commands in another terminal, session or unit. */
import { dataOf } from "../shell/data.ts";
import { joinFields } from "./declarations.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** Terminals, multiplexers and transient units. */
export const TERMINALS: Family = {
  "systemd-cat": {
    options:
      "t,identifier= p,priority= stderr-priority= level-prefix= namespace=",
    style: "posix",
    run: (it) => it.run(it.operands, { via: it.name }),
  },
  "systemd-run,systemd-nspawn,machinectl": {
    options:
      "scope user system u,unit= p,property= description= slice= r,remain-after-exit t,pty P,pipe q,quiet G,collect on-active= on-boot= on-calendar= on-startup= on-unit-active= timer-property= uid= gid= nice= E,setenv= d,same-dir working-directory= M,machine= H,host= S,shell wait no-block no-ask-password D,directory= i,image= b,boot bind= template=",
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
