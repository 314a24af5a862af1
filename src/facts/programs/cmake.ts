/** CMake: a project's own files decide what it builds, and `-E` has it work on files as other programs do. */
import { type Data, type Field, plain } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** The program whose work each command behind `-E` does, with its options. */
const COMMANDS: Readonly<Record<string, string>> = {
  rm: "rm",
  remove: "rm",
  remove_directory: "rm -r",
  copy: "cp",
  copy_if_different: "cp",
  copy_if_newer: "cp",
  copy_directory: "cp -r",
  copy_directory_if_different: "cp -r",
  copy_directory_if_newer: "cp -r",
  rename: "mv",
  make_directory: "mkdir -p",
  touch: "touch",
  touch_nocreate: "touch -c",
  create_symlink: "ln -s",
  create_hardlink: "ln",
  cat: "cat",
  compare_files: "cmp",
  echo: "echo",
  echo_append: "echo -n",
  env: "env",
  sha256sum: "sha256sum",
  md5sum: "md5sum",
  sleep: "sleep",
  tar: "tar",
  time: "time",
};

/** CMake. */
export const CMAKE: Family = {
  cmake: {
    options:
      "S= B= G= D= U= C= P= E T= A= L N build= install= prefix= config= component= j,parallel= t,target= v,verbose open= preset= list-presets fresh toolchain= workflow trace graphviz= log-level=",
    style: "exact",
    run: cmake,
  },
};

function cmake(it: Invocation): Data | void {
  const at = it.args.findIndex(({ text }) => text === "-E");
  if (at >= 0) return onFiles(it, it.args[at + 1], it.args.slice(at + 2));
  it.from("file");
  const script = it.value("P");
  if (script !== undefined) it.read(script);
  if (it.has("install")) {
    it.write(it.value("prefix") ?? plain("/usr/local"), {
      text: undefined,
      origins: ["file"],
    }, { breadth: "tree" });
  }
}

function onFiles(
  it: Invocation,
  verb: Field | undefined,
  args: readonly Field[],
): Data | void {
  const name = verb?.text ?? "";
  const via = `cmake -E ${name}`;
  if (name === "chdir") {
    const [folder, ...command] = args;
    if (folder === undefined) return;
    const cwd = it.path(folder).path;
    return it.run(command, { via, cwd: plain(cwd), process: true });
  }
  if (!Object.hasOwn(COMMANDS, name)) return;
  const words = (COMMANDS[name] ?? "").split(" ").map(plain);
  return it.run([...words, ...args], { via });
}
