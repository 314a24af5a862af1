/** Works out facts with no more code than the call needs: for a process that judges once, loading is most of its work. */
import {
  type Call,
  type Facts,
  type GroupName,
  likelyParts,
  partialFacts,
  type PartName,
  type Parts,
} from "../facts/on_demand.ts";

type Mutable = {
  -readonly [K in keyof Parts]: K extends "groups" ? {
      -readonly [G in GroupName]?: Parts["groups"][G];
    }
    : Parts[K];
};

/** How each part is loaded; a test holds them to the whole that a server loads at once. */
export type Loaders = Readonly<
  Record<PartName, (parts: Mutable) => Promise<void>>
>;

/** The loaders of all parts. */
export const LOADERS: Loaders = {
  async shell(parts) {
    parts.shell = (await import("../facts/shell/run.ts")).shellFacts;
  },
  async parser(parts) {
    parts.parser = (await import("../facts/shell/parser.ts")).PARSER;
  },
  async mcp(parts) {
    parts.mcp = (await import("../facts/tools/mcp/effects.ts")).mcpEffects;
  },
  async outcomes(parts) {
    parts.outcomes =
      (await import("../facts/tools/mcp/outcome/outcome.ts")).outcomes;
  },
  async program(parts) {
    parts.program = (await import("../facts/tools/program.ts")).commandOf;
  },
  async composed(parts) {
    parts.composed = (await import("../facts/tools/composed.ts"))
      .composedEffects;
  },
  async written(parts) {
    parts.written = (await import("../facts/tools/written.ts")).writtenEffects;
  },
  async base({ groups }) {
    groups.base = (await import("../facts/programs/groups/base.ts")).BASE_GROUP;
  },
  async shells({ groups }) {
    groups.shells =
      (await import("../facts/programs/groups/shells.ts")).SHELLS_GROUP;
  },
  async launchers({ groups }) {
    groups.launchers =
      (await import("../facts/programs/groups/launchers.ts")).LAUNCHERS_GROUP;
  },
  async git({ groups }) {
    groups.git = (await import("../facts/programs/groups/git.ts")).GIT_GROUP;
  },
  async version_control({ groups }) {
    groups.version_control =
      (await import("../facts/programs/groups/version_control.ts"))
        .VERSION_CONTROL_GROUP;
  },
  async text({ groups }) {
    groups.text = (await import("../facts/programs/groups/text.ts")).TEXT_GROUP;
  },
  async archives({ groups }) {
    groups.archives =
      (await import("../facts/programs/groups/archives.ts")).ARCHIVES_GROUP;
  },
  async network({ groups }) {
    groups.network =
      (await import("../facts/programs/groups/network.ts")).NETWORK_GROUP;
  },
  async packages({ groups }) {
    groups.packages =
      (await import("../facts/programs/groups/packages.ts")).PACKAGES_GROUP;
  },
  async builds({ groups }) {
    groups.builds =
      (await import("../facts/programs/groups/builds.ts")).BUILDS_GROUP;
  },
  async hosting({ groups }) {
    groups.hosting =
      (await import("../facts/programs/groups/hosting.ts")).HOSTING_GROUP;
  },
  async platforms({ groups }) {
    groups.platforms =
      (await import("../facts/programs/groups/platforms.ts")).PLATFORMS_GROUP;
  },
  async system({ groups }) {
    groups.system =
      (await import("../facts/programs/groups/system.ts")).SYSTEM_GROUP;
  },
  async code({ groups }) {
    groups.code = (await import("../facts/programs/groups/code.ts")).CODE_GROUP;
  },
  async windows({ groups }) {
    groups.windows =
      (await import("../facts/programs/groups/windows.ts")).WINDOWS_GROUP;
  },
};

/**
 * Makes what works out facts on demand. It rejects when a part cannot be loaded: facts with a part missing would be
 * mild, and are never given out.
 */
export function factsOnDemand(
  loaders: Loaders = LOADERS,
): (call: Call) => Promise<Facts> {
  const parts: Mutable = { groups: {} };
  return async function facts(call) {
    const asked = new Set<PartName>();
    let wanted: ReadonlySet<PartName> = likelyParts(call);
    for (;;) {
      for (const name of wanted) {
        if (asked.has(name)) throw new Error(`Part "${name}" is not there`);
        asked.add(name);
      }
      await Promise.all([...wanted].map((name) => loaders[name](parts)));
      const { facts, missing } = partialFacts(call, parts);
      if (missing.size === 0) return facts;
      wanted = missing;
    }
  };
}
