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
    "overrides_in_other_words",
    ["ignor", "olvid", "vergiss", "missacht", "oubli", "dimentic", "negeer"],
    /\b(?:(?:ignora|olvida)(?:d|te)?\s{1,4}(?:todas?\s{1,4})?(?:las\s{1,4}|tus\s{1,4})?(?:instrucciones|indicaciones|reglas)\s{1,4}(?:anteriores|previas)|(?:ignorier|vergiss|missacht)e?n?t?\s{1,4}(?:bitte\s{1,4})?(?:alle\s{1,4})?(?:deine\s{1,4}|die\s{1,4})?(?:bisherigen|fr\u00fcheren|obigen|vorherigen|vorigen)\s{1,4}(?:anweisungen|befehle|regeln|instruktionen)|(?:ignore|oublie)[rz]?\s{1,4}(?:toutes\s{1,4})?(?:les|vos|tes)\s{1,4}(?:consignes|directives|instructions)\s{1,4}(?:pr\u00e9c\u00e9dentes|ant\u00e9rieures|ci-dessus)|(?:ignora|dimentica)(?:te)?\s{1,4}(?:tutte\s{1,4})?(?:le\s{1,4})?istruzioni\s{1,4}precedenti|ignore\s{1,4}(?:todas\s{1,4})?(?:as\s{1,4})?(?:instru\u00e7\u00f5es|regras)\s{1,4}(?:anteriores|acima)|negeer\s{1,4}(?:alle\s{1,4})?(?:eerdere|vorige)\s{1,4}instructies)/gi,
  ),
  words(
    "changes_role",
    ["you are now", "act as", "pretend", "from now on"],
    /\b(?:you are now|from now on,? you (?:are|will|must)|act as|pretend to be)\s{1,4}(?:an? |in |the )?(?:\w{1,20} ){0,3}(?:dan\b|jailbroken|unrestricted|uncensored|developer mode|root administrator|without (?:any )?(?:restrictions|rules|limits))/gi,
  ),
  words(
    "hides_from_user",
    ["user"],
    /\b(?:do not|don't|(?:must|should) not|never|without)\s{1,4}(?:tell(?:ing)?|inform(?:ing)?|mention(?:ing)?|alert(?:ing)?|notify(?:ing)?|show(?:ing)?|reveal(?:ing)?|ask(?:ing)?)\s{1,4}(?:\w{1,12}\s{1,4}){0,4}(?:the |your )?(?:user|human|operator)\b/gi,
  ),
  words(
    "imitates_system",
    [
      "<|im_",
      "<|system",
      "[inst]",
      "<<sys>>",
      "<|start_header",
      "[/inst]",
      "end of tool",
    ],
    /<\|(?:im_start|im_end|system|start_header_id|end_header_id|endoftext)\|?>|\[\/?INST\]|<<\/?SYS>>|\bend of tool (?:output|result)s?\b/gi,
  ),
  words(
    "imitates_message",
    ["system", "important"],
    /(?:^|\n)\s{0,8}(?:\[|<|#{1,4} ?)(?:system|important)(?:[ _-](?:message|prompt|instructions?|override|note))?(?:\]|>|:)\s{0,4}[^\n]{0,80}\b(?:you (?:must|should|will)|assistant|the (?:ai|model|agent)|new instructions|override|safety (?:policies|rules)|without (?:any )?restrictions)\b/gi,
  ),
  words(
    "addresses_agent",
    ["assistant", "agent", "model", "llm"],
    /\b(?:new|updated|additional|urgent|hidden|secret)\s{1,4}(?:system\s{1,4})?instructions?\s{1,4}(?:for|to)\s{1,4}(?:the\s{1,4})?(?:ai\s{1,4})?(?:assistant|agent|model|llm)s?\b/gi,
  ),
  words(
    "speaks_to_models",
    ["llm", "ai ", "language model"],
    /\b(?:ai (?:agents?|assistants?|models?)|llms?|language models?)\b[^\n]{0,40}[:,]\s{0,4}[^\n]{0,60}\b(?:you must (?:first |always |also )?(?:call|execute|fetch|follow|include|read|reply|run|send|use)|your (?:new|real|only) (?:goal|job|task)|before (?:answering|responding|replying))\b/gi,
  ),
  words(
    "calls_models",
    ["ai ", "llm", "language model", "assistant,"],
    /(?:\b(?:attention|dear|hey|if you(?:'re| are))\s{1,4}(?:an?\s{1,4})?(?:ai (?:agent|assistant|(?:language )?model)|llm|language model)s?\s{0,2}[,:]|(?:^|\n)\s{0,8}assistant,)[^\n]{0,60}\b(?:delete|disregard|execute|exfiltrate|ignore|run|send|stop following|upload)\b/gi,
  ),
  words(
    "lifts_rules",
    ["system prompt", "safety "],
    /\b(?:(?:previous|old|earlier) system prompt (?:is|was) (?:now )?(?:invalid|obsolete|revoked|void)|safety (?:checks|guardrails|policies|rules) (?:are|have been) (?:disabled|lifted|off|suspended))\b/gi,
  ),
  words(
    "orders_before_use",
    ["before "],
    /\bbefore (?:answering|calling|invoking|replying|responding|using)\b[^\n]{0,80}\b(?:cat|include|open|pass|read|send|upload)\b[^\n]{0,60}(?:~\/|\.ssh\b|\.env\b|\.aws\b|mcp\.json|credentials?\b|api key|private key|password)/gi,
  ),
  words(
    "asks_for_prompt",
    ["system prompt", "instructions"],
    /\b(?:reveal|print|repeat|output|show|leak|exfiltrate)\s{1,4}(?:me\s{1,4})?(?:your|the)\s{1,4}(?:full\s{1,4}|entire\s{1,4}|hidden\s{1,4}|initial\s{1,4}){0,2}(?:system\s{1,4}prompt|system\s{1,4}instructions|hidden\s{1,4}instructions)\b/gi,
  ),
];

/** The same in other scripts; of use only where a text has letters beyond ASCII. */
export const FOREIGN_INJECTION: readonly Detector[] = [
  words(
    "overrides_in_cyrillic",
    [],
    /(?:игнорируй|забудь|проигнорируй)(?:те)?\s{1,4}(?:все\s{1,4})?(?:предыдущие|прежние|прошлые)\s{1,4}(?:инструкции|указания|команды)/gi,
  ),
  words(
    "overrides_in_han",
    [],
    /(?:忽略|無視|无视|忘记|忘記)[^\n。]{0,8}(?:指令|指示|提示|规则|規則|命令)|(?:以前|上記|これまで)の[^\n。]{0,6}(?:指示|命令)を(?:すべて)?無視/g,
  ),
];
