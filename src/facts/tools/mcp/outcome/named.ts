/** What the readers of outcomes have in common: how names of tools and of arguments are asked. */
import type { Effect, EffectOf } from "../../../effect.ts";
import { plainName } from "../../arguments.ts";
import type { McpCall } from "../family.ts";

/** What an outcome changes. */
export type Change = Pick<
  EffectOf<"changes">,
  "what" | "operation" | "loosens" | "irreversible"
>;

/** Tells one kind of outcome; `undefined` where the call has none of it. */
export type Outcome = (
  call: McpCall,
  found: readonly Effect[],
) => Change | undefined;

/** Verbs that make something, give it or set it. */
const SETS =
  /^(?:add|allow|assign|associate|attach|authorize|bind|bulk|change|configure|create|edit|elevate|enable|enrol|enroll|generate|grant|import|insert|invite|issue|make|modify|patch|post|promote|provision|put|register|renew|replace|rotate|save|set|share|switch|toggle|turn|update|upload|upsert|write)$/;

/** The first verb in a tool's name that makes, gives or sets something. */
export function setsWith(verbs: readonly string[]): string | undefined {
  return verbs.find((word) => SETS.test(word));
}

/** The words of a tool's name joined by `_`, with one at both ends, so that phrases are found as `_api_key_`. */
export function phrase(verbs: readonly string[]): string {
  return `_${verbs.join("_")}_`;
}

/** Words for what people say to each other: what is said to many there is meant for many. */
export const TALK =
  /_(?:activit|answer|attendee|audience|call|campaign|card|chat|channel|comment|contact|conversation|deal|discussion|event|issue|lead|list|meeting|message|note|playlist|poll|post|question|record|release|repl|review|row|segment|status|stor|task|thread|ticket|todo|tweet|version|video)(?:y|ies|s|es)?_/;

/** One value in a call's arguments, with its plain name. */
export interface Setting {
  readonly name: string;
  readonly value: unknown;
}

/** How many values are looked at. */
const MOST_SETTINGS = 500;

/** Plain names of what is only stored: names in it are the user's own. */
const STORED =
  /^(?:cells|document|documents|fields|properties|records|rows|values)$/;

/** Every value in the arguments that is no object and not merely stored, at any depth, with the plain name that it stands under. */
export function settings(parameters: unknown): readonly Setting[] {
  const found: Setting[] = [];
  const open: { readonly name: string; readonly value: unknown }[] = [
    { name: "", value: parameters },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.length >= MOST_SETTINGS) break;
    const { name, value } = next;
    if (typeof value !== "object" || value === null) {
      found.push({ name, value });
    } else if (Array.isArray(value)) {
      // An empty list is a value, too.
      if (value.length === 0) found.push({ name, value });
      for (const one of value) open.push({ name, value: one });
    } else {
      for (const [key, one] of Object.entries(value)) {
        const name = plainName(key);
        if (!STORED.test(name)) open.push({ name, value: one });
      }
    }
  }
  return found;
}

/** What it is a change of: a repository, a cloud or a cluster, where that is known, or else whatever the server keeps. */
export function kept(found: readonly Effect[]): NonNullable<Change["what"]> {
  for (const one of found) {
    if (
      one.kind === "changes" &&
      (one.what === "repository" || one.what === "cloud" ||
        one.what === "cluster")
    ) return one.what;
  }
  return "hosted";
}
