/** Policies to fuzz with: rules of the shipped packs and of the language's own cases, mixed and broken. */
import type { Random } from "./random.ts";
import type { Seeds } from "./seeds.ts";
import { garble, oddText } from "./texts.ts";

/** Words of the language, and what they may be given. */
const WORDS = [
  "version",
  "defaults",
  "rules",
  "tests",
  "mode",
  "id",
  "priority",
  "enabled",
  "action",
  "reason",
  "severity",
  "tags",
  "conditions",
  "tool_name",
  "parameters",
  "cwd",
  "cwd_pattern",
  "time_range",
  "transport",
  "agent",
  "principal",
  "mcp_server",
  "facts",
  "AND",
  "OR",
  "NOT",
  "deletes",
  "writes",
  "network",
  "executes",
  "path_class",
  "path_not_in",
  "host_class",
  "recursive",
  "type",
  "pattern",
  "case_sensitive",
  "allow",
  "deny",
  "ask",
  "defer",
  "sample",
  "shadow",
  "enforce",
  "true",
  "null",
  "0",
  "999",
  "1000",
  "-1",
  "1.5",
  "0x10",
  ".inf",
];

/** What YAML understands in ways of its own. */
const YAML = [
  "&a ",
  "*a",
  "&a [*a, *a, *a, *a, *a, *a, *a, *a, *a]",
  "<<: *a",
  "!!binary aGk=",
  "!!set {a, b}",
  "!!timestamp 2026-01-01",
  "!x ",
  "? ",
  "- ",
  "- - - - - - - - ",
  "---\n",
  "...\n",
  "%YAML 1.1\n",
  "|\n      x\n",
  ">-2\n",
  "{",
  "}",
  "[",
  "]",
  "[[[[[[[[[[[[[[[[[[[[[[[[",
  "{a: {a: {a: {a: {a: {a: {a: {a: ",
  "'",
  '"',
  '"\\x00\\ud800"',
  "#",
  ": ",
  ",",
  "\t",
  "__proto__: {x: 1}",
  "{type: regex, pattern: '(a+)+$'}",
  "{type: regex, pattern: '(?=a)(a|a)*b'}",
  "{type: regex, pattern: '(a{1,1000}){1,1000}'}",
  "{type: regex, pattern: '\\p{L}[[:alpha:]'}",
  "{type: glob, pattern: '{a,{b,{c,{d,e}}}}**/**/**/[!'}",
  "{type: jsonpath, pattern: '$..[?@.a==$..b && search(@.c, \"(x\")]'}",
  "{type: jsonpath, pattern: '$[0:99999999999999999999:0]'}",
  "{start: '25:00', end: '-1:99', timezone: Mars/X, weekdays: [fri, 8]}",
];

/** Longest policy, in UTF-16 code units; longer ones are read in proportionate time. */
const LONGEST = 16_384;

/** Draws the text of one policy. */
export function anyPolicy(random: Random, { policies }: Seeds): string {
  const [head = ""] = random.pick(policies);
  let text = random.chance(0.9) ? head : "";
  for (let i = random.few(4); i > 0; i--) {
    const parts = random.pick(policies);
    text += parts[1 + random.below(parts.length - 1)] ?? "";
  }
  if (random.chance(0.3)) {
    text +=
      `tests:\n  - {call: {tool_name: Bash, parameters: {command: "ls"}}, want: defer}\n`;
  }
  if (random.chance(0.15)) return text;
  for (let i = random.few(8); i > 0; i--) text = change(text, random);
  if (random.chance(0.01)) {
    text += (random.pick(YAML) + random.pick(["", "\n", " "])).repeat(
      4 ** random.few(6),
    );
  }
  return text.slice(0, LONGEST);
}

function change(text: string, random: Random): string {
  const lines = text.split("\n");
  const at = random.below(lines.length);
  const line = lines[at] ?? "";
  const replace = (...by: readonly string[]) => {
    lines.splice(at, 1, ...by);
    return lines.join("\n");
  };
  switch (random.below(10)) {
    case 0:
      return garble(text, random);
    case 1:
      return replace();
    case 2:
      return replace(line, line);
    case 3:
      return replace(`${" ".repeat(random.below(9))}${line.trimStart()}`);
    case 4:
      return replace(line, lines[random.below(lines.length)] ?? "");
    case 5:
      return replace(line.replace(/[\w.-]+/, random.pick(WORDS)));
    case 6:
      return replace(line.replace(/: .*/, `: ${random.pick(WORDS)}`));
    case 7:
      return replace(line.replace(/(:|-) .*/, `$1 ${random.pick(YAML)}`));
    case 8:
      return replace(
        line.replace(/: .*/, () => `: ${JSON.stringify(oddText(random))}`),
      );
    default: {
      const words = line.split(/\b/);
      words[random.below(words.length)] = random.chance(0.5)
        ? random.pick(WORDS)
        : random.pick(YAML);
      return replace(words.join(""));
    }
  }
}
