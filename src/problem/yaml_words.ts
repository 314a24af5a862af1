/** Says what the parser of YAML complains of in words for those who write YAML, and how to mend it. */

/** A complaint in words. */
export interface Complaint {
  readonly message: string;
  readonly hint: string;
}

/** What the parser says begins so; absent words are the parser's own. */
type Line = readonly [begins: string, message: string | null, hint: string];

// The parser's messages, since one code of its stands for mistakes that are mended in different ways.
const LINES: readonly Line[] = [
  ["Tabs are not allowed as indentation", null, "Indent with spaces"],
  [
    "The file has several documents",
    null,
    "Put each document into a file of its own",
  ],
  [
    "Missing closing",
    null,
    "Close the quote on the same line, or begin it after `|` for text of several lines",
  ],
  [
    "Flow map",
    "A brace is not closed, or what is in it is not indented",
    "Close it with `}`",
  ],
  [
    "Flow sequence",
    "A bracket is not closed, or what is in it is not indented",
    "Close it with `]`",
  ],
  [
    "Sequence item without - indicator",
    "A line within a list begins with no `-` and is not indented as far as the item's first key",
    "Indent it like that key, or begin a new item with `- `",
  ],
  [
    "Implicit map keys need to be followed by map values",
    "A line is neither `key: value` nor part of what is above it",
    "Write `key: value`, or indent the line below what it belongs to",
  ],
  [
    "Implicit keys need to be on a single line",
    "A key goes over several lines",
    "Check the indentation, and quote text that holds `: `",
  ],
  [
    "Nested mappings are not allowed in compact mappings",
    "The value holds `: `, which begins a mapping of its own",
    "Quote the value, or put the mapping on the lines below, indented",
  ],
  [
    "All mapping items must start at the same column",
    null,
    "Indent all members of a mapping alike",
  ],
  [
    "All sequence items must start at the same column",
    null,
    "Indent all items of a list alike",
  ],
  [
    "A collection cannot be both",
    null,
    "Indent all members of a mapping or list alike",
  ],
  [
    "Unresolved tag",
    null,
    "Leave the tag out: what a value is, it says itself",
  ],
  ["Unresolved alias", null, "Mark the value with `&name` before it is used"],
  [
    "Plain value cannot start with",
    null,
    "Quote the text: it begins with a sign that means something in YAML",
  ],
  [
    "Invalid escape sequence",
    null,
    "Write `\\\\` for a backslash, or put the text in single quotes, where a backslash is one",
  ],
  [
    "Unexpected scalar at node end",
    "Something follows a value that had ended",
    "Quote the whole text, or put what follows on a line of its own",
  ],
  [
    "Block scalar header includes extra characters",
    "Something follows `|` or `>` on its line",
    "Begin the text on the next line, indented",
  ],
  ["Unsupported YAML version", null, "Leave the line out: YAML 1.2 is read"],
  ["With stringKeys", "A key is no text", "Write the key as text"],
  [
    "Map keys must be unique",
    null,
    "Keep one of the two; which one counts is not for a parser to guess",
  ],
];

const OTHERWISE =
  "Check indentation, quotes and brackets here and in the line before";

/** What a message of the parser means. */
export function inWords(message: string): Complaint {
  const [first = ""] = message.split("\n");
  const line = LINES.find(([begins]) => first.startsWith(begins));
  return line === undefined
    ? { message: first, hint: OTHERWISE }
    : { message: line[1] ?? first, hint: line[2] };
}
