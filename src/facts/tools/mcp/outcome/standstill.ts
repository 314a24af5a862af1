/** Tools after which somebody or something no longer works as before: suspended users, paused projects, switched features. */
import type { Effect } from "../../../effect.ts";
import { intentOf, type McpCall } from "../family.ts";
import { type Change, kept, phrase, setsWith, settings } from "./named.ts";

/** Verbs that bring to a halt. */
const HALTS =
  /^(?:archive|ban|block|contain|disconnect|isolate|yank|deactivate|decommission|deprovision|disable|evict|expire|freeze|hibernate|kick|lock|logout|mute|offboard|pause|quarantine|release|silence|suspend|unpublish|unsubscribe)$/;

/** What others work with or are kept safe by. */
const RELIED_ON =
  /_(?:2fa|accounts?|alarms?|alert(?:ing)?s?(?:_rules?)?|apps?|applications?|audit(?:_logs?)?|auth|authentication|autoscaling|backups?|blocklists?|branch(?:_protection)?|bots?|channels?|clusters?|customers?|databases?|detectors?|devices?|employees?|endpoints?|environments?|factors?|features?|firewall|flags?|functions?|groups?|guards?|contractors?|contracts?|hosts?|identity|inbox(?:es)?|indices|index|instances?|integrations?|logging|members?|mfa|monitor(?:ing)?s?|orgs?|organi[sz]ations?|people|pipelines?|policy|policies|projects?|protections?|repos?|repository|rls|row_level_security|rules?|scans?|security|servers?|services?|sessions?|shops?|sites?|spaces?|stores?|subscriptions?|staff|teams?|tenants?|users?|versioning|waf|webhooks?|workers?|workflows?|workspaces?)_/;

/** Plain names of arguments that halt whom they are said of. */
const HALTED =
  /^(?:suspended|disabled|blocked|banned|archived|deactivated|locked|isdisabled|issuspended|isblocked|isarchived|accountdisabled)$/;

const WORKING = /^(?:active|enabled|isactive|accountenabled|isenabled)$/;

const HALTED_STATUS =
  /^(?:suspended|disabled|deprovisioned|deactivated|blocked|banned|inactive|paused)$/i;

/** `suspend_user`, `update_user {suspended: true}`, `toggle_flag`. */
export function standstill(
  call: McpCall,
  found: readonly Effect[],
): Change | undefined {
  const { verbs } = call;
  const name = phrase(verbs);
  const verb = halting(name, verbs) ?? closing(name) ??
    resetting(name, verbs) ??
    switching(name, verbs) ?? halted(name, call.parameters) ??
    stopping(call, name) ?? scaledAway(call, found) ?? trashed(call, name);
  return verb === undefined
    ? undefined
    : { what: kept(found), operation: verb };
}

function halting(name: string, verbs: readonly string[]): string | undefined {
  const verb = verbs.find((word) => HALTS.test(word));
  if (verb === undefined) return undefined;
  // A block of text is no user that is kept out.
  if (
    verb === "block" &&
    !/_(?:user|account|member|customer|device)s?_/.test(name)
  ) {
    return undefined;
  }
  if (verb === "archive" || verb === "mute" || verb === "silence") {
    const missed = verb === "archive" ? ARCHIVED : WATCHING;
    return missed.test(name) ? verb : undefined;
  }
  if (verb === "unpublish" || verb === "yank") return "unpublish";
  if (/^(?:contain|disconnect|isolate)$/.test(verb)) {
    return CUT_OFF.test(name) ? "quarantine" : undefined;
  }
  if (verb === "release") return GIVEN_BACK.test(name) ? verb : undefined;
  return RELIED_ON.test(name) ? verb : undefined;
}

/** `maintenance_on`, `power_off_vm`: nobody is served any more. */
function closing(name: string): string | undefined {
  if (
    /_maintenance_(?:mode_)?(?:enable|on)_|_(?:enable|set|start)_maintenance(?:_mode)?_/
      .test(name)
  ) return "suspend";
  // What a developer has started may be stopped again.
  return /_(?:power_?off|shut_?down|stop)_(?:[a-z]+_)?(?:cluster|database|droplet|instance|logging|node|replication|vm)s?_/
      .test(name)
    ? "stop"
    : undefined;
}

/** What is cut off from the network. */
const CUT_OFF = /_(?:agents?|devices?|endpoints?|hosts?|network)_/;

/** Of what is archived, only what others are still working in is missed. */
const ARCHIVED =
  /_(?:batch|bulk)_archive_(?!(?:cards?|e?mails?|messages?|notifications?|threads?)_)|_(?:channels?|conversations?|databases?|inbox(?:es)?|orgs?|organi[sz]ations?|projects?|repos?|repositor(?:y|ies)|spaces?|teams?|users?|workspaces?)_/;

/** What tells people when something is wrong. */
const WATCHING = /_(?:alarms?|alerts?|detectors?|monitors?|rules?)_/;

/** What somebody else may take once it is released. */
const GIVEN_BACK =
  /_(?:(?:ip_|elastic_)?address(?:es)?|domains?|(?:phone_)?numbers?|licen[sc]es?|handles?)_/;

/** `reset_password`, `reset_branch`: what was there before is not there any more. */
function resetting(name: string, verbs: readonly string[]): string | undefined {
  return verbs.includes("reset") &&
        /_(?:factory|parent|branch|cluster|database|db|device|environment|factor|instance|mfa|offset|password|schema|secret|server|site|workspace)s?_/
          .test(name) ||
      /_(?:rebuild|reimage|reinstall)_(?:[a-z]+_)?(?:device|droplet|host|instance|machine|node|server|vm)s?_/
        .test(name) ||
      /_(?:change|set|update)_(?:[a-z]+_)?password_/.test(name)
    ? "reset"
    : undefined;
}

/** `toggle_flag`, `update_feature_flag`, `set_rollout`: what users see changes at once. */
function switching(name: string, verbs: readonly string[]): string | undefined {
  const flag =
    /_feature_?(?:flags?|gates?|toggles?|switch(?:es)?)_|_(?:toggle|update|set|enable|disable|turn_o(?:n|ff)|patch|archive)_(?:[a-z]+_)?flags?_|_flags?_(?:toggle|enable|disable|update)_|_(?:disable|enable|set|toggle|update)_(?:gate|toggle)s?_|_(?:kill_?switch|rollouts?)_/
      .test(name);
  if (!flag || /_(?:mail|email|message|status)s?_/.test(name)) return undefined;
  const verb = setsWith(verbs) ??
    verbs.find((word) => /^(?:archive|disable|delete)$/.test(word));
  // A new flag is off.
  return verb === undefined || verb === "create" || intentOf(verbs) === "delete"
    ? undefined
    : "switch";
}

/** What keeps the services of others running, rather than what a developer has started. */
const RUNNERS =
  /^(?:appengine|cloudrun|coolify|dokku|ecs|fargate|fly|flyio|heroku|mesos|nomad|northflank|portainer|proxmox|railway|render|swarm|vmware|vsphere)$/;

/** `nomad__stop_job`. */
function stopping({ words, verbs }: McpCall, name: string): string | undefined {
  return [...words].some((word) => RUNNERS.test(word)) &&
      verbs.some((word) => /^(?:stop|kill|suspend|shutdown)$/.test(word)) &&
      !/_logs?_/.test(name)
    ? "stop"
    : undefined;
}

/** `update_service {desired_count: 0}` leaves nothing running. */
function scaledAway(
  { verbs, parameters }: McpCall,
  found: readonly Effect[],
): string | undefined {
  // A command says by itself what it scales.
  if (found.some(({ kind }) => kind === "executes")) return undefined;
  const sets = setsWith(verbs) !== undefined || verbs.includes("scale");
  return sets &&
      settings(parameters).some(({ name, value }) =>
        /^(?:desired(?:capacity|count)|maxinstances|numreplicas|replica(?:s|count))$/
          .test(name) && (value === 0 || value === "0")
      )
    ? "stop"
    : undefined;
}

/** `update_page {in_trash: true}` deletes, whatever it is called. */
function trashed(
  { verbs, parameters }: McpCall,
  name: string,
): string | undefined {
  if (/_move_to_(?:bin|deleted(?:_items)?|trash)_/.test(name)) return "archive";
  if (setsWith(verbs) === undefined || MISSED_LITTLE.test(name)) {
    return undefined;
  }
  return settings(parameters).some(({ name, value }) =>
      /^(?:archived|intrash|trashed|deleted|isdeleted|istrashed|movetotrash)$/
        .test(name) && (value === true || value === "true")
    )
    ? "archive"
    : undefined;
}

/** What is put away every day. */
const MISSED_LITTLE =
  /_(?:cards?|e?mails?|messages?|notifications?|threads?|tasks?|todos?|search)_/;

/** `update_user {status: "DEPROVISIONED"}`. */
function halted(name: string, parameters: unknown): string | undefined {
  if (!RELIED_ON.test(name)) return undefined;
  // How far a project has come is no more than said.
  const planned = /_(?:initiatives?|milestones?|projects?)_/.test(name);
  return settings(parameters).some(({ name, value }) =>
      HALTED.test(name) && (value === true || value === "true") ||
      WORKING.test(name) && (value === false || value === "false") ||
      !planned && /^(?:status|state)$/.test(name) &&
        typeof value === "string" && HALTED_STATUS.test(value)
    )
    ? "suspend"
    : undefined;
}
