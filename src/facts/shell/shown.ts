/** What is printed where the agent reads it, and with it whoever reads what the agent has read. */
import type { Data } from "./data.ts";
import { emit, type Frame } from "./frame.ts";

/** Says that a secret of the environment is printed, when the data holds one. */
export function tellShown(frame: Frame, { origins }: Data): void {
  if (!origins.includes("token")) return;
  emit(frame, {
    kind: "changes",
    what: "secret",
    operation: "read",
    target: "environment",
    within: frame.within,
    by: "shell",
  });
}
