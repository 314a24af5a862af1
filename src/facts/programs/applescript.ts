/** Follows AppleScript, as far as it runs shell commands or steers programs. */
import { type Data, NOTHING, plain, TERMINAL } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";

/** AppleScript: `do shell script "..."`; JavaScript for Automation likewise. */
export function runAppleScript(it: Invocation): Data | undefined {
  const codes = it.options.values("e");
  const source: Data = codes.length > 0
    ? {
      text: codes.every(({ known }) => known)
        ? codes.map(({ text }) => text).join("\n")
        : undefined,
      origins: [],
    }
    : it.operands[0] !== undefined
    ? it.read(it.operands[0])
    : it.stdin;
  it.from(
    codes.length > 0 ? "inline" : it.operands.length > 0 ? "file" : "stdin",
  );
  const { text } = source;
  if (text === undefined) {
    if (source !== TERMINAL) it.unresolved("code");
    return NOTHING;
  }
  const calls = text.matchAll(
    /(?:do shell script|doShellScript\(|do script|keystroke)\s*\(?\s*("(?:[^"\\]|\\.)*"|'[^']*')?/gi,
  );
  for (const [, quoted] of calls) {
    const code = quoted?.slice(1, -1).replace(/\\(.)/g, "$1");
    const privileged = /administrator privileges/i.test(text);
    it.shell({ text: code, origins: [] }, {
      via: "osascript",
      ...(privileged ? { privilege: "root" } : {}),
    });
  }
  if (/with hidden answer/i.test(text)) {
    it.change({ what: "secret" }, "read", "password dialog");
  }
  const acts = /tell app(?:lication)?\s+"([^"]+)"/i.exec(text)?.[1];
  if (
    acts !== undefined &&
    /\b(?:delete|empty|quit|shut down|restart|sleep|keystroke|key code|set|make|move)\b/i
      .test(text)
  ) {
    if (acts === "Finder" && /\bdelete\b/i.test(text)) {
      const everything = /\bevery\b|\bhome\b/i.test(text);
      it.delete(plain(everything ? "~/*" : "~/Desktop/*"), {
        recursive: everything,
      });
    }
    if (/\bempty\b[^"]*\btrash\b/i.test(text)) {
      it.delete(plain("~/.Trash/*"), { recursive: true });
    }
    it.change(
      { what: /shut down|restart|sleep/i.test(text) ? "power" : "other" },
      "script",
      acts,
    );
  }
  return { text: undefined, origins: [] };
}
