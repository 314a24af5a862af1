/** Code that a cloud's command line carries to what runs there: shell commands and SQL. */
import { dataOf, type Field } from "../shell/data.ts";
import { runSql } from "./databases.ts";
import { joinFields } from "./declarations.ts";
import type { Invocation } from "./invocation.ts";
import type { Wrapping } from "./wrapping.ts";

/** Subcommands whose options hold shell code for a machine there, and those that are followed by it. */
const SHELLS =
  /^(?:compute ssh|compute tpus|container exec|vm run-command|ssm send-command|ssm start-session|ssh console|ssh|ecs execute-command|webapp ssh|run|run:detached|machine exec|exec|pg:psql)\b/;

/** Those that are followed by a command for a machine there. */
const FOLLOWED: Readonly<Record<string, RegExp>> = {
  heroku: /^(?:run|run:detached)$/,
  railway: /^(?:run|ssh)$/,
  scalingo: /^run$/,
  platform: /^ssh$/,
  dokku: /^run$/,
};

/** Subcommands whose options or operands are SQL. */
const QUERIES =
  /^(?:query|d1 execute|db shell|db execute|spanner databases execute-sql|rds-data execute-statement|rds-data batch-execute-statement|athena start-query-execution|redshift-data execute-statement|pg:psql|postgres connect)\b/;

/** Runs the code that the subcommand carries; whether it carries any. */
export function runCarried(it: Invocation, words: readonly string[]): boolean {
  const line = words.slice(0, 3).join(" ");
  if (QUERIES.test(line)) {
    const given: readonly Field[] = [
      ...it.options.values("command", "sql", "query-string", "c"),
      ...it.operands.slice(1).filter(({ text }) => /\s/.test(text)),
    ];
    for (const { text } of given) runSql(it, text);
    const ended = it.stdin.text ?? "";
    if (given.length === 0 && ended !== "") runSql(it, ended);
    return true;
  }
  const remote: Wrapping = {
    via: it.name,
    within: "remote",
    privilege: "remote",
  };
  const [verb = ""] = words;
  if (
    Object.hasOwn(FOLLOWED, it.name) && FOLLOWED[it.name]?.test(verb) === true
  ) {
    const at = it.args.findIndex(({ text }) => text === verb);
    const inner = it.reread(
      it.args.slice(at + 1),
      "a,app= s,size= r,remote= e,env= service= type= x,exit-code no-tty d",
      "posix",
    );
    const rest = it.name === "dokku" || it.name === "platform"
      ? inner.operands.slice(1)
      : inner.operands;
    const here = it.name === "railway" && verb === "run";
    if (rest.length > 0) {
      it.shell(joinFields(rest), here ? { via: it.name } : remote);
    }
    return rest.length > 0;
  }
  if (!SHELLS.test(line)) return false;
  let carries = false;
  for (const code of it.options.values("command", "C", "scripts")) {
    it.shell(dataOf(code), remote);
    carries = true;
  }
  for (const { text } of it.options.values("parameters")) {
    const codes = /commands?=\[?(.*?)\]?$/s.exec(text)?.[1] ??
      /"commands"\s*:\s*\[(.*?)\]/s.exec(text)?.[1];
    if (codes === undefined) continue;
    carries = true;
    for (const code of codes.split(/"\s*,\s*"/)) {
      const text = code.replace(/^["']|["']$/g, "");
      it.shell({ text, origins: [] }, remote);
    }
  }
  return carries;
}

/** Whether a program that deploys when it is given no verb is given none. */
export function isDeployment(it: Invocation): boolean {
  const [first] = it.operands;
  return first === undefined
    ? it.args.length > 0 || it.name !== "vercel"
    : /^[./]/.test(first.text);
}
