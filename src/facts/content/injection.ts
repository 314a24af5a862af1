/** Texts that speak to a model rather than to a person. */
import type { Detector } from "./detector.ts";

function words(
  id: string,
  hints: readonly string[],
  pattern: RegExp,
): Detector {
  return { id, finds: "injection", hints, pattern };
}

/** Marks of an attempt to give a model instructions. */
export const INJECTION: readonly Detector[] = [
  words(
    "overrides_instructions",
    ["ignore", "disregard", "forget", "override"],
    /\b(?:ignore|disregard|forget|override)\s{1,4}(?:(?:all|any|every|the|your|of|these|those|my)\s{1,4}){0,4}(?:previous|prior|above|earlier|preceding|former|existing|system|original|foregoing)\s{1,4}(?:\w{1,20}\s{1,4}){0,2}(?:instruction|prompt|direction|rule|guideline|command|context|message)s?\b/gi,
  ),
  words(
    "changes_role",
    ["you are now", "act as", "pretend", "from now on"],
    /\b(?:you are now|from now on,? you (?:are|will|must)|act as|pretend to be)\s{1,4}(?:an? |in |the )?(?:\w{1,20} ){0,3}(?:dan\b|jailbroken|unrestricted|uncensored|developer mode|root administrator|without (?:any )?(?:restrictions|rules|limits))/gi,
  ),
  words(
    "hides_from_user",
    ["user"],
    /\b(?:do not|don't|never|without)\s{1,4}(?:tell(?:ing)?|inform(?:ing)?|mention(?:ing)?|alert(?:ing)?|notify(?:ing)?|show(?:ing)?|reveal(?:ing)?|ask(?:ing)?)\s{1,4}(?:\w{1,12}\s{1,4}){0,4}(?:the |your )?(?:user|human|operator)\b/gi,
  ),
  words(
    "imitates_system",
    ["<|im_", "<|system", "[inst]", "<<sys>>", "<|start_header", "[/inst]"],
    /<\|(?:im_start|im_end|system|start_header_id|end_header_id|endoftext)\|?>|\[\/?INST\]|<<\/?SYS>>/gi,
  ),
  words(
    "imitates_message",
    ["system", "important"],
    /(?:^|\n)\s{0,8}(?:\[|<|#{1,4} ?)(?:system|important)(?:[ _-](?:message|prompt|instructions?|override|note))?(?:\]|>|:)\s{0,4}[^\n]{0,80}\b(?:you (?:must|should|will)|assistant|the (?:ai|model|agent))\b/gi,
  ),
  words(
    "addresses_agent",
    ["assistant", "agent", "model", "llm"],
    /\b(?:new|updated|additional|urgent|hidden|secret)\s{1,4}(?:system\s{1,4})?instructions?\s{1,4}(?:for|to)\s{1,4}(?:the\s{1,4})?(?:ai\s{1,4})?(?:assistant|agent|model|llm)\b/gi,
  ),
  words(
    "asks_for_prompt",
    ["system prompt", "instructions"],
    /\b(?:reveal|print|repeat|output|show|leak|exfiltrate)\s{1,4}(?:me\s{1,4})?(?:your|the)\s{1,4}(?:full\s{1,4}|entire\s{1,4}|hidden\s{1,4}|initial\s{1,4}){0,2}(?:system\s{1,4}prompt|system\s{1,4}instructions|hidden\s{1,4}instructions)\b/gi,
  ),
];
