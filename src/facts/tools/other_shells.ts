/** Tells by how a line begins that it is meant for a shell of Windows. */

/** Shells of Windows, as they are started, and how a line begins that only they understand. */
const OTHER_SHELLS: Readonly<Record<string, RegExp>> = {
  "pwsh -Command":
    /^\s*(?:[A-Z][a-z]+-[A-Z][A-Za-z]+|iex|irm|iwr|ri|gci|spps|saps|spsv)(?![\w-])/,
  "cmd /c":
    /^(?!.*')\s*(?:if\s+(?:not\s+)?exist\s|(?:rd|rmdir|del|erase|copy|move|xcopy|type|attrib|takeown|icacls)\s+(?:\/[a-z]\b|[a-z]:\\|%\w+%))/i,
};

/** How the shell is started that some lines are meant for, when it is another one than everywhere else. */
export function otherShell(lines: readonly string[]): string | undefined {
  return Object.entries(OTHER_SHELLS).find(([, form]) =>
    lines.some((line) => form.test(line))
  )?.[0];
}
