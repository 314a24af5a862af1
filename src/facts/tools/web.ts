/** Says what tools do that fetch addresses. */
import { findSecrets } from "../content/find.ts";
import type { Effect, EffectOf } from "../effect.ts";
import { parseUrl } from "../urls.ts";
import { type Place, resolvePath } from "../paths.ts";
import {
  type Argument,
  type Arguments,
  given,
  plainName,
  says,
  texts,
} from "./arguments.ts";
import { attributes, missing } from "./files.ts";

const ADDRESSES: ReadonlySet<string> = new Set([
  "url",
  "urls",
  "uri",
  "uris",
  "href",
  "link",
  "endpoint",
  "address",
  "webhook",
  "webhookurl",
  "callbackurl",
  "baseurl",
  "host",
  "hostname",
]);

const BODIES: ReadonlySet<string> = new Set([
  "body",
  "data",
  "json",
  "payload",
  "form",
  "headers",
  "cookies",
]);

/** Effects of fetching every address among the arguments; `unresolved` when there is none. */
export function fetchEffects(
  parameters: Arguments,
  place: Place,
  by: string,
): readonly Effect[] {
  const all = texts(parameters);
  const found = all.filter(({ name }) => ADDRESSES.has(plainName(name)));
  const body = bodyOf(parameters, all);
  const methods = given(parameters, "method", "httpmethod", "verb").flatMap(
    ({ value }) =>
      typeof value === "string" && /^[a-z]+$/i.test(value)
        ? [value.toUpperCase()]
        : [],
  );
  if (found.length > 0) {
    return found.flatMap((one) => {
      const effect = addressEffect(one, body, place, by);
      return effect.kind === "network" && methods.length > 0
        ? methods.map((method) => ({ ...effect, method }))
        : [effect];
    });
  }
  // Some fetchers take their addresses in a prompt.
  const inside = all.flatMap((one) =>
    [...one.text.matchAll(/\b(?:https?|ftp|file):\/\/[^\s"'<>)\]]{1,2048}/gi)]
      .map(([text]) => ({ ...one, text }))
  );
  return inside.length > 0
    ? inside.map((one) => addressEffect(one, body, place, by))
    : [missing(by)];
}

/** Effects of acting in a browser: most acts stay on the page that is open. */
export function browseEffects(
  parameters: Arguments,
  place: Place,
  by: string,
): readonly Effect[] {
  const goes =
    texts(parameters).some(({ name }) => ADDRESSES.has(plainName(name))) ||
    given(parameters, "action").some(({ value }) => value === "launch");
  return goes ? fetchEffects(parameters, place, by) : [];
}

/** Effects of reading resources of a server: only those that are files are known for what they are. */
export function resourceEffects(
  parameters: Arguments,
  place: Place,
  by: string,
): readonly Effect[] {
  return texts(parameters).filter(({ text }) => /^file:/i.test(text)).map(
    (one) => addressEffect(one, "nothing", place, by),
  );
}

/** The effect of following one address, which may name a file of this machine. */
export function addressEffect(
  address: Argument,
  body: Sends,
  place: Place,
  by: string,
): Effect {
  const source = {
    where: address.where,
    piece: address.text.slice(0, 200),
    via: [],
  };
  const url = parseUrl(address.text, "https");
  if (url?.scheme === "file") {
    return {
      kind: "reads",
      names_only: false,
      ...attributes(resolvePath(address.text, place)),
      by,
      source,
    };
  }
  if (url === undefined) {
    return {
      kind: "network",
      host: address.text.slice(0, 200),
      host_class: "unknown",
      direction: "out",
      sends: body,
      by,
      source,
    };
  }
  return {
    kind: "network",
    ...url,
    direction: "out",
    sends: body === "nothing" && findSecrets(address.text).length > 0
      ? "secret"
      : body,
    by,
    source,
  };
}

/** What a request carries beside its address. */
export type Sends = NonNullable<EffectOf<"network">["sends"]>;

function bodyOf(parameters: Arguments, all: readonly Argument[]): Sends {
  const body = all.filter(({ where }) =>
    BODIES.has(plainName(/^parameters\.(\w+)/.exec(where)?.[1] ?? ""))
  );
  if (body.some(({ text }) => findSecrets(text).length > 0)) return "secret";
  const headers = body.every(({ where }) =>
    /^parameters\.(?:headers|cookies)/i.test(where)
  );
  if (body.length > 0 && !headers) return "data";
  return says(parameters, "upload") ? "file" : "nothing";
}
