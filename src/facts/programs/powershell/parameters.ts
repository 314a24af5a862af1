/** Reads the parameters of PowerShell's commands, which may be shortened and are not case-sensitive. */
import type { Field } from "../../shell/data.ts";
import type { Word } from "./words.ts";

/** Parameters that take a value. */
const VALUED =
  "path literalpath filepath inputobject value destination destinationpath newname uri source body form infile outfile name argumentlist verb computername hostname session scriptblock filter include exclude encoding method headers depth credential itemtype type command id number driveletter filesystem stream delimiter property first last executionpolicy scope smtpserver to from subject attachments useragent proxy contenttype port count erroraction warningaction informationaction progressaction errorvariable outvariable outbuffer logname newest after before computer"
    .split(" ");

/** Parameters that stand alone. */
const SWITCHES =
  "recurse force whatif confirm verbose append passthru asjob wait nonewline skipcertificatecheck usebasicparsing all hidden directory file quiet asstring raw noclobber"
    .split(" ");

/** What a command was called with. */
export class Parameters {
  readonly #given: readonly (readonly [string, Field | undefined])[];
  /** What belongs to no parameter, in order. */
  readonly operands: readonly Field[];

  /** Parameters by their full names in lower case, and the rest. */
  constructor(
    given: readonly (readonly [string, Field | undefined])[],
    operands: readonly Field[],
  ) {
    this.#given = given;
    this.operands = operands;
  }

  /** Whether the parameter was given. */
  has(name: string): boolean {
    return this.#given.some(([one]) => one === name);
  }

  /** The values of the parameters. */
  values(...names: readonly string[]): readonly Field[] {
    return this.#given.flatMap(([name, value]) =>
      names.includes(name) && value !== undefined ? [value] : []
    );
  }
}

/** Reads the words behind a command's name. */
export function parametersOf(
  words: readonly Word[],
  fieldOf: (word: Word) => Field,
): Parameters {
  const given: (readonly [string, Field | undefined])[] = [];
  const operands: Field[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    const option = word.quoted || word.code !== undefined
      ? null
      : /^-([A-Za-z]+)(?::(.*))?$/.exec(word.text);
    if (option === null) {
      if (word.text !== "," && !word.text.startsWith("{")) {
        operands.push(fieldOf(word));
      }
      continue;
    }
    const name = full((option[1] ?? "").toLowerCase());
    if (option[2] !== undefined && option[2] !== "") {
      given.push([name, fieldOf({ ...word, text: option[2] })]);
    } else if (VALUED.includes(name) && at + 1 < words.length) {
      given.push([name, fieldOf(words[++at] as Word)]);
      // `-Path a, b` has more values behind the comma.
      while (words[at + 1]?.text === "," && at + 2 < words.length) {
        given.push([name, fieldOf(words[at + 2] as Word)]);
        at += 2;
      }
    } else given.push([name, undefined]);
  }
  return new Parameters(given, operands);
}

/** The only parameter that begins so; switches that are dangerous to miss come first. */
function full(name: string): string {
  if (VALUED.includes(name) || SWITCHES.includes(name)) return name;
  return SWITCHES.find((one) => one.startsWith(name)) ??
    VALUED.find((one) => one.startsWith(name)) ?? name;
}
