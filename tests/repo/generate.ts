/** Writes every generated file from its one source; with `--check` says which are stale. */
// deno-lint-ignore-file no-console
import { commandReference } from "../../src/cli/help.ts";
import {
  configJsonSchema,
  grantsReference,
  securityJsonSchema,
  settingsReference,
} from "../../src/config/reference.ts";
import { EVENT_IDS, EVENTS } from "../../src/alarm/events.ts";
import { SETTING_NAMES, SETTINGS } from "../../src/config/schema.ts";
import { EFFECTS } from "../../src/facts/effect.ts";
import { GROUPS } from "../../src/facts/programs/registry.ts";
import { openApi } from "../../src/http/openapi.ts";
import { ROUTES } from "../../src/http/routes.ts";
import { METRICS } from "../../src/metrics/catalog.ts";
import { policyReference } from "../../src/policy/reference.ts";
import {
  type PolicyText,
  renderProfiles,
  renderShipped,
  renderTests,
} from "../../src/policy/render_shipped.ts";
import {
  policyJsonSchema,
  policyTestJsonSchema,
} from "../../src/policy/schema.ts";
import { CODES } from "../../src/policy/verdict.ts";
import {
  environmentTemplate,
  productionConfig,
  securityPolicies,
} from "./hardened_files.ts";
import { protections } from "./protections.ts";
import { ROOMS } from "./rooms.ts";
import { EXAMPLES, explained, firstAnswer, screen } from "./examples.ts";
import { picture } from "./picture.ts";
import { runbooksPage } from "./runbooks.ts";
import { billOfMaterials } from "./sbom.ts";

const PACKS = "security/policies";
const PICTURE = "security/generated/explain.svg";

/** The files of the shipped policies, or of their tests; they are embedded as data, so that a start needs no YAML. */
function shipped(kind: "policy" | "tests", folder = ""): readonly PolicyText[] {
  return [...Deno.readDirSync(`${PACKS}/${folder}`)].map(({ name }) => name)
    .filter((name) =>
      name.endsWith(".yaml") &&
      name.endsWith(".test.yaml") === (kind === "tests")
    )
    .sort().map((name) => ({
      name: `shipped/${folder}${name}`,
      text: Deno.readTextFileSync(`${PACKS}/${folder}${name}`),
    }));
}

/** The names of all programs by group, so that a group need not be loaded to know whether it is needed. */
function programNames(): string {
  return json(Object.fromEntries(
    Object.entries(GROUPS).map(([group, families]) => [
      group,
      Object.values(families).flatMap((family) => Object.keys(family)).join(
        ",",
      ),
    ]),
  ));
}

/** The attributes of each kind of effect that are free text: all that a decision has to know of the catalogue. */
function textAttributes(): string {
  return json(Object.fromEntries(
    Object.entries(EFFECTS).map(([kind, { attributes }]) => [
      kind,
      Object.entries(attributes).filter(([, { type }]) => type === "text")
        .map(([name]) => name),
    ]),
  ));
}

/** What each setting is when nobody says anything, so that a hook need not load the settings to know. */
function untoldSettings(): string {
  return json(Object.fromEntries(
    SETTING_NAMES.map((name) => [name, SETTINGS[name].default]),
  ));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [head, head.map(() => "---"), ...rows].map((row) =>
    `| ${row.join(" | ")} |\n`
  ).join("");
}

/** README's parts that are made from sources, by the name between their marks. */
const SECTIONS: Readonly<Record<string, () => string>> = {
  answer: () => firstAnswer(shipped("policy")),
  explained: () => explained(shipped("policy"), PICTURE),
  commands: commandReference,
  settings: settingsReference,
  grants: grantsReference,
  codes: () =>
    table(
      ["Code", "Meaning"],
      Object.entries(CODES).map(([code, meaning]) => [`\`${code}\``, meaning]),
    ),
  routes: () =>
    table(
      ["Route", "Scope", "What it does"],
      ROUTES.map((
        { method, path, scope, summary },
      ) => [`\`${method} ${path}\``, scope ?? "none", summary]),
    ),
  rooms: () =>
    table(
      ["Room", "What it knows"],
      Object.entries(ROOMS).map(([room, { knows }]) => [
        `[\`${room}\`](src/${room})`,
        knows,
      ]),
    ),
  protections,
  events: () =>
    table(
      ["Event", "Severity", "What has happened"],
      EVENT_IDS.map((id) => [
        `\`${id}\``,
        EVENTS[id].severity,
        EVENTS[id].description,
      ]),
    ),
  metrics: () =>
    table(
      ["Metric", "Type", "Labels", "Meaning"],
      Object.entries(METRICS).map(([name, { type, labels, help }]) => [
        `\`${name}\``,
        type,
        Object.keys(labels).map((label) => `\`${label}\``).join(", "),
        help,
      ]),
    ),
};

/** A page with what is generated between its marks. */
async function page(path: string): Promise<string> {
  const text = await Deno.readTextFile(path);
  return text.replace(
    /(<!-- begin (\w+): generated -->\n)[\s\S]*?(<!-- end \2 -->)/g,
    (_, begin: string, name: string, end: string) =>
      `${begin}\n${SECTIONS[name]?.().trim() ?? ""}\n\n${end}`,
  );
}

/** Every generated file and what makes it. */
const ARTEFACTS: Readonly<Record<string, () => string | Promise<string>>> = {
  "src/policy/shipped.json": () => renderShipped(shipped("policy")),
  "src/policy/shipped_profiles.json": () =>
    renderProfiles(shipped("policy", "profiles/")),
  "src/policy/shipped_tests.json": () =>
    renderTests(shipped("tests"), shipped("tests", "profiles/")),
  "src/config/untold.json": untoldSettings,
  "src/facts/programs/names.json": programNames,
  "src/facts/texts.json": textAttributes,
  "security/generated/superego.schema.json": () => json(configJsonSchema()),
  "security/generated/security-policies.schema.json": () =>
    json(securityJsonSchema()),
  "security/generated/policy.schema.json": () => json(policyJsonSchema()),
  "security/generated/policy_test.schema.json": () =>
    json(policyTestJsonSchema()),
  "security/generated/policy_reference.md": policyReference,
  "security/production-config.yaml": productionConfig,
  "security/security-policies.yaml": securityPolicies,
  "security/.env.production.template": environmentTemplate,
  "security/generated/openapi.json": () => json(openApi(ROUTES)),
  "security/generated/sbom.cdx.json": billOfMaterials,
  "security/README.md": () => page("security/README.md"),
  "security/proxy/runbooks.html": async () =>
    runbooksPage(await page("security/README.md")),
  [PICTURE]: () => picture(screen(shipped("policy")), EXAMPLES[0]?.line ?? ""),
  "README.md": () => page("README.md"),
};

const check = Deno.args.includes("--check");
let stale = 0;
for (const [path, make] of Object.entries(ARTEFACTS)) {
  const want = await make();
  const have = await Deno.readTextFile(path).catch(() => "");
  if (want === have) continue;
  stale++;
  if (check) console.error(`${path} is stale; run \`deno task gen\``);
  else await Deno.writeTextFile(path, want);
}
if (check && stale > 0) Deno.exit(1);
