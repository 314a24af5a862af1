/** Folds lines for people at a narrow terminal; loaded with every verb, so it needs nothing. */

/** The text with every longer line broken at spaces, what follows being indented 2 further; words stay whole. */
export function foldLines(text: string, columns: number): string {
  return text.split("\n").map((line) =>
    line.length <= columns ? line : foldLine(line, columns)
  ).join("\n");
}

function foldLine(line: string, columns: number): string {
  const indent = `${/^ */.exec(line)![0]}  `;
  // So deep that nothing would fit beside it: a terminal breaks such a line itself.
  if (indent.length * 2 > columns) return line;
  const lines: string[] = [];
  let at = "";
  for (const word of line.split(/(?<=\S) (?=\S)/)) {
    if (at === "") at = word;
    else if (at.length + 1 + word.length <= columns) at += ` ${word}`;
    else {
      lines.push(at);
      at = `${indent}${word}`;
    }
  }
  return [...lines, at].join("\n");
}
