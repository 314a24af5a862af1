/** Programs of Windows: PowerShell, cmd, and what is only there. */
import { type Data, dataOf, NOTHING, plain } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import { command, powershell } from "./windows_shells.ts";
import type { Family } from "./program.ts";

/** Programs of Windows. */
export const WINDOWS: Family = {
  "powershell,pwsh,pwsh-preview,powershell_ise": {
    style: "none",
    run: powershell,
  },
  cmd: { style: "none", run: command },
  "del,erase": {
    options: "s q f p a",
    style: "slash",
    silent: true,
    run: (it) => remove(it, it.has("s"), it.has("f", "q")),
  },
  rd: {
    options: "s q",
    style: "slash",
    silent: true,
    run: (it) => remove(it, it.has("s"), it.has("q")),
  },
  "copy,xcopy,robocopy": {
    options: "e s y i h k r q c mir purge mov move v z l",
    style: "slash",
    run: (it) => {
      if (it.has("l")) return;
      const [source, target] = it.operands;
      if (source === undefined || target === undefined) return;
      const data = it.read(source, {
        breadth: it.has("e", "s", "mir") ? "tree" : "single",
      });
      if (it.has("mir", "purge")) {
        it.delete(target, { recursive: true, forced: true });
      }
      if (it.has("mov", "move")) it.delete(source, { recursive: true });
      it.write(target, data);
    },
  },
  "format,diskpart,fsutil,chkdsk,cipher,vssadmin,wbadmin,bootrec,manage-bde,mountvol,compact,defrag":
    {
      style: "none",
      run: (it) => {
        const words = it.args.map(({ text }) => text.toLowerCase());
        if (
          words.some((word) =>
            /^\/\?$|^(?:list|query|enum|\/enum|get|-status)$/.test(word)
          )
        ) return;
        const loses = it.name === "format" || it.name === "diskpart" ||
          words.some((word) =>
            /^(?:delete|\/delete|resize|\/w:.*|setzerodata|deletejournal|\/deletevalue)$/
              .test(word)
          );
        it.change(
          { what: "disk", ...(loses ? { irreversible: true } : {}) },
          words.find((word) => /^[a-z]{4,}$/.test(word)) ?? it.name,
          it.args.at(-1),
        );
      },
    },
  "reg,regedit,regedt32": {
    style: "none",
    run: (it) => {
      const [verb, key] = it.args;
      if (/^(?:query|export|compare|save)$/i.test(verb?.text ?? "")) return;
      const startup =
        /(?:\\|CurrentVersion)(?:Run|RunOnce|Winlogon|Image File Execution Options|Services)(?![a-z])/i
          .test(key?.text ?? "");
      // What is set there is set for everybody, the system first of all.
      const machine = /^(?:HKLM|HKEY_LOCAL_MACHINE|HKCR|HKU(?!EY))/i.test(
        key?.text ?? "",
      );
      it.change(
        { what: startup ? "startup" : machine ? "kernel" : "other" },
        verb?.text.toLowerCase() ?? "import",
        key,
      );
    },
  },
  "wevtutil,wmic,net,net1,netsh,takeown,icacls,cacls,attrib,assoc,ftype,setx,runas,taskkill,msiexec,regsvr32,rundll32,mshta,cscript,wscript,certutil,bitsadmin,installutil,forfiles,dism,sfc,wsl":
    { style: "none", run: other },
};

/** Removes names; `/s` goes below. */
function remove(it: Invocation, recursive: boolean, forced: boolean): Data {
  for (const one of it.operands) {
    it.delete({ ...one, glob: /[*?]/.test(one.text), path: one.text }, {
      recursive,
      forced,
    });
  }
  return NOTHING;
}

/** Programs of which the first words say what they do. */
function other(it: Invocation): Data | void {
  const words = it.args.map(({ text }) => text.toLowerCase());
  const [first = "", second = ""] = words;
  const target = it.args.find(({ text }) => !/^[-/]/.test(text));
  const url = it.args.map(({ text }) =>
    /^(?:\/i:)?(https?:\/\/.*)$/i.exec(text)
  )
    .find((one) => one !== null)?.[1];
  switch (it.name.toLowerCase()) {
    case "wevtutil":
      if (/^(?:cl|clear-log)$/.test(first)) {
        it.change({ what: "other", irreversible: true }, "clear", "log");
      }
      return;
    case "wmic":
      if (
        words.some((word) => /^(?:delete|call|create|uninstall)$/.test(word))
      ) {
        it.change(
          {
            what: words.includes("shadowcopy") ? "disk" : "other",
            irreversible: true,
          },
          "delete",
          target,
        );
      }
      return;
    case "net":
    case "net1":
      if (/^(?:user|localgroup|group)$/.test(first) && words.length > 2) {
        it.change(
          { what: "account" },
          words.includes("/delete") ? "remove" : "change",
          it.args[1],
        );
      } else if (/^(?:start|stop)$/.test(first) && second !== "") {
        it.change({ what: "service" }, first, it.args[1]);
      }
      return;
    case "netsh":
      it.change(
        { what: "network" },
        words.includes("reset") ? "reset" : "configure",
        it.args[0],
      );
      return;
    case "takeown":
    case "icacls":
    case "cacls":
    case "attrib":
      if (target !== undefined && words.length > 1) {
        it.changePath(
          {
            what: it.name === "takeown" ? "owner" : "permissions",
            loosens: words.some((word) => /everyone|users:|\/reset/.test(word)),
          },
          it.name,
          target,
          { recursive: words.some((word) => /^\/(?:t|r|s)$/.test(word)) },
        );
      }
      return;
    case "setx":
      it.change({ what: "startup" }, "set", it.args[0]);
      return;
    case "runas":
      return it.run(
        it.args.filter(({ text }) => !text.startsWith("/")).slice(0, 1),
        { via: "runas", privilege: "root" },
      );
    case "taskkill":
      it.change({ what: "process", irreversible: true }, "kill", target, {
        forced: words.includes("/f"),
      });
      return;
    case "msiexec":
    case "dism":
      it.change(
        { what: "package" },
        words.some((word) => /^\/x|remove|disable/.test(word))
          ? "remove"
          : "install",
        url ?? target,
      );
      if (url !== undefined) it.connect(url);
      return;
    case "certutil":
    case "bitsadmin":
      if (url === undefined) return;
      it.write(it.args.at(-1) ?? plain(""), it.connect(url));
      return;
    case "forfiles": {
      const at = words.indexOf("/c");
      const code = at < 0 ? undefined : it.args[at + 1];
      if (code !== undefined) {
        return it.shell(dataOf(code), { via: "forfiles" });
      }
      return;
    }
    case "wsl": {
      const inner = it.reread(
        it.args,
        "d,distribution= u,user= cd= shell-type= e,exec",
        "posix",
      );
      return it.run(inner.operands, { via: "wsl" });
    }
    case "mshta":
    case "regsvr32":
    case "rundll32":
    case "cscript":
    case "wscript":
    case "installutil":
      if (/^(?:javascript|vbscript):/.test(first)) it.from("decoded");
      if (url !== undefined) {
        it.connect(url);
        it.from("network");
      } else it.from("file");
      it.unresolved("code");
  }
}
