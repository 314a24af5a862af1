/** Draws what a terminal shows as a picture that browsers display (SVG). */

const FONT_PX = 14;
const LINE_PX = 19;
const SIGN_PX = 8.43;
const EDGE_PX = 16;

/** Colours of the terminal that is drawn, by the codes of SGR. */
const COLOURS: Readonly<Record<string, string>> = {
  "31": "#ff7b72",
  "32": "#7ee787",
  "33": "#e3b341",
  "36": "#76e3ea",
};
const PAPER = "#0d1117";
const INK = "#e6edf3";

/** The picture of a screen: its text with colours as escape codes, one title for those who cannot see it. */
export function picture(screen: string, title: string): string {
  const lines = screen.trimEnd().split("\n");
  const columns = Math.max(...lines.map((line) => [...plain(line)].length));
  const width = Math.ceil(columns * SIGN_PX + 2 * EDGE_PX);
  const height = lines.length * LINE_PX + 2 * EDGE_PX;
  const rows = lines.map((line, at) =>
    `<text x="${EDGE_PX}" y="${EDGE_PX + FONT_PX + at * LINE_PX}">${
      spans(line)
    }</text>`
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${
    escape(title)
  }">
<title>${escape(title)}</title>
<rect width="100%" height="100%" rx="8" fill="${PAPER}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${FONT_PX}" fill="${INK}" xml:space="preserve">
${rows.join("\n")}
</g>
</svg>
`;
}

function plain(line: string): string {
  // deno-lint-ignore no-control-regex
  return line.replaceAll(/\x1b\[[\d;]*m/g, "");
}

function spans(line: string): string {
  // deno-lint-ignore no-control-regex
  const [first = "", ...styled] = line.split(/\x1b\[([\d;]*)m/);
  let text = escape(first);
  for (let at = 0; at < styled.length; at += 2) {
    const [codes = "", words = ""] = styled.slice(at, at + 2);
    const look = attributes(codes.split(";"));
    text += look === "" || words === ""
      ? escape(words)
      : `<tspan${look}>${escape(words)}</tspan>`;
  }
  return text;
}

function attributes(codes: readonly string[]): string {
  const colour = codes.flatMap((code) => COLOURS[code] ?? [])[0];
  return [
    codes.includes("1") ? ' font-weight="bold"' : "",
    codes.includes("2") ? ' opacity="0.6"' : "",
    colour === undefined ? "" : ` fill="${colour}"`,
  ].join("");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
