/** Makes the page of runbooks that the proxy serves to whoever is woken, from the guide. */
import { Marked } from "marked";

/** How a heading is named in a link, as GitHub does it. */
export function anchorOf(title: string): string {
  return title.toLowerCase().replace(/[^\w\s-]/g, "").replaceAll(" ", "-");
}

/** The section of the guide that begins with this title. */
function section(guide: string, title: string): string {
  const [, after] = guide.split(`\n## ${title}\n`);
  if (after === undefined) throw new Error(`The guide has no "${title}"`);
  return `## ${title}\n${after.split("\n## ")[0]}`;
}

/** One self-contained page, without style, script or picture, each runbook with its anchor. */
export function runbooksPage(guide: string): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        const inside = this.parser.parseInline(tokens);
        return `<h${depth} id="${anchorOf(text)}">${inside}</h${depth}>\n`;
      },
      // The page stands alone, so that what the guide links to is not there.
      link({ tokens }) {
        return this.parser.parseInline(tokens);
      },
    },
  });
  const sections = ["Runbooks", "Security events"].map((title) =>
    marked.parse(section(guide, title), { async: false }).trim()
  );
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Runbooks of the guard</title>
</head>
<body>
<h1>Runbooks of the guard</h1>
${sections.join("\n")}
</body>
</html>
`;
}
