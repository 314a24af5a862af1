/** MCP servers that drive a browser. */
import type { Effect } from "../../effect.ts";
import {
  firstText,
  named,
  PATHS,
  plainName,
  quote,
  texts,
} from "../arguments.ts";
import { fileEffects } from "../files.ts";
import { addressEffect, fetchEffects } from "../web.ts";
import { type McpCall, mentions, sourceOf } from "./family.ts";

/** Browsers: addresses are visited, scripts run inside the page, files may be uploaded. */
export function browsers(call: McpCall): readonly Effect[] | undefined {
  if (
    !mentions(
      call,
      "puppeteer",
      "playwright",
      "browser",
      "chrome",
      "devtools",
      "selenium",
      "browserbase",
      "stagehand",
    )
  ) {
    return undefined;
  }
  const { parameters, place, by } = call;
  const visits = firstText(parameters, "url", "uri") === undefined
    ? []
    : withOpened(fetchEffects(parameters, place, by), by);
  const upload = call.verbs.includes("upload");
  const files = named(parameters, PATHS);
  const scripts = scriptEffects(call);
  if (files.length === 0) return [...visits, ...scripts];
  return [
    ...visits,
    ...scripts,
    ...fileEffects(upload ? "read" : "write", parameters, place, by),
    ...(upload
      ? [
        {
          kind: "network",
          host: "browser",
          host_class: "unknown",
          direction: "out",
          sends: "file",
          by,
          source: sourceOf(call),
        } as const,
      ]
      : []),
  ];
}

/** Files outside the project that the browser opens as a page, past the agent's own tools for files. */
function withOpened(
  found: readonly Effect[],
  by: string,
): readonly Effect[] {
  return found.flatMap((effect): readonly Effect[] =>
    effect.kind === "reads" &&
      !effect.path_class?.some((one) =>
        one === "project" || one === "temporary"
      )
      ? [effect, {
        kind: "network",
        scheme: "file",
        host: "localhost",
        host_class: "loopback",
        direction: "out",
        by,
        source: effect.source,
      }]
      : [effect]
  );
}

/** Plain names of arguments that hold a script of a page. */
const SCRIPTS: ReadonlySet<string> = new Set([
  "script",
  "function",
  "code",
  "expression",
  "javascript",
  "pagefunction",
]);

/** Ways in which a script sends something. */
const SENDS =
  /\b(?:fetch|sendBeacon|XMLHttpRequest|WebSocket|EventSource|Image|submit|axios)\b|\.(?:src|href|action|location)\s*=/;

/** Ways in which a script that drives the browser goes elsewhere. */
const VISITS = /\.\s*(?:goto|get|navigate|open|post|request)\s*\(/;

/** What a page knows of its user. */
const SESSION =
  /\bdocument\s*\.\s*cookie\b|\b(?:local|session)Storage\b|\bindexedDB\b|\bcookieStore\b|\.password\b|type=["']?password/i;

/** Scripts in a page reach every address in them; one that runs beside the browser is a program of its own. */
function scriptEffects(call: McpCall): readonly Effect[] {
  const scripts = texts(call.parameters).filter(({ name }) =>
    SCRIPTS.has(plainName(name))
  );
  return scripts.flatMap((script) => {
    const { text, where } = script;
    const beside = /\brequire\s*\(|\bimport\s*\(|\bprocess\s*\./.test(text)
      ? call.shell(`node -e ${quote(text)}`, call.place, where)
      : [];
    const sends = !SENDS.test(text)
      ? "nothing"
      : SESSION.test(text)
      ? "secret"
      : "data";
    const sent = SENDS.test(text) || VISITS.test(text)
      ? [...text.matchAll(/\b(?:https?|wss?|file):\/\/[^\s"'`<>)\]]{1,2048}/gi)]
        .map(
          (
            [address],
          ) =>
            addressEffect(
              { ...script, text: address },
              sends,
              call.place,
              call.by,
            ),
        ).flatMap((effect) => withOpened([effect], call.by))
      : [];
    return [...beside, ...sent];
  });
}
