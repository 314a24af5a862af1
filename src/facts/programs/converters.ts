/** Programs that make one file of another, and those that tidy files away. */
import { plain } from "../shell/data.ts";
import type { Family } from "./program.ts";

/** Converters, editors of settings, and what looks for files that are there twice. */
export const CONVERTERS: Family = {
  "m4,cpp": {
    options: "D= I= U= o,output= E P s g,gnu G F= R= include=",
    operands: "read",
    values: { output: "write" },
  },
  "ffmpeg,sox": {
    style: "none",
    run: (it) => {
      // Options with values and several outputs: what comes last is always one.
      const target = it.args.at(-1);
      const before = it.args.at(-2)?.text ?? "";
      if (
        target === undefined || before === "-i" || /^-|:/.test(target.text)
      ) return;
      it.write(target, { text: undefined, origins: ["file"] });
    },
  },
  "crudini": {
    options: "set del merge get output= existing= inplace list",
    style: "exact",
    run: (it) => {
      const [file] = it.operands;
      if (file === undefined) return;
      it.read(file);
      if (it.has("set", "del", "merge")) {
        it.write(file, { text: undefined, origins: ["file"] });
      }
    },
  },
  "objcopy,install_name_tool,patchelf": {
    options:
      "O,output-target= I,input-target= j,only-section= R,remove-section= S,strip-all g,strip-debug add-section= set-rpath= set-interpreter= replace-needed= output= v",
    run: (it) => {
      const target = it.value("output") ?? it.operands.at(-1);
      if (target === undefined) return;
      it.write(target, { text: undefined, origins: ["file"] });
    },
  },
  gio: {
    options: "a= b= f,force t= R n g j h s= u= headless empty list",
    run: (it) => {
      const [verb, ...files] = it.operands;
      if (/^(?:trash|remove)$/.test(verb?.text ?? "")) {
        for (const file of files) it.delete(file, { recursive: true });
        if (it.has("empty")) {
          it.delete(plain("~/.local/share/Trash"), { recursive: true });
        }
      } else if (verb?.text === "cat") {
        for (const file of files) {
          it.read(file);
        }
      } else for (const file of files) it.list(file);
    },
  },
  "fdupes,jdupes": {
    options:
      "r,recurse d,delete N,no-prompt,noprompt f,omitfirst n,noempty S,size m,summarize q,quiet t,time 1,sameline X= L,linkhard D,directories=",
    run: (it) => {
      if (!it.has("delete")) return;
      for (const folder of it.operands) {
        it.delete(
          { ...folder, path: `${folder.path}/**`, glob: true },
          { forced: it.has("no-prompt") },
        );
      }
    },
  },
};
