/** Which scenarios of the official conformance suite apply to this server, and what of them it cannot pass. */
import type { NpmTool } from "../toolbox.ts";

/** One scenario at one revision of the protocol. */
export interface Scenario {
  readonly tool: Extract<NpmTool, `conformance-${string}`>;
  /** The revision to run it at; the older suite has no choice. */
  readonly version: string | null;
  readonly name: string;
  /** How many of its checks pass. */
  readonly passes: number;
  /** The checks that fail, each with the thing that it looks for and this server does not offer. */
  readonly lacks: Readonly<Record<string, string>>;
}

const STABLE = "conformance-stable";
const NEXT = "conformance-next";
const LEGACY = "2025-11-25";
const MODERN = "2026-07-28";

const scenario = (
  tool: Scenario["tool"],
  version: string | null,
  name: string,
  passes: number,
  lacks: Scenario["lacks"] = {},
): Scenario => ({ tool, version, name, passes, lacks });

/**
 * All that do not call the suite's own sample tools, prompts and resources (`test_simple_text`, `test://static-text`
 * and so on), which a server has to be written for.
 */
export const SCENARIOS: readonly Scenario[] = [
  scenario(STABLE, null, "server-initialize", 1),
  scenario(STABLE, null, "ping", 1),
  scenario(STABLE, null, "tools-list", 1),
  scenario(STABLE, null, "resources-list", 1),
  scenario(STABLE, null, "dns-rebinding-protection", 2),
  scenario(NEXT, LEGACY, "server-initialize", 2),
  scenario(NEXT, LEGACY, "ping", 2),
  scenario(NEXT, LEGACY, "tools-list", 3),
  scenario(NEXT, LEGACY, "resources-list", 2),
  scenario(NEXT, LEGACY, "dns-rebinding-protection", 2),
  scenario(NEXT, MODERN, "server-stateless", 24, {
    "sep-2575-server-rejects-undeclared-capability":
      "the tool test_missing_capability",
    "sep-2575-missing-capability-http-400": "the tool test_missing_capability",
    "sep-2575-http-server-no-independent-requests-on-stream":
      "the tool test_streaming_elicitation",
    "sep-2575-server-no-log-without-loglevel": "the tool test_logging_tool",
  }),
  scenario(NEXT, MODERN, "tools-list", 4),
  scenario(NEXT, MODERN, "resources-list", 2),
  scenario(NEXT, MODERN, "sep-2164-resource-not-found", 4),
  scenario(NEXT, MODERN, "dns-rebinding-protection", 2),
  scenario(NEXT, MODERN, "caching", 7, {
    "sep-2549-prompts-list-caching-hints": "prompts, of which there are none",
  }),
  scenario(NEXT, MODERN, "http-header-validation", 14),
  scenario(NEXT, MODERN, "server-sse-multiple-streams", 1),
  scenario(NEXT, MODERN, "input-required-result-unsupported-methods", 2),
];
