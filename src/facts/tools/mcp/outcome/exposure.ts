/** Tools that show something to everybody. */
import type { Effect } from "../../../effect.ts";
import type { McpCall } from "../family.ts";
import {
  type Change,
  kept,
  phrase,
  setsWith,
  settings,
  TALK,
} from "./named.ts";

/** Values that mean everybody. */
const EVERYBODY =
  /^(?:all_?users|all_?authenticated_?users|anonymous|anyone(?:_?(?:with_?)?(?:the_?)?link)?|anyone_can_(?:view|edit|comment)|everyone|internet|open|public(?:[_-]read(?:[_-]write)?)?|publicly_accessible|world|\*)$/i;

/** Plain names of arguments that say who may see something. */
const AUDIENCES =
  /^(?:access|accesslevel|acl|audience|cannedacl|entity|generalaccess|grantee|granteetype|linkaccess|linkscope|member|members|permission|predefinedacl|principal|principals|privacy|requestedvisibility|scope|sharewith|sharedwith|sharing|sharingpolicy|type|viewers|visibility|visibilitylevel|who)$/;

/** Plain names of arguments that say yes to everybody. */
const OPENS =
  /^(?:allowanonymous|allowfilediscovery|allowpublic(?:access)?|anyonecan(?:view|edit)|anonymousaccess|discoverable|ispublic|ispubliclyshared|linksharing|makepublic|public|publicaccess|publiclink|publiclyaccessible|publicread|publishtoweb|sharepublicly|webpublished)$/;

/** Plain names of arguments that keep everybody out, as long as they say yes. */
const CLOSES =
  /^(?:blockpublicacls|blockpublicpolicy|ignorepublicacls|isprivate|private|publicaccessprevention|restrictpublicbuckets|requireauth(?:entication)?)$/;

/** A policy in a text that lets everybody in, or a range of addresses that is all of them. */
const POLICY =
  /"Principal"\s*:\s*(?:"\*"|\{\s*"AWS"\s*:\s*\[?\s*"\*")|"Member"\s*:\s*"all(?:Authenticated)?Users"/i;

/** Where what is posted is read by the world. */
const SOCIAL =
  /^(?:bluesky|facebook|instagram|linkedin|mastodon|medium|reddit|substack|threads|tiktok|tweets?|twitter|youtube)$/;

function posts(name: string): boolean {
  return /_(?:create_(?:[a-z]+_)?(?:post|tweet|thread)|(?:post|publish|submit|upload)_(?:[a-z]+_)?(?:article|content|media|photo|post|reel|story|thread|tweet|video)|tweet)s?_/
    .test(name);
}

/** What everybody sees once it is published. */
const PUBLISHED =
  /_publish_(?:[a-z]+_)?(?:to_web|apps?|articles?|extensions?|forms?|packages?|pages?|repos?|sites?|themes?|versions?|websites?)_|_(?:apps?|pages?|sites?|websites?)_publish_/;

/** `create_shared_link` needs no argument to be open to whoever has the link. */
const LINK =
  /_(?:add|create|enable|generate|make|get_or_create)_(?:[a-z]+_){0,2}(?:shared?|sharing|public)_(?:link|url)s?_/;

/** `share_file {type: "anyone"}`, `update_project {visibility: "public"}`. */
export function exposure(
  { verbs, parameters, words }: McpCall,
  found: readonly Effect[],
): Change | undefined {
  const name = phrase(verbs);
  const verb = setsWith(verbs) ??
    verbs.find((word) =>
      /^(?:publish|share|expose|open|unlock|authorize)$/.test(word)
    );
  if (verb === undefined || words.has("browser")) return undefined;
  if (everyAddress(parameters)) {
    return { what: kept(found), operation: verb, loosens: true };
  }
  if (PUBLISHED.test(name)) {
    return { what: kept(found), operation: "publish", loosens: true };
  }
  if ([...words].some((word) => SOCIAL.test(word)) && posts(name)) {
    return { what: kept(found), operation: "publish", loosens: true };
  }
  if (TALK.test(name)) return undefined;
  const open = LINK.test(name) || settings(parameters).some(
    ({ name, value }) =>
      (AUDIENCES.test(name) && typeof value === "string" &&
        EVERYBODY.test(value)) ||
      (OPENS.test(name) && says(value)) ||
      (CLOSES.test(name) && denies(value)) ||
      (typeof value === "string" && POLICY.test(value)),
  );
  return open
    ? { what: kept(found), operation: verb, loosens: true }
    : undefined;
}

/** A range of addresses that is all of them. */
function everyAddress(parameters: unknown): boolean {
  return settings(parameters).some(({ name, value }) =>
    /cidr|ip|range|ingress|address|source|allow/.test(name) &&
    (value === "0.0.0.0/0" || value === "::/0")
  );
}

function says(value: unknown): boolean {
  return value === true || value === 1 ||
    typeof value === "string" && /^(?:true|yes|on|enabled|1)$/i.test(value);
}

function denies(value: unknown): boolean {
  return value === false || value === 0 ||
    typeof value === "string" && /^(?:false|no|off|disabled|0)$/i.test(value);
}
