/** What every family of MCP servers is asked, and what it answers. */
import type { Effect } from "../../effect.ts";
import type { Place } from "../../paths.ts";
import type { Arguments } from "../arguments.ts";
import type { Shell } from "../command.ts";

/** One call of an MCP tool. */
export interface McpCall {
  /** The server, in lower case; may be empty. */
  readonly server: string;
  /** The tool, as the server names it. */
  readonly tool: string;
  /** The words of server and tool, in lower case. */
  readonly words: ReadonlySet<string>;
  /** The words of the tool alone, in their order. */
  readonly verbs: readonly string[];
  readonly parameters: Arguments;
  readonly place: Place;
  /** What effects are said to be done by. */
  readonly by: string;
  readonly shell: Shell;
}

/** Understands one family of servers; `undefined` when the call is not of its family. */
export type Family = (call: McpCall) => readonly Effect[] | undefined;

/** What a word in a tool's name says that the tool does. */
export type Intent = "delete" | "write" | "move" | "copy" | "run" | "read";

const INTENTS: readonly (readonly [Intent, ReadonlySet<string>])[] = [
  [
    "delete",
    new Set(
      "delete deletes remove rm rmdir unlink trash erase destroy purge drop clear wipe truncate uninstall terminate prune revoke deprovision flush flushall flushdb"
        .split(" "),
    ),
  ],
  ["move", new Set(["move", "rename", "mv"])],
  ["copy", new Set(["copy", "cp", "duplicate"])],
  [
    "run",
    new Set(
      "run exec execute eval evaluate shell bash terminal command invoke".split(
        " ",
      ),
    ),
  ],
  [
    "write",
    new Set(
      "write create save edit update append put replace patch insert modify set touch mkdir upload push add apply post send publish merge close transfer archive enable disable scale restart stop start cordon drain rollback deploy upsert fork make upgrade install lock unlock dismiss assign rotate attach detach modify grant import"
        .split(" "),
    ),
  ],
  [
    "read",
    new Set(
      "read get list view open cat ls show search find stat info head tail describe fetch query download tree status log logs diff count explain check inspect browse lookup whoami help"
        .split(" "),
    ),
  ],
];

/** What a tool's name says that it does: its first telling word counts. */
export function intentOf(verbs: readonly string[]): Intent | undefined {
  for (const verb of verbs) {
    for (const [intent, words] of INTENTS) if (words.has(verb)) return intent;
  }
  return undefined;
}

/** The first word of a tool's name that says what it does. */
export function verbOf(verbs: readonly string[]): string {
  return verbs.find((verb) => INTENTS.some(([, words]) => words.has(verb))) ??
    verbs[0] ?? "";
}

/** Where an effect of a whole call comes from. */
export function sourceOf(call: McpCall): Effect["source"] {
  return { where: "tool_name", piece: call.tool.slice(0, 200), via: [] };
}

/** Whether any of these words is in the name of server or tool. */
export function mentions(call: McpCall, ...words: readonly string[]): boolean {
  return words.some((word) => call.words.has(word));
}
