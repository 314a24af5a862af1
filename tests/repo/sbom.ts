/** Says what is in the binary as a bill of materials in CycloneDX: every package of the lock file that `src` gets at, and the runtime. */
import { Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";
import { VERSION } from "../../src/config/version.ts";
import { walk } from "./walk.ts";

/** A package as deno.lock has it. */
interface Locked {
  readonly integrity: string;
  readonly dependencies?: readonly string[];
}

interface Lock {
  readonly specifiers: Readonly<Record<string, string>>;
  readonly npm: Readonly<Record<string, Locked>>;
}

const IMPORT = /(?:\bfrom|\bimport\()\s*"([^".][^"]*)"/g;

/** The bill of materials as JSON, the same for the same sources. */
export function billOfMaterials(): string {
  const lock: Lock = JSON.parse(Deno.readTextFileSync("deno.lock"));
  const program = new Models.Component(
    Enums.ComponentType.Application,
    "superego",
    { version: VERSION, bomRef: `pkg:generic/superego@${VERSION}` },
  );
  const bom = new Models.Bom({
    metadata: new Models.Metadata({ component: program }),
  });
  const runtime = deno();
  bom.components.add(runtime);
  program.dependencies.add(runtime.bomRef);

  const components = new Map<string, Models.Component>();
  function componentOf(id: string): Models.Component {
    const known = components.get(id);
    if (known !== undefined) return known;
    const component = packageOf(id, lock.npm[id]!);
    components.set(id, component);
    bom.components.add(component);
    for (const name of lock.npm[id]!.dependencies ?? []) {
      component.dependencies.add(componentOf(idOf(name, lock)).bomRef);
    }
    return component;
  }
  for (const id of imported(lock)) {
    program.dependencies.add(componentOf(id).bomRef);
  }
  const serializer = new Serialize.JsonSerializer(
    new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6),
  );
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

/** The packages that a file of `src` imports itself. */
function imported(lock: Lock): readonly string[] {
  const { imports } = JSON.parse(Deno.readTextFileSync("deno.json")) as {
    imports: Readonly<Record<string, string>>;
  };
  const specifiers = walk("src", ".ts")
    .flatMap((file) => [...Deno.readTextFileSync(file).matchAll(IMPORT)])
    .flatMap(([, name = ""]) => imports[name] ?? []);
  const names = specifiers.map((one) =>
    /^npm:(@?[^@]+)@/.exec(one)?.[1] ?? one
  );
  return [...new Set(names)].sort().map((name) => {
    const [wanted = ""] = Object.entries(lock.specifiers).flatMap((
      [specifier, version],
    ) => specifier.startsWith(`npm:${name}@`) ? [`${name}@${version}`] : []);
    return wanted;
  });
}

/** The lock file's own name of a dependency, which has a version only where there are several. */
function idOf(name: string, { npm }: Lock): string {
  const id = Object.keys(npm).find((id) =>
    id === name || id.startsWith(`${name}_`) ||
    (name.lastIndexOf("@") < 1 && nameOf(id) === name)
  );
  if (id === undefined) throw new Error(`deno.lock has no ${name}`);
  return id;
}

function nameOf(id: string): string {
  return /^(@?[^@]+)@/.exec(id)?.[1] ?? id;
}

function packageOf(id: string, { integrity }: Locked): Models.Component {
  const [, name = "", version = ""] = /^(@?[^@]+)@([^_]+)/.exec(id) ?? [];
  const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  const [scope, own] = name.startsWith("@") ? name.split("/") : [, name];
  const component = new Models.Component(
    Enums.ComponentType.Library,
    own ?? name,
    {
      ...scope === undefined ? {} : { group: scope },
      version,
      bomRef: purl,
      purl,
      hashes: new Models.HashDictionary([[
        Enums.HashAlgorithm["SHA-512"],
        hex(integrity.replace("sha512-", "")),
      ]]),
    },
  );
  const license = licenseOf(id, name);
  if (license !== undefined) {
    component.licenses.add(new Models.SpdxLicense(license));
  }
  return component;
}

function licenseOf(id: string, name: string): string | undefined {
  const folder = id.replace(/_.*/, "").replaceAll("/", "+");
  const { license } = JSON.parse(
    Deno.readTextFileSync(
      `node_modules/.deno/${folder}/node_modules/${name}/package.json`,
    ),
  );
  return license;
}

/** The runtime that the binary carries, at the version that builds it. */
function deno(): Models.Component {
  const version = /^ARG DENO_VERSION=(\S+)$/m.exec(
    Deno.readTextFileSync("Dockerfile"),
  )?.[1] ?? "";
  const purl = `pkg:github/denoland/deno@v${version}`;
  const component = new Models.Component(
    Enums.ComponentType.Platform,
    "deno",
    { version, bomRef: purl, purl },
  );
  component.licenses.add(new Models.SpdxLicense("MIT"));
  return component;
}

function hex(base64: string): string {
  return [...atob(base64)].map((byte) =>
    byte.charCodeAt(0).toString(16).padStart(2, "0")
  ).join("");
}
