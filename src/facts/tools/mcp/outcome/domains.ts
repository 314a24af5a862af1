/** Tools that change names on the internet: records, name servers, whose a domain is. */
import { intentOf, type McpCall } from "../family.ts";
import { type Change, phrase, setsWith } from "./named.ts";

/** `create_dns_record`, `update_nameservers`, `transfer_domain`. */
export function domains({ verbs, words }: McpCall): Change | undefined {
  const name = phrase(verbs);
  const dns = words.has("dns") || words.has("route53") ||
    /_(?:name_?servers?|record_?sets?|(?:cname|domain|glue|mx|txt|zone)_records?|dnssec)_/
      .test(name);
  const held =
    /_(?:purchase|buy|register|renew|transfer|unlock|release|delete|remove|cancel)_(?:[a-z]+_)?domains?(?:_names?)?_|_domains?_(?:purchase|buy|register|renew|transfer|unlock|delete|remove|cancel)_/
      .test(name);
  if (!dns && !held) return undefined;
  const removes = intentOf(verbs) === "delete";
  const verb = removes ? "delete" : setsWith(verbs) ??
    verbs.find((word) =>
      /^(?:purchase|buy|transfer|unlock|cancel)$/.test(word)
    );
  return verb === undefined
    ? undefined
    : { what: "domain", operation: verb, irreversible: removes };
}
