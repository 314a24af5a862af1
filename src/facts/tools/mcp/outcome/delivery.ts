/** Tools that have a service pass on what it gets from now on: forwarding, rules of a mailbox, webhooks. */
import type { Effect } from "../../../effect.ts";
import { plainName, texts } from "../../arguments.ts";
import type { McpCall } from "../family.ts";
import { type Change, kept, phrase, setsWith, settings } from "./named.ts";

/** Plain names of arguments of a mailbox's rule that take mail away. */
const TAKES =
  /^(?:forward|forwardto|forwardingaddress|forwardas(?:attachment)?to|redirect|redirectto|copyto|delete|deletemessage|permanentdelete|trash|movetotrash|movetodeleteditems|shouldtrash|shoulddelete)$/;

/** Names of the folders in which nobody looks. */
const AWAY = /^(?:trash|bin|deleted ?items|spam|junk(?: ?e-?mail)?)$/i;

const LABELS = /label|folder|mailbox|move|destination|target|action/;

/** Who gets it may stand in an object of its own. */
function takes(name: string): boolean {
  return /forward|redirect/i.test(name) && TAKES.test(plainName(name));
}

/** `update_auto_forwarding`, `create_filter {action: {forward}}`, `create_webhook`. */
export function delivery(
  { verbs, parameters }: McpCall,
  found: readonly Effect[],
): Change | undefined {
  const verb = setsWith(verbs);
  if (verb === undefined) return undefined;
  const name = phrase(verbs);
  const given = settings(parameters);
  const forwards = /_(?:auto_?)?forwarding_|_auto_?forwards?_/.test(name);
  const routes = given.some(({ value }) =>
    typeof value === "string" && /^\s*(?:forward|redirect)\s*\(/i.test(value)
  );
  const diverts =
    /_(?:filters?|(?:inbox|mail|email|message|transport)?_?rules?|vacation|sieve(?:_script)?)_/
      .test(name) &&
    (texts(parameters).some(({ where }) => where.split(/[.[]/).some(takes)) ||
      given.some(({ name, value }) =>
        TAKES.test(name) && value !== false && value !== "" && value !== null ||
        LABELS.test(name) && typeof value === "string" && AWAY.test(value)
      ));
  // What listens on this machine is the developer's own.
  const hooks =
    /_(?:web)?hooks?_|_webhook_(?:endpoint|subscription|url)s?_|_event_subscription_/
      .test(name) &&
    !given.some(({ value }) =>
      typeof value === "string" &&
      /^https?:\/\/(?:localhost|127\.|\[::1\])/i.test(value)
    );
  return forwards || routes || diverts || hooks
    ? { what: kept(found), operation: verb, loosens: true }
    : undefined;
}
