/** What every family of MCP servers is asked, and what it answers. */
import type { Annotations } from "../../call.ts";
import type { Effect } from "../../effect.ts";
import type { Place } from "../../paths.ts";
import { type Arguments, firstText, textOf } from "../arguments.ts";
import type { Shell } from "../command.ts";
import { wordsOf } from "./name.ts";

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
  /** What the server claims of the tool. */
  readonly claims: Annotations;
}

/** Understands one family of servers; `undefined` when the call is not of its family. */
export type Family = (call: McpCall) => readonly Effect[] | undefined;

/** What a word in a tool's name says that the tool does. */
export type Intent = "delete" | "write" | "move" | "copy" | "run" | "read";

const INTENTS: readonly (readonly [Intent, ReadonlySet<string>])[] = [
  [
    "delete",
    new Set(
      "delete deletes remove rm shred empty rmdir unlink trash erase destroy purge drop clear wipe truncate void uninstall terminate prune revoke deprovision deletion expunge flush flushall flushdb"
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
      "write create save edit update append put replace patch insert modify set touch mkdir upload push add apply post send publish merge close transfer archive enable disable scale restart stop start cordon drain rollback deploy upsert fork make upgrade install draft share invite lock unlock dismiss assign rotate attach detach modify grant import"
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

/** Words for looking, wherever they stand in a name. */
const LOOKS =
  /^(?:search|retrieve|documentation|docs|preview|validate|simulate|lookup|audit|whois|availability|suggest)$/;

/** Whether a tool's name says that it only looks. */
export function looksOnly(verbs: readonly string[]): boolean {
  return /^(?:is|has|can|ask|request|query|test|verify)$/.test(
    verbs[0] ?? "",
  ) || intentOf(verbs) === "read" || verbs.some((word) => LOOKS.test(word));
}

/** The words in which an argument says what is to be done, where the tool's name does not: `{operation: "delete"}`. */
export function toldIn(parameters: Arguments): readonly string[] {
  const told = firstText(
    parameters,
    "operation",
    "action",
    "method",
    "mutation",
  );
  return told === undefined || told.length > 100 ? [] : wordsOf(told);
}

/** What a call is to do by an argument that says so, or else by the tool's name. */
export function toldIntent(call: McpCall): Intent | undefined {
  const intent = intentOf(toldIn(call.parameters));
  return intent === "delete" || intent === "write"
    ? intent
    : intentOf(call.verbs);
}

/** The first word of a tool's name that says what it does. */
export function verbOf(verbs: readonly string[]): string {
  return verbs.find((verb) => INTENTS.some(([, words]) => words.has(verb))) ??
    verbs[0] ?? "";
}

/** Words for things that hold much else, so that what takes one of them away is hard to undo. */
const WEIGHTY =
  /^(?:accounts?|apps?|applications?|automations?|backups?|boards?|buckets?|calendars?|campaigns?|catalogs?|certificates?|clusters?|collections?|contacts?|customers?|dashboards?|databases?|datasets?|db|deployments?|devices?|disks?|documents?|domains?|droplets?|hosts?|listings?|drives?|environments?|envs?|groups?|index|indexes|indices|instances?|integrations?|invoices?|issues?|jobs?|members?|monitors?|namespaces?|organi[sz]ations?|orgs?|orders?|pages?|pipelines?|policies|policy|products?|projects?|repos?|repositor(?:y|ies)|schemas?|servers?|services?|sites?|schedules?|snapshots?|spaces?|stacks?|storage|subscriptions?|tables?|teams?|tenants?|trash|users?|vaults?|vms?|volumes?|workflows?|workspaces?|zones?|all|everything)$/;

/** Words for what is quickly made again, or was never meant to last. */
export const SLIGHT =
  /^(?:actors?|bookmarks?|breakpoints?|caches?|cells?|columns?|components?|cookies?|drafts?|edges?|elements?|favou?rites?|frames?|gameobjects?|highlights?|history|labels?|layers?|lines?|links?|locks?|nodes?|notifications?|objects?|options?|paragraphs?|pins?|reactions?|reminders?|sections?|selections?|sessions?|shapes?|slides?|subtasks?|tabs?|tags?|tests?|text|todos?|watch(?:es)?)$/;

/** Verbs that mean all of it. */
const THOROUGH =
  /^(?:purge|wipe|destroy|drop|empty|truncate|erase|expunge|flush|flushall|shred)$/;

/** What deleting something does that a service keeps. */
export function deletion(call: McpCall, target: string | undefined): Effect {
  return {
    kind: "changes",
    what: "hosted",
    operation: "delete",
    ...(target === undefined ? {} : { target }),
    irreversible:
      call.verbs.some((word) => WEIGHTY.test(word) || THOROUGH.test(word)) ||
      deletesRecord(call),
    by: call.by,
    source: sourceOf(call),
  };
}

/** Where nothing is light: mail, talks, directories, stores of files. */
const GRAVE =
  /^(?:blob|chats?|conversations?|e?mail|gcs|imap|ldap|minio|r2|s3|storage)$/;

/** What is emptied as a whole. */
const HOLDS =
  /^(?:calendars?|dags?|data|documents?|folders?|graphs?|inbox|memor(?:y|ies)|objects?|queues?|records?|runs?|topics?)$/;

/** Editors, whose undo brings back what was deleted in them. */
const EDITORS =
  /^(?:ableton|autocad|blender|davinci|docx|drawio|excalidraw|excel|figma|framer|freecad|fusion|gimp|godot|houdini|illustrator|inkscape|kicad|logic|maya|minecraft|obs|penpot|photoshop|powerpoint|pptx|premiere|reaper|resolve|revit|roblox|sketch|sketchup|unity|unreal|word|xlsx)$/;

/** A record that is deleted, rather than taken off something, is gone unless it is one of the slight things. */
function deletesRecord({ verbs, parameters, words }: McpCall): boolean {
  // A mail is not as light as a message in a chat, nor an entry of a directory as one in a list.
  if ([...words].some((word) => EDITORS.test(word))) return false;
  const grave = [...words].some((word) => GRAVE.test(word));
  return [...verbs, ...toldIn(parameters)].some((word) =>
        /^(?:delete|deletes|destroy|revoke|terminate|unlink|void)$/.test(word)
      ) && (grave || !verbs.some((word) => SLIGHT.test(word))) ||
    toldIn(parameters)[0] === "rm" ||
    verbs.some((word) => /^(?:revoke|void)$/.test(word)) ||
    // What is cleared is gone with all that was in it.
    verbs.includes("clear") && verbs.some((word) => HOLDS.test(word));
}

/** What a call names as its object: the first argument that says which one is meant. */
export function targetOf(call: McpCall): string | undefined {
  const names = Object.keys(call.parameters).sort();
  const key =
    names.find((name) =>
      /(?:^|_|-)(?:id|ids|key|name|slug|arn)$|(?:Id|Ids|Key|Name)$/.test(name)
    ) ?? names[0];
  return key === undefined ? undefined : textOf(call.parameters[key]);
}

/** Where an effect of a whole call comes from. */
export function sourceOf(call: McpCall): Effect["source"] {
  return { where: "tool_name", piece: call.tool.slice(0, 200), via: [] };
}

/** Whether any of these words is in the name of server or tool. */
export function mentions(call: McpCall, ...words: readonly string[]): boolean {
  return words.some((word) => call.words.has(word));
}
