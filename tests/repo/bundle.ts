/** Bundles the program into few minified chunks, so that each verb loads its own and nothing of the others. */
import * as esbuild from "esbuild";
import { isBuiltin } from "node:module";

/** What starts a thread: the program, and the server's worker. */
const ENTRIES = ["src/main.ts", "src/gateway/worker.ts"] as const;

/** Writes the chunks to `folder` and returns their paths, sorted. */
export async function bundle(
  root: string,
  folder: string,
): Promise<readonly string[]> {
  try {
    const { outputFiles } = await esbuild.build({
      absWorkingDir: root,
      entryPoints: [...ENTRIES],
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
      charset: "utf8",
      legalComments: "none",
      write: false,
      logLevel: "silent",
      // The build of `yaml` for Node.js reads the environment when it is loaded.
      alias: { yaml: `${root}/node_modules/yaml/browser/index.js` },
      plugins: [requiredBuiltins],
    });
    await Deno.mkdir(folder, { recursive: true });
    for (const file of outputFiles) {
      await Deno.writeFile(file.path, file.contents);
    }
    return outputFiles.map((file) => file.path).sort();
  } finally {
    await esbuild.stop();
  }
}

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
