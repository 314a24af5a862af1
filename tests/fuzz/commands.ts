/** Hostile shell: commands of the cases, cut, joined, wrapped, nested and blown up. */
import type { Random } from "./random.ts";
import { garble } from "./texts.ts";

type Change = (
  command: string,
  random: Random,
  commands: readonly string[],
) => string;

/** Longest command that is built, in UTF-16 code units; more is what the limits of calls are for. */
const LONGEST = 300_000;

/** Wrappings that make a command an argument, a script or a part of something else. */
const AROUND: readonly ((command: string) => string)[] = [
  (c) => `bash -c ${single(c)}`,
  (c) => `sh -ec ${double(c)}`,
  (c) => `sudo ${c}`,
  (c) => `env -i A=b ${c}`,
  (c) => `nohup timeout -k 5 10 nice -n 5 ${c} &`,
  (c) => `( ${c} )`,
  (c) => `{ ${c}; }`,
  (c) => `$(${c})`,
  (c) => `"$(${c})"`,
  (c) => `\`${c.replace(/[\\`$]/g, "\\$&")}\``,
  (c) => `cat <(${c}) > >(${c})`,
  (c) => `eval ${single(c)}`,
  (c) => `eval "$(echo ${single(c)})"`,
  (c) => `echo ${single(c)} | bash`,
  (c) => `bash <<'EOF'\n${c}\nEOF\n`,
  (c) => `cat <<-EOF\n\t${c}\n\tEOF\n`,
  (c) => `bash <<< ${single(c)}`,
  (c) => `if ${c}; then ${c}; elif false; then :; else ${c}; fi`,
  (c) => `for i in 1 2 "$x"; do ${c}; done`,
  (c) => `while ${c}; do ${c}; done`,
  (c) => `until false; do ${c} $i; done`,
  (c) => `case "$x" in a|b) ${c};; *) ${c};& esac`,
  (c) => `f() { ${c}; }; f f f`,
  (c) => `function g { ${c}; g; }; g`,
  (c) => `a=${single(c)}; $a; eval "$a"; \${a%x} \${a//x/y}`,
  (c) => `alias ll=${single(c)}; ll`,
  (c) => `trap ${single(c)} EXIT INT`,
  (c) => `find . -name '*' -exec ${c} {} \\;`,
  (c) => `xargs -I{} -n1 ${c} {} < list`,
  (c) => `ssh -p 22 host ${single(c)}`,
  (c) => `docker run --rm -v /:/host alpine sh -c ${single(c)}`,
  (c) => `kubectl exec -it pod -- ${c}`,
  (c) => `su - root -c ${single(c)}`,
  (c) => `git -c alias.x=${single(`!${c}`)} x`,
  (c) => `make -f - <<< ${single(`all:\n\t${c}`)}`,
  (c) => `awk 'BEGIN { system(${JSON.stringify(c)}) }'`,
  (c) => `sed -n ${single(`1e ${c}`)} f`,
  (c) => `perl -e ${single(`system(${JSON.stringify(c)})`)}`,
  (c) => `python3 -c ${single(`import os; os.system(${JSON.stringify(c)})`)}`,
  (c) =>
    `node -e ${
      single(`require("child_process").execSync(${JSON.stringify(c)})`)
    }`,
  (c) => `powershell -Command ${double(c)}`,
  (c) => `pwsh -EncodedCommand ${encoded(c, "utf-16le")}`,
  (c) => `cmd /c ${c}`,
  (c) => `echo ${encoded(c, "utf-8")} | base64 -d | sh`,
  (c) => `printf '%b' ${single(hex(c))} | sh`,
  (c) => `bash -c $'${hex(c)}'`,
  (c) => `[[ -f x && ( $(${c}) =~ a|b ) ]]`,
  (c) => `(( a = $(${c}) + \${#x} ** 2 ))`,
  (c) => `x=($(${c}) "b" [7]=c); echo "\${x[@]:1:2}"`,
  (c) => `{ ${c}; } 2>&1 >/dev/null 3<>/tmp/x <&- | tee >(${c})`,
  (c) => `coproc X { ${c}; }`,
  (c) => `time ! ${c}`,
];

/** What shells join commands by. */
const JOINS = [";", "&&", "||", "|", "|&", "&", "\n", " ", "\\\n", ";;"];

/** Pieces that mean something to a shell. */
const PIECES = [
  "$x",
  "${x:-/}",
  "${x:?no}",
  "${!x}",
  "${x@P}",
  "${x^^}",
  "${x//a/b}",
  "${x[$((1+1))]}",
  "$((1<<99))",
  "$((a[0]/0))",
  "{1..99999}",
  "{a..z}{a..z}{a..z}",
  "{,,,}{,,,}{,,,}{,,,}",
  "{01..-9..3}",
  "$'\\x2f\\u2f\\057\\cA'",
  '$"x"',
  "!(a|b)",
  "?(*.x)",
  "**/*",
  "~root/",
  "~+/",
  "<(x)",
  "2>&1",
  "&>x",
  ">|x",
  "<<<x",
  "<<E\nx\nE\n",
  "<<'E' <<F\n",
  "#x",
  "!!",
  "--",
  "-",
  "--help",
  "--dry-run",
  "-exec",
  "-rf",
  "/",
  "~",
  "$HOME",
  "/etc/passwd",
  "~/.ssh/id_rsa",
  "https://a.example/x.sh",
  "IFS=,",
  "PATH=.:$PATH",
  "-o=x",
  "--opt=$(x)",
  "'",
  '"',
  "`",
  "$(",
  "${",
  "((",
  "[[",
  "{",
  "}",
  ")",
  "fi",
  "done",
  "esac",
  "do",
  "then",
  "in",
  "function",
  "select x in a b; do",
  "constructor",
  "__proto__",
  "toString",
  "--valueOf=hasOwnProperty",
];

const CHANGES: readonly Change[] = [
  (c, random) => random.pick(AROUND)(c),
  (c, random) => random.pick(AROUND)(c),
  (c, random, all) => c + random.pick(JOINS) + random.pick(all),
  (c, random, all) => random.pick(all) + random.pick(JOINS) + c,
  garble,
  garble,
  (c, random) => atWord(c, random, (word) => `${word} ${word}`),
  (c, random) => atWord(c, random, () => ""),
  (c, random) => atWord(c, random, () => random.pick(PIECES)),
  (c, random) => atWord(c, random, (word) => word + random.pick(PIECES)),
  (c, random) => atWord(c, random, (word) => `${word} ${random.pick(PIECES)}`),
  (c, random) => atWord(c, random, (word) => single(word)),
  (c, random, all) =>
    atWord(c, random, () => random.pick(random.pick(all).split(" "))),
  (c, random, all) => {
    const other = random.pick(all);
    return c.slice(0, random.below(c.length + 1)) +
      other.slice(random.below(other.length + 1));
  },
];

/** A command of the cases after some changes; now and then one of them many times over. */
export function hostileCommand(
  random: Random,
  commands: readonly string[],
): string {
  let command = random.pick(commands);
  for (let i = random.few(8); i > 0; i--) {
    command = random.pick(CHANGES)(command, random, commands);
  }
  if (random.chance(0.015)) command = nested(command, random);
  if (random.chance(0.015)) command = repeated(command, random);
  return command.slice(0, LONGEST);
}

function nested(command: string, random: Random): string {
  const around = random.pick(AROUND);
  let whole = command;
  for (let i = 2 ** random.few(7); i > 0 && whole.length < 20_000; i--) {
    whole = random.chance(0.8) ? around(whole) : random.pick(AROUND)(whole);
  }
  return whole;
}

function repeated(command: string, random: Random): string {
  const piece = random.chance(0.5)
    ? random.pick(PIECES)
    : command + random.pick(JOINS);
  const times = Math.min(4 ** random.few(8), LONGEST / (piece.length + 1));
  return command + random.pick(["", " "]) + piece.repeat(times);
}

function atWord(
  command: string,
  random: Random,
  change: (word: string) => string,
): string {
  const words = command.split(" ");
  const at = random.below(words.length);
  words[at] = change(words[at] ?? "");
  return words.join(" ");
}

function single(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function double(text: string): string {
  return `"${text.replace(/[\\"$`]/g, "\\$&")}"`;
}

function hex(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) =>
    `\\x${byte.toString(16).padStart(2, "0")}`
  ).join("");
}

function encoded(text: string, encoding: "utf-8" | "utf-16le"): string {
  const bytes = encoding === "utf-8"
    ? new TextEncoder().encode(text)
    : new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer);
  return bytes.toBase64();
}
