/** What a YAML file may be at most, and what its syntax allows that is refused: doubled keys, deep nesting, endless aliases. */
import {
  type Alias,
  CST,
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  Parser,
  type YAMLMap,
} from "yaml";

/** The largest YAML text that is read, in UTF-16 code units. */
export const YAML_MOST_TEXT = 1_048_576;

/** How deep lists and mappings may nest. */
export const YAML_MOST_DEPTH = 64;

/** How many times aliases may be used in one file. */
export const YAML_MOST_ALIASES = 100;

/** How many nodes a file may have once its aliases are followed. */
export const YAML_MOST_NODES = 100_000;

/** How many problems of one file are told. */
export const YAML_MOST_PROBLEMS = 100;

/** What is refused, at an offset of the text. */
export interface Excess {
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

/** The tokens of a text, or where it nests too deeply: found before anything that calls itself looks at them. */
export function tokensOf(
  text: string,
  onNewLine: (offset: number) => void,
): readonly CST.Token[] | Excess {
  const parser = new Parser(onNewLine);
  const tokens: CST.Token[] = [];
  onNewLine(0);
  let offset = 0;
  let depth = 0;
  let scalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (!scalar && /^[[{]$/.test(lexeme) && ++depth > YAML_MOST_DEPTH) {
      return deeper(offset);
    }
    if (!scalar && /^[\]}]$/.test(lexeme)) depth--;
    tokens.push(...parser.next(lexeme));
    // These marks stand for nothing in the text; what follows the last is a text of its own.
    scalar = lexeme === SCALAR;
    if (!scalar && lexeme !== DOCUMENT && lexeme !== FLOW_END) {
      offset += lexeme.length;
    }
  }
  tokens.push(...parser.end());
  return tooDeep(tokens) ?? tokens;
}

// The lexer's own marks.
const { DOCUMENT, FLOW_END, SCALAR } = CST;

/** The first place that nests too deeply, in whatever way. */
function tooDeep(tokens: readonly CST.Token[]): Excess | null {
  const open: { readonly token: CST.Token; readonly depth: number }[] = tokens
    .map((token) => ({ token, depth: 0 })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (token.type === "document") {
      if (token.value !== undefined) open.push({ token: token.value, depth });
    } else if ("items" in token) {
      if (depth >= YAML_MOST_DEPTH) return deeper(token.offset);
      for (const item of token.items.toReversed()) {
        const { key, value } = item;
        if (value) open.push({ token: value, depth: depth + 1 });
        if (key) open.push({ token: key, depth: depth + 1 });
      }
    }
  }
  return null;
}

/** A document's aliases by what they stand for, and what is refused. */
export interface Looked {
  readonly excesses: readonly Excess[];
  /** Keys that stand twice in their mapping. */
  readonly doubled: readonly Excess[];
  readonly targets: ReadonlyMap<Alias, Node>;
}

/** Looks through a document once, in linear time. */
export function lookThrough(document: Document.Parsed): Looked {
  const excesses: Excess[] = [];
  const doubled: Excess[] = [];
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  let aliases = 0;
  let nodes = 0;
  let deepest = false;

  function look(node: unknown, depth: number): void {
    if (isPair(node)) {
      look(node.key, depth);
      look(node.value, depth);
      return;
    }
    nodes++;
    if (!isNode(node)) return;
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) excesses.push(dangling(node));
      else targets.set(node, target);
      if (++aliases === YAML_MOST_ALIASES + 1) excesses.push(oneTooMany(node));
      return;
    }
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (!isMap(node) && !isSeq(node)) return;
    if (depth >= YAML_MOST_DEPTH) {
      if (!deepest) excesses.push(deeper(offsetOf(node)));
      deepest = true;
      return;
    }
    if (isMap(node)) doubled.push(...doubledKeys(node));
    for (const item of node.items) look(item, depth + 1);
  }

  look(document.contents, 0);
  // Where nothing stands for something else, what was seen is all there is.
  const weight = () => aliases === 0 ? nodes : weigh(document, targets);
  if (excesses.length === 0 && weight() > YAML_MOST_NODES) {
    excesses.push({
      offset: 0,
      message:
        `The file has more than ${YAML_MOST_NODES} parts once its aliases are followed`,
      hint: "Split the file, and use fewer aliases",
    });
  }
  return { excesses, doubled, targets };
}

function deeper(offset: number): Excess {
  return {
    offset,
    message: `Lists and mappings nest deeper than ${YAML_MOST_DEPTH}`,
    hint: "Flatten the file",
  };
}

function dangling(alias: Alias): Excess {
  return {
    offset: offsetOf(alias),
    message: `\`*${alias.source}\` stands for nothing`,
    hint: `Mark the value with \`&${alias.source}\` before it is used`,
  };
}

function oneTooMany(alias: Alias): Excess {
  return {
    offset: offsetOf(alias),
    message:
      `\`*${alias.source}\` is one alias too many; ${YAML_MOST_ALIASES} may be used`,
    hint: "Write the value out",
  };
}

/** Keys that stand twice; the library would compare each with each. */
function doubledKeys(map: YAMLMap): readonly Excess[] {
  const seen = new Set<unknown>();
  return map.items.flatMap(({ key }): readonly Excess[] => {
    const name = isScalar(key) ? key.value : key;
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [{
      offset: isNode(key) ? offsetOf(key) : 0,
      message: "Map keys must be unique",
      hint:
        "Keep one of the two; which one counts is not for a parser to guess",
    }];
  });
}

/** The number of nodes with every alias counted as what it stands for; an alias within itself weighs too much. */
function weigh(
  document: Document.Parsed,
  targets: ReadonlyMap<Alias, Node>,
): number {
  const known = new Map<Node, number>();
  const weight = (node: unknown): number => {
    if (isPair(node)) return weight(node.key) + weight(node.value);
    if (!isNode(node)) return 1;
    const before = known.get(node);
    if (before !== undefined) return before;
    known.set(node, YAML_MOST_NODES + 1);
    let sum = 1;
    if (isAlias(node)) sum += weight(targets.get(node));
    if (isMap(node) || isSeq(node)) {
      for (const item of node.items) sum += weight(item);
    }
    sum = Math.min(sum, YAML_MOST_NODES + 1);
    known.set(node, sum);
    return sum;
  };
  return weight(document.contents);
}

function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
