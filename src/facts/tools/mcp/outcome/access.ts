/** Tools that let somebody in, or hand out the means to get in: members, roles, keys. */
import type { Effect } from "../../../effect.ts";
import type { McpCall } from "../family.ts";
import { given } from "../../arguments.ts";
import { pathsIn } from "../uploads.ts";
import {
  type Change,
  kept,
  phrase,
  setsWith,
  settings,
  TALK,
} from "./named.ts";

/** What somebody is given who may do more than before. */
const RIGHTS =
  /_(?:acls?|access_(?:level|polic(?:y|ies)|rights?|rules?)|delegates?|delegations?|collaborators?|entitlements?|i?am_polic(?:y|ies)|bucket_policy|key_policy|policy_(?:binding|attachment)s?|(?:user|role|group)_polic(?:y|ies)|owners?|ownership|permissions?|privileges?|(?:directory_|cluster_)?roles?(?:_(?:assignments?|bindings?|members?))?|sudo|superusers?)_/;

/** Somebody becomes what has all rights. */
const RISES =
  /_(?:make|promote|set|add|grant|assign|elevate|to|as)_(?:[a-z]+_){0,2}(?:admin|administrator|owner|superuser|root|moderator)s?_/;

/** What opens a door to whoever has it. */
const KEYS =
  /_(?:(?:api|access|account|admin|app|auth|bot|client|deploy|gpg|personal|pat|project|public|service|signing|ssh|user)_){1,3}(?:keys?|tokens?|secrets?|credentials?)_|_service_account_|_(?:ssh|deploy)_?keys?_/;

/** Whoever is added somewhere. */
const PEOPLE =
  /_(?:accounts?|collaborators?|contributors?|editors?|guests?|members?|people|principals?|teams?|users?|viewers?)_/g;

/** Where being a member means having rights. */
const CIRCLES =
  /_(?:accounts?|drives?|enterprises?|folders?|groups?|orgs?|organi[sz]ations?|projects?|repos?|repositor(?:y|ies)|sites?|spaces?|teams?|tenants?|vaults?|workspaces?)_/;

/** Values of roles that may change everything. */
const POWERFUL =
  /^(?:.*[\s_/.:-])?(?:admin|administrator|administratoraccess|fullaccess|owner|root|superuser|superadmin|maintainer)$/i;

const ROLES =
  /^(?:role|roles|roleid|rolename|roledefinitionid|permission|permissions|accesslevel|policyarn|isadmin|admin|issuperuser|isowner)$/;

/** `add_collaborator`, `assign_role`, `create_api_key`, `update_user {role: "admin"}`. */
export function access(
  call: McpCall,
  found: readonly Effect[],
): Change | undefined {
  const { verbs, parameters, words } = call;
  if (unlocks(call)) {
    return { what: "hosted", operation: "unlock", loosens: true };
  }
  const verb = setsWith(verbs) ??
    (verbs.includes("transfer") ? "transfer" : undefined);
  if (verb === undefined) return undefined;
  // Who may use a file of this machine is told by its mode and its owner.
  if (
    given(parameters, "mode", "owner", "permissions").length > 0 &&
    pathsIn(call).length > 0
  ) return undefined;
  // A page may be given the camera, for the time of a test.
  if (words.has("browser") || words.has("playwright")) return undefined;
  const name = phrase(verbs);
  const rises = settings(parameters).some(({ name, value }) =>
    ROLES.test(name) &&
    (typeof value === "string" ? POWERFUL.test(value) : value === true)
  );
  const gives = words.has("ldap") || RIGHTS.test(name) || RISES.test(name) ||
    KEYS.test(name) ||
    joins(name) || shares(name, parameters) ||
    rises && /_(?:accounts?|members?|users?|invit\w+)_/.test(name);
  return gives
    ? { what: kept(found), operation: verb, loosens: true }
    : undefined;
}

/** Whether somebody becomes a member of what gives rights; in talks and lists anybody may be. */
function joins(name: string): boolean {
  if (!/_(?:add|invite|attach|associate|provision|enroll?)_/.test(name)) {
    return false;
  }
  if (TALK.test(name)) return false;
  const people = name.replaceAll("_", "__").match(PEOPLE)?.length ?? 0;
  if (people === 0) return false;
  const rest = name.replaceAll("_", "__").replace(PEOPLE, "_");
  return people > 1 || CIRCLES.test(rest.replaceAll("__", "_"));
}

/** Whether something that is kept is shown to somebody who is named. */
function shares(name: string, parameters: unknown): boolean {
  return /_(?:share|invite)_(?:[a-z]+_){0,2}(?:albums?|boards?|calendars?|databases?|docs?|documents?|drives?|files?|folders?|items?|notebooks?|pages?|presentations?|projects?|repos?|sheets?|spreadsheets?|vaults?)_/
    .test(name) &&
    settings(parameters).some(({ name, value }) =>
      /^(?:emails?|emailaddress(?:es)?|user|users|userid|userids|grantee|recipients?|sharewith|sharedwith|with)$/
        .test(name) && typeof value === "string" && value !== ""
    );
}

/** Doors of houses are opened, too: `unlock_door`, `call_service {domain: "lock", service: "unlock"}`. */
function unlocks({ verbs, parameters }: McpCall): boolean {
  const opening =
    /^(?:alarm_)?(?:disarm|unlock|open)(?:_(?:cover|door|lock))?$/;
  const name = phrase(verbs);
  if (
    /_(?:disarm|open|unlock)_(?:[a-z]+_)?(?:alarm|car|door|frunk|garage|gate|lock|trunk|vehicle)s?_/
      .test(name)
  ) {
    return true;
  }
  const values = settings(parameters).flatMap(({ value }) =>
    typeof value === "string" ? [value.toLowerCase()] : []
  );
  return values.some((value) => opening.test(value)) &&
    values.some((value) =>
      /^(?:alarm_control_panel|cover|garage|gate|lock)(?:\.|$)/.test(value)
    );
}
