/** Tests which shapes of code are refused before parsing, and that what only looks like them is not. */
import assert from "node:assert/strict";
import { isTangled } from "../../../src/facts/shell/shape.ts";

const LINES = "a;b|c&d*[e]\n".repeat(5_000);

const REFUSED: Readonly<Record<string, string>> = {
  commands: "a;".repeat(4_000),
  "commands on lines": "a\n".repeat(4_000),
  "a pipeline": "a|".repeat(4_000),
  "an and-list": "a&&".repeat(4_000),
  subshells: "(a) ".repeat(4_000),
  substitutions: `echo ${"$(a)".repeat(4_000)}`,
  "substitutions in quotes": `echo "${"$(a)".repeat(4_000)}"`,
  "commands in one substitution in quotes": `echo "$(${"a;".repeat(4_000)})"`,
  "backquotes in quotes": `echo "${"`a`".repeat(4_000)}"`,
  words: "rm ".repeat(20_000),
  wildcards: `ls ${"*".repeat(5_000)}`,
  brackets: `ls ${"[a]".repeat(5_000)}`,
  braces: `echo ${"{a,b}".repeat(5_000)}`,
  escapes: `echo ${"\\a".repeat(8_000)}`,
  "commands after a quote": `echo 'a"' "b'"; ${"a;".repeat(4_000)}`,
  "commands after a quote that is never closed": `${"a;".repeat(4_000)}'`,
  "commands after an escaped quote": `echo \\' ${"a;".repeat(4_000)}`,
  "commands after $''": `echo $'a\\'b'; ${"a;".repeat(4_000)}`,
  "commands after a comment": `# don't\n${"a;".repeat(4_000)}`,
  "commands after a here-document": `cat <<E\nit's\nE\n${"a;".repeat(4_000)}`,
  "commands after a quoted here-document": `cat <<-'E F'\n'\nE F\n${
    "a;".repeat(4_000)
  }`,
  "commands in a here-document's line": `cat <<E; ${"a;".repeat(4_000)}\nE\n`,
  "commands in a substitution in a here-document": `cat <<E\n$(${
    "a;".repeat(4_000)
  })\nE\n`,
  "commands after a # in a word": `a#' ${"a;".repeat(4_000)}`,
};

const TAKEN: Readonly<Record<string, string>> = {
  nothing: "",
  "a long word": "a".repeat(100_000),
  "many words": `rm ${"a ".repeat(5_000)}`,
  "many blanks": `rm ${" ".repeat(50_000)}a`,
  "a script of 2,000 lines": "make a\n".repeat(2_000),
  "text in quotes": `echo '${LINES}'`,
  "text in double quotes": `git commit -m "${LINES}"`,
  "text in $''": `printf $'${LINES}'`,
  "text in a here-document": `cat > a.sh <<'EOF'\n${LINES}\nEOF\nmake a`,
  "a substitution in a here-document": `cat <<E\n${LINES}$(date)\nE\n`,
  "a substitution in a quoted here-document": `cat <<'E'\n$(date)${LINES}\nE\n`,
  "text in two here-documents": `cat <<A <<B\n${LINES}\nA\n${LINES}\nB\n`,
  "text in a here-document that is never closed": `cat <<A\n${LINES}`,
  "a comment": `# ${LINES.replaceAll("\n", " ")}\nmake a`,
  "quotes in a substitution in quotes": `echo "$(echo '${LINES}')"`,
};

for (const [what, text] of Object.entries(REFUSED)) {
  Deno.test(`isTangled() refuses ${what}`, () => {
    assert.equal(isTangled(text), true);
  });
}

for (const [what, text] of Object.entries(TAKEN)) {
  Deno.test(`isTangled() takes ${what}`, () => {
    assert.equal(isTangled(text), false);
  });
}
