/** Reads command lines of plain words without the parser, which takes longer to load than a whole call is judged. */
import type {
  Command,
  PipelineNode,
  Script,
  Statement,
  Word,
  WordPart,
} from "unbash";

/** Longer code is left to the parser. */
const MOST_TEXT = 2_000;

/** A piece of a word: letters that mean themselves, or a quotation in which nothing is expanded. */
const PIECE = /[\w@%+=:,./-]+|'[^'\n]*'|"[^"$`\\!\n]*"/y;

/** What separates commands. */
const SEPARATOR = /[ \t]*(&&|\|\|(?!\|)|;(?![;&])|\|(?![|&]))[ \t]*/y;

/** Words with which something else than a command begins, and programs that take assignments as arguments. */
const KEYWORDS: ReadonlySet<string> = new Set(
  ("if then else elif fi do done case esac while until for foreach select function in time coproc end repeat always " +
    "declare typeset local readonly export").split(" "),
);

/** The tree that the parser would make, or `undefined` for whatever is not certain to be plain. */
export function plainScript(text: string): Script | undefined {
  if (text.length > MOST_TEXT) return undefined;
  const commands: Statement[] = [];
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    const list = readList(text, at);
    if (list === undefined) return undefined;
    const { pos, end } = list.node;
    const background = undefined;
    commands.push({
      type: "Statement",
      pos,
      end,
      command: list.node,
      background,
    });
    at = list.next;
  }
  const shebang = undefined;
  return { type: "Script", pos: 0, end: text.length, shebang, commands };
}

interface Read<T> {
  readonly node: T;
  /** Where to go on: after the separator. */
  readonly next: number;
}

/** Pipelines up to a semicolon or the end. */
function readList(
  text: string,
  from: number,
): Read<Statement["command"]> | undefined {
  const commands: PipelineNode[] = [];
  const operators: ("&&" | "||")[] = [];
  for (let at = from;;) {
    const read = readPipeline(text, at);
    if (read === undefined) return undefined;
    commands.push(read.node);
    const { operator } = read;
    at = read.next;
    if (operator === "&&" || operator === "||") {
      operators.push(operator);
      continue;
    }
    const [first] = commands;
    if (first === undefined) return undefined;
    const node: Statement["command"] = operators.length === 0 ? first : {
      type: "AndOr",
      pos: first.pos,
      end: read.node.end,
      commands,
      operators,
    };
    return { node, next: at };
  }
}

function readPipeline(
  text: string,
  from: number,
): Read<PipelineNode> & { readonly operator: string } | undefined {
  const commands: Command[] = [];
  for (let at = from;;) {
    const node = readCommand(text, at);
    if (node === undefined) return undefined;
    commands.push(node);
    SEPARATOR.lastIndex = node.end;
    const [whole = "", operator = ""] = SEPARATOR.exec(text) ?? [];
    const next = whole === ""
      ? skipBlanks(text, node.end)
      : node.end + whole.length;
    if (operator === "" && next < text.length) return undefined;
    at = next;
    if (operator === "|") continue;
    const [first] = commands;
    if (first === undefined) return undefined;
    return {
      node: commands.length === 1 ? first : {
        type: "Pipeline",
        pos: first.pos,
        end: node.end,
        prefixes: [],
        commands,
        operators: commands.slice(1).map(() => "|" as const),
      },
      operator,
      next,
    };
  }
}

function readCommand(text: string, pos: number): Command | undefined {
  const name = readWord(text, pos);
  if (name === undefined) return undefined;
  // An assignment, a keyword, or something quoted that a reader might take for one.
  if (!/^[\w@%+:,./-]+$/.test(name.text) || KEYWORDS.has(name.text)) {
    return undefined;
  }
  const suffix: Word[] = [];
  let { end } = name;
  for (;;) {
    const at = skipBlanks(text, end);
    const word = at > end ? readWord(text, at) : undefined;
    if (word === undefined) {
      return {
        type: "Command",
        pos,
        end,
        name,
        prefix: [],
        suffix,
        args: suffix,
        redirects: [],
      };
    }
    suffix.push(word);
    end = word.end;
  }
}

function readWord(text: string, pos: number): Word | undefined {
  const parts: WordPart[] = [];
  let [end, value] = [pos, ""];
  let quoted = false;
  for (;;) {
    PIECE.lastIndex = end;
    const piece = PIECE.exec(text)?.[0];
    if (piece === undefined) break;
    const part = partOf(piece, end);
    value += part.type === "Literal" ? piece : piece.slice(1, -1);
    quoted ||= part.type !== "Literal";
    parts.push(part);
    end += piece.length;
  }
  if (end === pos) return undefined;
  const word = { type: "Word", text: text.slice(pos, end), pos, end, value };
  return (quoted ? { ...word, parts } : word) as Word;
}

function partOf(piece: string, pos: number): WordPart {
  const end = pos + piece.length;
  const inside = piece.slice(1, -1);
  switch (piece[0]) {
    case "'":
      return { type: "SingleQuoted", pos, end, value: inside, text: piece };
    case '"':
      return {
        type: "DoubleQuoted",
        pos,
        end,
        text: piece,
        parts: [{
          type: "Literal",
          pos: pos + 1,
          end: end - 1,
          value: inside,
          text: inside,
        }],
      };
    default:
      return { type: "Literal", pos, end, value: piece, text: piece };
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}
