/** Bundles the program into few minified chunks, so that each verb loads its own and nothing of the others. */
import * as esbuild from "esbuild";

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
      // Some packages are CommonJS and ask for Node.js's modules by `require`.
      banner: { js: "" },
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
