/** Fetches the linters, each at one version. */
import { goTool, node, npmTool, python } from "../toolbox.ts";

const HERE = new URL(".", import.meta.url).pathname;

/** Where the programs are. */
export interface Tools {
  /** A program of the common Python. */
  readonly python: (name: string) => string;
  readonly checkov: string;
  readonly actionlint: string;
  readonly node: string;
  /** What Node.js runs. */
  readonly markdownlint: string;
  /** The folder of Microsoft's SARIF tool, which has the schema, too. */
  readonly sarif: string;
}

/** All of them. */
export async function fetchTools(): Promise<Tools> {
  const [common, checkov, actionlint, nodejs, markdown, sarif] = await Promise
    .all([
      python("lint", `${HERE}requirements.txt`),
      python("checkov", `${HERE}checkov.txt`),
      goTool("actionlint"),
      node(),
      npmTool("markdownlint"),
      npmTool("sarif"),
    ]);
  return {
    python: (name) => common.replace(/python$/, name),
    checkov: checkov.replace(/python$/, "checkov"),
    actionlint,
    node: nodejs,
    markdownlint:
      `${markdown}/node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs`,
    sarif: `${sarif}/node_modules/@microsoft/sarif-multitool-linux`,
  };
}
