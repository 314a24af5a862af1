/** MCP servers of hosted services: code hosts, messages, issue trackers, browsers. */
import { findSecrets } from "../../content/find.ts";
import type { Effect } from "../../effect.ts";
import {
  type Argument,
  firstText,
  given,
  named,
  PATHS,
  plainName,
  says,
  texts,
} from "../arguments.ts";
import { resolvePath } from "../../paths.ts";
import { fileEffects, one } from "../files.ts";
import { pathsIn } from "./uploads.ts";
import { addressEffect, fetchEffects } from "../web.ts";
import {
  deletion,
  intentOf,
  type McpCall,
  mentions,
  SLIGHT,
  sourceOf,
  targetOf,
  toldIntent,
  verbOf,
} from "./family.ts";

const HOSTS: Readonly<Record<string, string>> = {
  github: "api.github.com",
  gitlab: "gitlab.com",
  bitbucket: "api.bitbucket.org",
  gitea: "gitea",
};

/** Code hosts: paths in their arguments are paths in a repository, not on this machine. */
export function codeHosts(call: McpCall): readonly Effect[] | undefined {
  const name = Object.keys(HOSTS).find((word) => call.words.has(word));
  if (name === undefined) return undefined;
  // A merge request is a thing; only who accepts it merges.
  const verbs = call.verbs.filter((word, at) =>
    word !== name &&
    (word !== "merge" || !/^requests?$/.test(call.verbs[at + 1] ?? "") ||
      call.verbs.includes("accept"))
  );
  const intent = toldIntent({ ...call, verbs });
  if (!unprotects(call) && (intent === undefined || intent === "read")) {
    return [];
  }
  const { parameters } = call;
  const target = [
    firstText(parameters, "owner", "projectid", "workspace"),
    firstText(parameters, "repo", "repository", "reponame", "name"),
  ].filter((part) => part !== undefined).join("/");
  const secret = call.verbs.includes("secret") ||
    call.verbs.includes("secrets");
  const file = call.verbs.includes("file") || call.verbs.includes("files");
  const slight = call.verbs.some((word) => SLIGHT.test(word)) &&
    !call.verbs.includes("token") && !call.verbs.includes("key");
  const remove = intent === "delete" && !slight;
  const base = { by: call.by, source: sourceOf(call) };
  const effects: Effect[] = [{
    kind: "changes",
    what: secret ? "secret" : "repository",
    operation: remove
      ? (file ? "delete_file" : "delete")
      : intent === "delete"
      ? "remove"
      : verbOf(verbs),
    ...(target === "" ? {} : { target }),
    irreversible: remove && !file &&
      call.verbs.some((word) =>
        /^(?:repository|repo|project|branch|release|tag|organization|group|environment)$/
          .test(word)
      ),
    loosens: unprotects(call) ||
      given(parameters, "private").some(({ value }) => value === false) ||
      firstText(parameters, "visibility") === "public",
    ...base,
  }];
  if (!remove && texts(parameters).some(isPipeline)) {
    effects.push({
      kind: "changes",
      what: "repository",
      operation: "automate",
      ...(target === "" ? {} : { target }),
      ...base,
    });
  }
  const branch = firstText(parameters, "branch", "ref");
  if (
    branch !== undefined &&
    (says(parameters, "force") || call.verbs.includes("ref") ||
      call.verbs.includes("branch"))
  ) {
    effects.push({
      kind: "git",
      operation: remove ? "branch" : "push",
      deletes_ref: remove,
      forced: says(parameters, "force"),
      rewrites_history: says(parameters, "force"),
      remote: true,
      ref: branch,
      ...base,
    });
  }
  if (texts(parameters).some(({ text }) => findSecrets(text).length > 0)) {
    effects.push(sending(call, HOSTS[name] ?? name, "secret"));
  }
  return effects;
}

/** Files that a code host runs with its own rights as soon as they are there. */
const PIPELINES =
  /(?:^|\/)(?:\.(?:github|gitea|forgejo)\/(?:workflows|actions)\/.+|\.gitlab-ci\.ya?ml|\.circleci\/.+|azure-pipelines\.ya?ml|bitbucket-pipelines\.ya?ml|Jenkinsfile|\.travis\.yml)$/;

function isPipeline({ name, text }: Argument): boolean {
  return PATHS.has(plainName(name)) &&
    PIPELINES.test(resolvePath(text, {}).path);
}

/** Whether a call takes the protection of a branch or of anything else away. */
function unprotects({ verbs }: McpCall): boolean {
  return verbs.includes("unprotect") ||
    verbs.some((word) =>
        /^(?:protect(?:ion|ed|ions)?|restrictions?|rulesets?)$/.test(word)
      ) &&
      verbs.some((word) =>
        /^(?:bypass|clear|delete|disable|drop|edit|exempt|exemptions?|patch|remove|set|update)$/
          .test(word)
      );
}

const MESSENGERS: Readonly<Record<string, string>> = {
  slack: "slack.com",
  discord: "discord.com",
  teams: "graph.microsoft.com",
  telegram: "api.telegram.org",
  whatsapp: "graph.facebook.com",
  twilio: "api.twilio.com",
  gmail: "gmail.googleapis.com",
  email: "mail",
  mail: "mail",
  smtp: "mail",
  sendgrid: "api.sendgrid.com",
  resend: "api.resend.com",
  notion: "api.notion.com",
  jira: "atlassian.net",
  atlassian: "atlassian.net",
  confluence: "atlassian.net",
  linear: "api.linear.app",
  asana: "app.asana.com",
  trello: "api.trello.com",
  airtable: "api.airtable.com",
  hubspot: "api.hubapi.com",
  sentry: "sentry.io",
  stripe: "api.stripe.com",
  zapier: "zapier.com",
  gdrive: "www.googleapis.com",
  dropbox: "api.dropboxapi.com",
};

/** Messages, mail, trackers and other services: what is written to them leaves the machine. */
export function messengers(call: McpCall): readonly Effect[] | undefined {
  const name = Object.keys(MESSENGERS).find((word) => call.words.has(word));
  if (name === undefined) return undefined;
  const intent = toldIntent(call);
  const { parameters } = call;
  if (intent === "delete") {
    const target = firstText(
      parameters,
      "id",
      "name",
      "channel",
      "channelid",
      "messageid",
      "pageid",
      "issuekey",
      "ids",
    );
    return [deletion(call, target ?? targetOf(call))];
  }
  if (intent === undefined || intent === "read") return [];
  const secret = texts(parameters).some(({ text }) =>
    findSecrets(text).length > 0
  );
  const files = pathsIn(call).map((path) =>
    one("read", path, parameters, call.place, call.by)
  );
  const credential = files.some((one) =>
    one.kind === "reads" && one.path_class?.includes("credential")
  );
  return [
    ...files,
    sending(
      call,
      MESSENGERS[name] ?? name,
      secret || credential ? "secret" : files.length > 0 ? "file" : "data",
    ),
  ];
}

function sending(
  call: McpCall,
  host: string,
  sends: "data" | "file" | "secret",
): Effect {
  return {
    kind: "network",
    host,
    host_class: "public",
    scheme: "https",
    port: 443,
    direction: "out",
    sends,
    by: call.by,
    source: sourceOf(call),
  };
}

/** Fetchers: every address among the arguments is followed. */
export function fetchers(call: McpCall): readonly Effect[] | undefined {
  if (
    !mentions(
      call,
      "fetch",
      "firecrawl",
      "scrape",
      "crawl",
      "http",
      "curl",
      "request",
      "webhook",
      "jina",
      "download",
    )
  ) {
    return undefined;
  }
  const addresses = texts(call.parameters).filter(({ name, text }) =>
    /ur[il]s?$|endpoint|address/i.test(name) ||
    /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
  );
  if (addresses.length === 0) return undefined;
  const fetched = fetchEffects(call.parameters, call.place, call.by);
  const saved = named(call.parameters, PATHS).filter(({ name, text }) =>
    !/ur[il]/i.test(name) && !/^[a-z][a-z0-9+.-]*:\/\//i.test(text)
  );
  return saved.length === 0 ? fetched : [
    ...fetched,
    ...saved.flatMap((one) =>
      fileEffects("write", { path: one.text }, call.place, call.by)
    ),
  ];
}

/** The effects of every address in a call whose family is not known. */
export function addresses(call: McpCall): readonly Effect[] {
  const sends =
    texts(call.parameters).some(({ text }) => findSecrets(text).length > 0)
      ? "secret"
      : intentOf(call.verbs) === "write"
      ? "data"
      : "nothing";
  return texts(call.parameters).filter(({ name, text }) =>
    /^(?:url|uri|endpoint|webhook(?:_?url)?|base_?url|callback_?url)$/i.test(
        name,
      ) && text !== "" ||
    (/^(?:https?|ftps?|wss?):\/\//i.test(text) && !/\s/.test(text) &&
      /ur[il]|link|href|host|server|address|source|target/i.test(name))
  ).map((one) => addressEffect(one, sends, call.place, call.by));
}
