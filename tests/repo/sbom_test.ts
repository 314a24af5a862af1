/** Holds the bill of materials to what the bundler really takes into the program. */
import assert from "node:assert/strict";
import * as esbuild from "esbuild";
import { billOfMaterials } from "./sbom.ts";

interface Component {
  readonly "bom-ref": string;
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly licenses: readonly { readonly license: { readonly id: string } }[];
}

const { components, dependencies, metadata } = JSON.parse(
  billOfMaterials(),
) as {
  components: readonly Component[];
  dependencies: readonly { ref: string; dependsOn?: readonly string[] }[];
  metadata: { component: Component };
};
const ids = components.map(({ group, name, version }) =>
  `${group === undefined ? "" : `${group}/`}${name}@${version}`
);

Deno.test("every package that the program is made of is in the bill of materials", async () => {
  const { metafile } = await esbuild.build({
    absWorkingDir: Deno.cwd(),
    entryPoints: ["src/main.ts", "src/gateway/worker.ts"],
    outdir: "dist",
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  await esbuild.stop();
  const bundled = new Set(
    Object.keys(metafile.inputs).flatMap((path) => {
      const [, folder] = /node_modules\/\.deno\/([^/]+)\//.exec(path) ?? [];
      return folder === undefined ? [] : [folder.replace("+", "/")];
    }),
  );
  assert.ok(bundled.size > 10, `${bundled.size}`);
  assert.deepEqual([...bundled].filter((id) => !ids.includes(id)), []);
});

Deno.test("the runtime is in it, at the version that builds the program", async () => {
  const dockerfile = await Deno.readTextFile("Dockerfile");
  const version = /^ARG DENO_VERSION=(\S+)$/m.exec(dockerfile)?.[1];
  assert.ok(ids.includes(`deno@${version}`));
});

Deno.test("what only tests and builds need is not in it", () => {
  for (const name of ["esbuild", "fast-check", "oidc-provider"]) {
    assert.deepEqual(ids.filter((id) => id.startsWith(`${name}@`)), []);
  }
});

Deno.test("every dependency that it names is in it", () => {
  const known = [metadata.component, ...components].map((one) =>
    one["bom-ref"]
  );
  const named = dependencies.flatMap(({ ref, dependsOn = [] }) => [
    ref,
    ...dependsOn,
  ]);
  assert.deepEqual(named.filter((ref) => !known.includes(ref)), []);
  assert.equal(new Set(known).size, known.length);
});

Deno.test("every license lets the program be given away with a notice", () => {
  const free = ["MIT", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause"];
  const other = components.filter(({ licenses }) =>
    licenses.length === 0 ||
    licenses.some(({ license }) => !free.includes(license.id))
  );
  assert.deepEqual(other.map(({ name }) => name), []);
});
