/** Coding agents and this guard: what switches their protection off. */
import type { Invocation } from "./invocation.ts";
import type { Change, Family } from "./program.ts";

const AGENT: Change = { what: "agent", loosens: true };

/** Options with which an agent no longer asks. */
const UNGUARDED =
  /^(?:dangerously-skip-permissions|allow-dangerously-skip-permissions|dangerously-bypass-approvals-and-sandbox|dangerously-bypass-hook-trust|yolo|full-auto|allow-all-tools|allow-all-paths|allow-all|trust-all-tools|force|auto-approve|no-hooks|dangerously-allow-all|skip-trust)$/;

/** Options that replace the settings, and with them the hooks, of an agent that is started. */
const REPLACES = /^(?:bare|setting-sources|settings|safe-mode)$/;

/** Settings that leave the hooks and what is asked for as they are. */
const MILD = /^\s*\{(?!.*(?:hook|permission|sandbox|mcp|env|helper)).*\}\s*$/is;

/** Where agents look for their settings. */
const FOLDERS = [
  "CLAUDE_CONFIG_DIR",
  "CODEX_HOME",
  "GEMINI_CLI_SYSTEM_SETTINGS_PATH",
  "OPENCODE_CONFIG",
  "OPENCODE_CONFIG_DIR",
  "COPILOT_HOME",
];

/** Where this guard finds its policy and keeps its records. */
const GUARD_SETTINGS = [
  "SUPEREGO_AUDIT",
  "SUPEREGO_POLICY",
  "SUPEREGO_CONFIG",
  "SUPEREGO_STATE_DIR",
];

/** Whether the command line itself sets a variable. */
function isSet(it: Invocation, name: string): boolean {
  const variable = it.frame.scope.variable(name);
  return variable !== undefined && variable !== null;
}

/** Programs that are agents or guard them. */
export const AGENTS: Family = {
  superego: {
    options:
      "config= policy= audit= listen= agent= url= format= scope= user project local",
    style: "exact",
    run: (it) => {
      const [verb, second] = it.operands.map(({ text }) => text);
      const removes = verb === "hooks" && second !== "list" &&
        second !== undefined;
      const changes = (verb === "keys" && second !== "list" &&
        second !== undefined) || (verb === "audit" && second === "erase");
      if (removes || changes) it.change(AGENT, `${verb} ${second}`, "superego");
      const steered = /^(?:serve|advise|mcp)$/.test(verb ?? "") &&
        GUARD_SETTINGS.some((name) => isSet(it, name));
      if (steered) it.change(AGENT, `${verb} with other settings`, "superego");
    },
  },
  "claude,codex,gemini,copilot,cursor-agent,opencode,windsurf,cline,amp,qwen,droid,crush,aider,q,kiro-cli,auggie,kilo":
    {
      options:
        "p,print m,model= c,continue r,resume=? output-format= permission-mode= settings= setting-sources= mcp-config= allowedTools= disallowedTools= add-dir= s,scope= t,transport= e,env= H,header= a,ask-for-approval= sandbox= approval-mode= append-system-prompt= prompt= i,prompt-interactive=",
      style: "exact",
      run: agent,
    },
};

function agent(it: Invocation): void {
  const words = it.operands.map(({ text }) => text);
  const unguarded = it.options.given.some(({ key, value }) =>
    (UNGUARDED.test(key) && (key !== "force" || it.name === "cursor-agent")) ||
    (key === "permission-mode" && value?.text === "bypassPermissions") ||
    (key === "approval-mode" && value?.text === "yolo") ||
    (key === "ask-for-approval" && value?.text === "never") ||
    (key === "sandbox" && value?.text === "danger-full-access")
  );
  if (unguarded) it.change(AGENT, "run unguarded", it.name);
  const replaced = FOLDERS.some((name) => isSet(it, name)) ||
    it.options.given.some(({ key, value }) =>
      REPLACES.test(key) &&
      !(key === "settings" && MILD.test(value?.text ?? ""))
    );
  if (replaced) it.change(AGENT, "run with other settings", it.name);
  const settings =
    /^(?:mcp|config|plugin|extensions?|hooks)$/.test(words[0] ?? "") &&
    /^(?:add|add-json|add-from-claude-desktop|remove|rm|set|unset|install|uninstall|enable|disable|link|marketplace|reset-project-choices|delete|import)$/
      .test(words[1] ?? "");
  if (settings) {
    it.change(
      { what: "agent" },
      `${words[0]} ${words[1]}`,
      words[2] ?? it.name,
    );
  }
}
