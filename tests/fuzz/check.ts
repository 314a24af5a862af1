/** Holds one input to every invariant that concerns it. */
import { compilePolicies } from "../../src/config/policies.ts";
import type { Ruleset } from "../../src/policy/mod.ts";
import { parsePolicy } from "../../src/policy/parse.ts";
import { holdCall } from "./call_laws.ts";
import { type Doors, openDoors } from "./doors.ts";
import { type Broken, LawBroken, thrown } from "./finding.ts";
import type { Input } from "./input.ts";
import { openWire, type Wire } from "./wire.ts";
import {
  holdBytes,
  holdPolicy,
  holdRequest,
  holdRewriting,
  holdText,
} from "./other_laws.ts";

/** Says which invariant an input breaks, or `null`. */
export type Check = (input: Input) => Promise<Broken | null>;

/** Makes the check: opens the doors and loads the policies that are asked. */
export async function createCheck(): Promise<Check> {
  const doors = await openDoors();
  const language = await wholeLanguage();
  const wire = await openWire();
  return async (input) => {
    try {
      await holdInput(input, doors, language, wire);
      return null;
    } catch (error) {
      doors.failures();
      return error instanceof LawBroken
        ? error.broken
        : thrown("a check", error).broken;
    }
  };
}

function holdInput(
  input: Input,
  doors: Doors,
  language: Ruleset,
  wire: Wire,
): Promise<void> {
  switch (input.kind) {
    case "call":
      return holdCall(input, doors, language);
    case "bytes":
      return holdBytes(input.bytes, doors);
    case "request":
      return holdRequest(input.bytes, wire);
    case "policy":
      return holdPolicy(input.text);
    case "rewriting":
      return holdRewriting(input.command, input.by, doors.ruleset);
    case "text":
      return holdText(input.text);
  }
}

async function wholeLanguage(): Promise<Ruleset> {
  const file = new URL("../cases/language.yaml", import.meta.url);
  const parsed = parsePolicy(Deno.readTextFileSync(file), "language.yaml");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const compiled = await compilePolicies([parsed.value]);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.value;
}
