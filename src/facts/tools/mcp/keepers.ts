/** MCP servers that keep secrets: reading one is a fact of its own, as with the program of the same name. */
import type { Effect } from "../../effect.ts";
import { firstText } from "../arguments.ts";
import {
  intentOf,
  type McpCall,
  mentions,
  sourceOf,
  targetOf,
} from "./family.ts";

const SERVERS = [
  "vault",
  "hashicorp",
  "1password",
  "onepassword",
  "op",
  "bitwarden",
  "lastpass",
  "keepass",
  "dashlane",
  "doppler",
  "infisical",
  "keychain",
  "keyring",
  "keyvault",
  "secretsmanager",
  "secretmanager",
];

/** Words for looking at names alone. */
const LOOKS = /^(?:list|ls|search|find|status|info|version|health)$/;

/** `vault__read_secret {path}` is `vault kv get`. */
export function keepers(call: McpCall): readonly Effect[] | undefined {
  const named = call.verbs.some((word) =>
    /^(?:secrets?|passwords?|credentials?)$/.test(word)
  );
  if (!mentions(call, ...SERVERS)) {
    // Any server may hand out a secret by that word, with a verb that says so.
    const hands =
      /^(?:access|decrypt|delete|export|fetch|get|read|remove|resolve|retrieve|reveal|show)$/
        .test(call.verbs[0] ?? "");
    if (!named || !hands) return undefined;
  }
  const intent = intentOf(call.verbs);
  // A secret has versions, too.
  const looks = call.verbs.some((word) =>
    LOOKS.test(word) && !(named && word === "version")
  );
  if (looks) return [];
  const target = firstText(
    call.parameters,
    "path",
    "secretpath",
    "secret",
    "secretname",
    "secretid",
    "item",
    "itemid",
    "name",
    "key",
    "id",
  ) ?? targetOf(call);
  return [{
    kind: "changes",
    what: "secret",
    operation: intent ?? "read",
    ...(target === undefined ? {} : { target }),
    irreversible: intent === "delete",
    by: call.by,
    source: sourceOf(call),
  }];
}
