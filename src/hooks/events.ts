/** The events that Claude Code tells its hooks of, and which of them ask whether a tool may run. */

/** Every event of Claude Code 2.1.330 (`@anthropic-ai/claude-agent-sdk` 0.3.330, `sdk.d.ts`); true where a tool call waits for the answer. */
export const CLAUDE_CODE_EVENTS = {
  PreToolUse: true,
  PermissionRequest: true,
  PostToolUse: false,
  PostToolUseFailure: false,
  PostToolBatch: false,
  Notification: false,
  UserPromptSubmit: false,
  UserPromptExpansion: false,
  SessionStart: false,
  SessionEnd: false,
  Stop: false,
  StopFailure: false,
  SubagentStart: false,
  SubagentStop: false,
  PreCompact: false,
  PostCompact: false,
  PreModelSwitch: false,
  PostModelSwitch: false,
  PermissionDenied: false,
  Setup: false,
  TeammateIdle: false,
  TaskCreated: false,
  TaskCompleted: false,
  Elicitation: false,
  ElicitationResult: false,
  ConfigChange: false,
  WorktreeCreate: false,
  WorktreeRemove: false,
  InstructionsLoaded: false,
  CwdChanged: false,
  FileChanged: false,
  DirectoryAdded: false,
  MessageDisplay: false,
} as const satisfies Readonly<Record<string, boolean>>;

/** The name of an event. */
export type ClaudeCodeEvent = keyof typeof CLAUDE_CODE_EVENTS;

/** The events that ask whether a tool may run. */
export type CallEvent = {
  [Name in ClaudeCodeEvent]: typeof CLAUDE_CODE_EVENTS[Name] extends true ? Name
    : never;
}[ClaudeCodeEvent];
