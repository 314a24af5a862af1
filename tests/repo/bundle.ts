/** Bundles the program into few minified chunks, so that each verb loads its own and nothing of the others. */
import * as esbuild from "esbuild";
import { isBuiltin } from "node:module";
import { listsAsTexts } from "./lists.ts";

/** The program; it loads each verb when it is asked for. */
const MAIN = "src/main.ts";

/** What starts the server's thread. */
const WORKER = "src/gateway/worker.ts";

/**
 * The verb that a coding agent waits for before every tool. It is bundled by itself: code that it shares with other
 * verbs would be cut into as many chunks as there are ways of sharing it.
 */
const HOOK = "src/cli/advise.ts";

/** Writes the chunks of the program to `folder` and returns their paths, sorted. */
export async function bundle(
  root: string,
  folder: string,
): Promise<readonly string[]> {
  try {
    const verbs = new Set<string>();
    const main = await build(root, folder, [MAIN], [apart(verbs)]);
    verbs.delete(`${root}/${HOOK}`);
    const [others, hook] = await Promise.all([
      build(root, folder, [...verbs, WORKER], [hookApart]),
      buildHook(root, folder),
    ]);
    return await write(folder, [main, others, hook]);
  } finally {
    await esbuild.stop();
  }
}

/** Writes the chunks of another program to `folder`. */
export async function bundleOther(
  root: string,
  folder: string,
  entry: string,
): Promise<void> {
  try {
    await write(folder, [await build(root, folder, [entry], [])]);
  } finally {
    await esbuild.stop();
  }
}

/** Which files of the checkout are in each chunk of the hook's bundle, and which chunks that imports. */
export async function hookChunks(
  root: string,
): Promise<esbuild.Metafile["outputs"]> {
  try {
    return (await buildHook(root, root)).metafile.outputs;
  } finally {
    await esbuild.stop();
  }
}

/** The name of a file of sources, in an import. */
const SOURCE = /\.ts$/;

/** What is there before a part of the hook is loaded, by the part's file; the first row that fits counts. */
const BEFORE: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^src\/cli\/|^src\/config\/(file|issuers)/, [HOOK]],
  [/\/groups\//, ["src/cli/advise_here.ts", "src/facts/shell/run.ts"]],
  [/^/, ["src/cli/advise_here.ts"]],
];

/** What several parts of the hook share, and is too small for a chunk of its own: it comes with the first. */
const WITH_THE_FIRST = ["src/config/disk.ts", "src/config/path.ts"];

type Built = esbuild.BuildResult<{ write: false; metafile: true }>;

async function buildHook(root: string, folder: string): Promise<Built> {
  // What is a part has to be known beforehand: a file may be imported by one before it is loaded on demand by another.
  const { metafile } = await build(root, folder, [HOOK], []);
  const parts = Object.values(metafile.inputs)
    .flatMap(({ imports }) => imports)
    .filter(({ kind }) => kind === "dynamic-import")
    .map(({ path }) => path);
  return build(root, folder, [HOOK], [onWhatWasBefore(new Set(parts))]);
}

async function write(
  folder: string,
  builds: readonly Built[],
): Promise<readonly string[]> {
  const files = new Map(
    builds.flatMap(({ outputFiles }) => outputFiles)
      .map(({ path, contents }) => [path, contents]),
  );
  await Deno.mkdir(folder, { recursive: true });
  for (const [path, contents] of files) await Deno.writeFile(path, contents);
  return [...files.keys()].sort();
}

function build(
  root: string,
  folder: string,
  entryPoints: string[],
  plugins: readonly esbuild.Plugin[],
): Promise<Built> {
  return esbuild.build({
    absWorkingDir: root,
    entryPoints,
    entryNames: "[name]",
    chunkNames: "[name]-[hash]",
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "esnext",
    minify: true,
    keepNames: false,
    // A text of one byte a character is shared with the engine; any other is converted when it is loaded.
    charset: "ascii",
    legalComments: "none",
    write: false,
    metafile: true,
    logLevel: "silent",
    // The build of `yaml` for Node.js reads the environment when it is loaded.
    alias: { yaml: `${root}/node_modules/yaml/browser/index.js` },
    plugins: [
      ...plugins,
      requiredBuiltins,
      onlyWhatIsUsed,
      dataAsText,
      longListsAsTexts,
    ],
  });
}

// What the program loads on demand is bundled apart from it; `found` is told what that is.
function apart(found: Set<string>): esbuild.Plugin {
  return {
    name: "apart",
    setup(build) {
      build.onResolve({ filter: SOURCE }, ({ kind, path, resolveDir }) => {
        if (kind !== "dynamic-import") return undefined;
        found.add(new URL(path, `file://${resolveDir}/`).pathname);
        return { path: bundled(path), external: true };
      });
    },
  };
}

// The hook is its own bundle for whoever else loads it.
const hookApart: esbuild.Plugin = {
  name: "hook-apart",
  setup(build) {
    build.onResolve(
      { filter: /\/advise\.ts$/ },
      ({ kind, path }) =>
        kind === "dynamic-import"
          ? { path: bundled(path), external: true }
          : undefined,
    );
  },
};

function bundled(path: string): string {
  return `./${path.slice(path.lastIndexOf("/") + 1).replace(/\.ts$/, ".js")}`;
}

// What is loaded on demand comes after something else and all that this imports. Saying so keeps files together: else
// each would be in the chunk of those files that are shared by just the same parts, and a chunk costs 0.1 ms.
function onWhatWasBefore(parts: ReadonlySet<string>): esbuild.Plugin {
  return {
    name: "on-what-was-before",
    setup(build) {
      const root = build.initialOptions.absWorkingDir ?? "";
      build.onLoad({ filter: SOURCE }, async ({ path }) => {
        const file = path.slice(root.length + 1);
        const first = file === HOOK;
        if (!first && !parts.has(file)) return undefined;
        const [, before = []] = first
          ? [file, WITH_THE_FIRST]
          : BEFORE.find(([what]) => what.test(file)) ?? [];
        const imports = before.map((one) =>
          `import ${JSON.stringify(`${root}/${one}`)};\n`
        );
        const text = await Deno.readTextFile(path);
        return {
          contents: imports.join("") + listsAsTexts(text),
          loader: "ts",
        };
      });
    },
  };
}

// The engine reads data that is a text twice as fast as the same data as code.
const dataAsText: esbuild.Plugin = {
  name: "data-as-text",
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.json$/ }, async ({ path }) => {
      const data = JSON.parse(await Deno.readTextFile(path));
      const text = JSON.stringify(JSON.stringify(data));
      return { contents: `export default /* @__PURE__ */ JSON.parse(${text})` };
    });
  },
};

const longListsAsTexts: esbuild.Plugin = {
  name: "long-lists-as-texts",
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => ({
      contents: listsAsTexts(await Deno.readTextFile(path)),
      loader: "ts",
    }));
  },
};

// No file of the program does anything when it is imported, so what an entry to a room offers and nobody takes stays out.
const onlyWhatIsUsed: esbuild.Plugin = {
  name: "only-what-is-used",
  setup(build) {
    build.onResolve(
      { filter: /^\.{1,2}\/.*\.ts$/ },
      ({ path, resolveDir }) => ({
        path: new URL(path, `file://${resolveDir}/`).pathname,
        sideEffects: false,
      }),
    );
  },
};

// Some packages are CommonJS and ask for Node.js's modules by `require`, which a module does not have. Each such
// module is imported instead, in the chunk that needs it and in no other.
const requiredBuiltins: esbuild.Plugin = {
  name: "required-builtins",
  setup(build) {
    build.onResolve(
      { filter: /^[a-z\d_/:]+$/ },
      ({ kind, path }) =>
        kind === "require-call" && isBuiltin(path)
          ? { path: path.replace(/^node:/, ""), namespace: "required" }
          : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "required" }, ({ path }) => ({
      contents:
        `import * as all from "node:${path}"; module.exports = all.default ?? all;`,
      loader: "js",
    }));
  },
};
