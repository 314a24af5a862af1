/** The closed list of what a call can do, from which types, policy conditions and documentation are made. */
import {
  type Attribute,
  type Choice,
  choice,
  type Choices,
  choices,
  type Flag,
  flag,
  number,
  type Quantity,
  type Text,
  text,
} from "./attribute.ts";
import {
  CHANGED,
  CONTENT_KINDS,
  HOST_CLASSES,
  PATH_CLASSES,
} from "./classes.ts";

export type { Attribute } from "./attribute.ts";
export {
  HOST_CLASSES,
  type HostClass,
  PATH_CLASSES,
  type PathClass,
} from "./classes.ts";

const by = text("The program or tool that does it, without its folder");
const path = text("The path, resolved against cwd and home");
const path_class = choices("What kind of place the path names", PATH_CLASSES);
const through_link = flag(
  "The path may be a symbolic link that points elsewhere",
);
const breadth = choice("How much one operand covers", {
  single: "One named entry",
  pattern: "Whatever a wildcard matches",
  tree: "A folder with all that is in it",
  everything: "All of a folder's entries, or of a whole class of things",
});

const within = choice("Where it happens", {
  here: "On the agent's own machine",
  container: "Inside a container",
  remote: "On another machine",
});

const presumed = flag(
  "Follows from code that was put together at run time, or from a program of which only the name is known",
);

/** Every kind of effect and its attributes. */
export const EFFECTS = {
  reads: {
    description: "Reads a file or folder",
    attributes: {
      path,
      path_class,
      names_only: flag("Only names, sizes and dates, not what is in files"),
      breadth,
      through_link,
      within,
      by,
    },
  },
  writes: {
    description: "Creates, changes or replaces a file",
    attributes: {
      path,
      path_class,
      append: flag("Adds to what is there instead of replacing it"),
      breadth,
      through_link,
      presumed,
      within,
      by,
    },
  },
  deletes: {
    description: "Removes a file or folder, or what is in it",
    attributes: {
      path,
      path_class,
      recursive: flag("With all that is below it"),
      forced: flag("Without a question or an error"),
      breadth,
      through_link,
      presumed,
      within,
      by,
    },
  },
  executes: {
    description: "Runs a program or code",
    attributes: {
      program: text("The program, without its folder"),
      line: text("The program and its arguments, as it would receive them"),
      from: choice("Where the code comes from", {
        path: "An installed program, found by name",
        file: "A file named by its path",
        inline: "The command line itself",
        stdin: "Standard input",
        network: "A download",
        decoded: "An encoded command, or decoded text that is not known",
        variable: "A value that is not known",
        preload: "A file that a variable has programs load first",
        lookup: "A folder that a variable has code looked for in",
      }),
      path_class,
      privilege: choice("With whose rights", {
        user: "The agent's own",
        root: "The superuser's or another user's",
        container: "Inside a container",
        remote: "On another machine",
      }),
      known: flag("The program's options and effects are known here"),
      by,
    },
  },
  network: {
    description: "Connects to, or listens for, another host",
    attributes: {
      host: text("The host, in its plainest form"),
      host_class: choice("What kind of host it is", HOST_CLASSES),
      port: number("The port"),
      scheme: text("The protocol, for example `https`"),
      method: text("The request's method, where it is told"),
      direction: choice("Which side begins", {
        out: "The call connects to the host",
        in: "The call listens for connections",
      }),
      unchecked: flag("Without checking who the other side is"),
      sends: choice("The most sensitive thing that is sent", {
        nothing: "A request only",
        data: "Text from the command line or standard input",
        file: "A file's content",
        environment: "Environment variables",
        secret: "A credential, or a file that holds them",
      }),
      by,
    },
  },
  changes: {
    description: "Changes the state of something that is not a plain file",
    attributes: {
      what: choice("What is changed", CHANGED),
      operation: text(
        "One lower-case verb, for example `install`, `remove`, `stop`",
      ),
      target: text("What it is done to"),
      path_class,
      loosens: flag("Gives more access than before"),
      irreversible: flag("Cannot be undone from the same machine"),
      recursive: flag("With all that is below it"),
      forced: flag("Without a question, or over a safety check"),
      value: text("What it is set to, for example a mode or an owner"),
      breadth,
      presumed,
      within,
      by,
    },
  },
  git: {
    description: "Changes a Git repository or what it is connected to",
    attributes: {
      operation: text("The subcommand, aliases resolved, for example `push`"),
      rewrites_history: flag("Replaces commits that exist"),
      discards_work: flag("Loses changes that are not committed"),
      deletes_ref: flag("Removes a branch, a tag or stashed work"),
      forced: flag("Overrides a safety check"),
      remote: flag("Has its effect on another machine"),
      bypasses_checks: flag("Skips hooks, signatures or verification"),
      ref: text("The branch or tag"),
      target: text("The remote or its URL"),
      within,
      by,
    },
  },
  database: {
    description: "Changes a database",
    attributes: {
      statement: text("The statement's verb, for example `drop`, `delete`"),
      bounded: flag("Restricted to some rows by WHERE or LIMIT"),
      loosens: flag(
        "Gives more rights than before, or reaches files, programs or hosts outside the database",
      ),
      target: text("The table, schema or database"),
      within,
      by,
    },
  },
  content: {
    description: "Carries content that matters by itself",
    attributes: {
      finds: choice("What was found", CONTENT_KINDS),
      detector: text("Which detector found it"),
      where: text("Where in the call it is, for example `parameters.content`"),
      by,
    },
  },
  returns: {
    description:
      "Gave back content that matters by itself; only known once the tool has run",
    attributes: {
      finds: choice("What was found", {
        ...CONTENT_KINDS,
        unsearched: "More than is looked through",
      }),
      detector: text("Which detector found it"),
      where: text("Where in the result it is, for example `result.stdout`"),
      by,
    },
  },
  uses: {
    description: "Calls a tool",
    attributes: {
      tool: text("The tool's name"),
      server: text("The MCP server it belongs to"),
      known: flag("The tool's effects are known here"),
      read_only: flag("The tool's server claims that it changes nothing"),
      destructive: flag(
        "The tool's server claims that it may destroy something",
      ),
      open_world: flag(
        "The tool's server claims that it reaches beyond this machine",
      ),
      by,
    },
  },
  unresolved: {
    description: "Something that could not be known",
    attributes: {
      what: choice("What could not be known", {
        variable: "A variable's value",
        substitution: "A command's output that becomes part of a command",
        command: "Which program runs",
        arguments: "What a known tool is told to do",
        code: "What some code does",
        syntax: "The command does not parse",
        budget: "The limits of the analysis were reached",
      }),
      by,
    },
  },
} as const satisfies Record<
  string,
  {
    readonly description: string;
    readonly attributes: Readonly<Record<string, Attribute>>;
  }
>;

/** One of the keys of {@linkcode EFFECTS}. */
export type EffectKind = keyof typeof EFFECTS;

/** The value of an attribute that is described so. */
export type ValueOf<A> = A extends Flag ? boolean
  : A extends Quantity ? number
  : A extends Text ? string
  : A extends Choice<infer T> ? T
  : A extends Choices<infer T> ? readonly T[]
  : never;

/** Where in a call an effect comes from. */
export interface Source {
  /** The path of the argument, for example `parameters.command`. */
  readonly where: string;
  /** The piece of text, shortened to 200 characters. */
  readonly piece: string;
  /** What it is wrapped in, outermost first, for example `["sudo", "bash -c"]`. */
  readonly via: readonly string[];
}

/** One effect of one kind; attributes that are not known or do not apply are absent. */
export type EffectOf<K extends EffectKind> =
  & { readonly kind: K; readonly source: Source }
  & {
    readonly [A in keyof typeof EFFECTS[K]["attributes"]]?: ValueOf<
      typeof EFFECTS[K]["attributes"][A]
    >;
  };

/** Any effect. */
export type Effect = { [K in EffectKind]: EffectOf<K> }[EffectKind];

/** What a call would really do, worked out without running it. */
export interface Facts {
  /** Every effect, in the order in which it was found. */
  readonly effects: readonly Effect[];
  /** Whether the analysis stopped at its budget: what is listed is then not all. */
  readonly exhausted: boolean;
  /** Whether some command in the call does not parse. */
  readonly unparsed: boolean;
  /** Units of work spent, for the budget. */
  readonly steps: number;
}
