/** Commands of 64 KiB that are made to be dear. */

/** Length of each, in characters. */
export const SIZE = 65_536;

function repeated(piece: string, before = "", after = ""): string {
  const room = SIZE - before.length - after.length;
  return before + piece.repeat(Math.floor(room / piece.length)) + after;
}

function nested(open: string, inside: string, close: string): string {
  const deep = Math.floor(
    (SIZE - inside.length) / (open.length + close.length),
  );
  return open.repeat(deep) + inside + close.repeat(deep);
}

/** Base64 of base64 of ... a command, each layer handed to a decoder. */
function decoders(): string {
  let command = "echo done";
  for (;;) {
    const next = `echo ${btoa(command)} | base64 -d | sh`;
    if (next.length > SIZE) return command;
    command = next;
  }
}

function functions(): string {
  const bodies = Array.from(
    { length: 2_000 },
    (_, n) => `f${n}() { f${n + 1}; f${n + 1}; }`,
  ).join("; ");
  return `${bodies}; f2000() { :; }; f0`.slice(0, SIZE);
}

/** Families of shapes, and each shape by what it is made of. */
export const HOSTILE: Readonly<
  Record<string, Readonly<Record<string, () => string>>>
> = {
  "deep nesting": {
    subshells: () => nested("(", "a", ")"),
    braces: () => nested("{ ", "a;", " }"),
    "$( )": () => nested("$(", "a", ")"),
    "quotes in $( )": () => nested('"$(', "a", ')"'),
    arithmetic: () => nested("$((1+", "1", "))"),
    parameters: () => nested("${a:-", "b", "}"),
    loops: () => repeated("for i in 1 2;do "),
    wrappers: () => repeated("sudo env ", "", "a"),
  },
  "long lists": {
    commands: () => repeated("a;"),
    "longer commands": () => repeated("aa bb cc dd ee ff gg hh;"),
    "commands in quotes": () => repeated("a;", 'echo "$(', ')"'),
    "commands in here-document": () => repeated("a;", "cat <<E\n$(", ")\nE\n"),
    pipeline: () => repeated("cat|", "", "cat"),
    "and-list": () => repeated("a&&", "", "a"),
    "redirections": () => repeated(">a ", "echo "),
    "assignments": () => repeated("a=$a$a;"),
    "here-documents": () => repeated("cat <<E\na\nE\n"),
    "functions that double": functions,
  },
  "substitutions": {
    "$( )": () => repeated("$(a)", "echo "),
    "$( ) with space": () => repeated("$(aaaa bbbb cccc dddd) ", "echo "),
    backquotes: () => repeated("`a` ", "echo "),
    "<( )": () => repeated("<(a) ", "cat "),
  },
  "expansions": {
    braces: () => repeated("{a,b}", "echo "),
    ranges: () => repeated("{1..9999} ", "echo "),
    "nested braces": () => nested("{a,", "b", "}"),
    patterns: () => repeated("*?[a-z]", "ls "),
    escapes: () => repeated("\\a\\\n", "echo "),
  },
  "what is never closed": {
    quotes: () => repeated("'a' \"b\" ", "echo ", "'"),
    "$( )": () => repeated("$(", "echo "),
    parentheses: () => repeated("(", "echo $(("),
    parameters: () => repeated("${a:-", "echo "),
    "here-document": () => repeated("a\n", "cat <<E\n"),
  },
  decoders: {
    "base64 in base64": decoders,
    "base64 of little": () => repeated("echo YQ==|base64 -d|sh;"),
    "base64 of much": () =>
      `echo ${btoa("a;".repeat(20_000))} | base64 -d | sh`,
    printf: () => repeated("\\141;", "printf '", "' | sh"),
  },
  "code in arguments": {
    "bash -c": () => repeated("bash -c a;"),
    "python -c": () => repeated("x(", "python3 -c '", "'"),
    "python -c that deletes": () =>
      repeated("os.remove(a)\n", "python3 -c 'import os\n", "'"),
    "sed e": () => repeated("s/a/b/e;", "sed '", "' x"),
    "awk system": () => repeated('BEGIN{system("a")}', "awk '", "'"),
    "find -exec": () => repeated("-exec a ; ", "find . "),
    SQL: () => repeated("delete from a;", 'psql -c "', '"'),
    PowerShell: () => repeated("Remove-Item a;", 'pwsh -c "', '"'),
  },
  paths: {
    many: () => repeated("/a ", "rm -rf "),
    "with ..": () => repeated("../a/", "cat "),
  },
};
