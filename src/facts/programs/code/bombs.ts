/** Recognises code that starts processes without end. */
import type { Language } from "./language.ts";
import { tokensOf } from "./tokens.ts";

/** A name without which no process is started. */
const STARTS =
  /\bfork\b|\bspawn(?:Sync)? \( (?:process|Deno) \.|\bPopen \( \[? ?sys \. executable\b|\bProcess \( target\b/;

/** A loop that does not end by its condition. */
const ENDLESS =
  /\b(?:while|until) \(* ?(?:1|true|True|! 0|0|false|False|"")(?= |$)|\bwhile\b[^\n]{0,60}\bfork\b|\bloop (?:\{|do)\b|\bloop \{|\bfor \( ; ; \)|\biter \( int\b|\bitertools \. count\b|\bsetInterval \(/;

/** What ends a process or the loop, or waits for a process. */
const ENDS =
  /\b(?:wait|waitpid|wait2|waitall|communicate|join|exit|_exit|break|last|exec|execvp|execv)\b/;

/** Whether the code has a loop without end that leaves a process behind at each turn. */
export function multipliesIn(code: string, language: Language): boolean {
  if (!/fork|spawn|Popen|Process/.test(code)) return false;
  const words = tokensOf(code, language).map(({ kind, text }) =>
    kind === "text" ? '""' : text
  ).join(" ");
  return STARTS.test(words) && ENDLESS.test(words) && !ENDS.test(words);
}
