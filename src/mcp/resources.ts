/** The resources: what each is called, holds, and who may read it. */
import type { McpParts } from "./parts.ts";

/** How many records `audit://recent` holds at most. */
export const RECENT_RECORDS = 50;

/** A resource with what it holds. */
export interface McpResource {
  readonly definition: {
    readonly uri: string;
    readonly name: string;
    readonly title: string;
    readonly description: string;
    readonly mimeType: "application/json";
  };
  /** Its content, which is written as JSON. */
  readonly read: (parts: McpParts) => object;
}

/** Every resource, in the order in which `resources/list` shows them; reading takes the scope `read`. */
export const RESOURCES: readonly McpResource[] = [
  {
    definition: {
      uri: "config://rules",
      name: "rules",
      title: "The rules in force",
      description: "Every rule in the order in which they rank, as JSON.",
      mimeType: "application/json",
    },
    read: (parts) => {
      const rules = parts.rules();
      return {
        rules,
        total_rules: rules.length,
        profile: parts.profile(),
      };
    },
  },
  {
    definition: {
      uri: "audit://recent",
      name: "recent-decisions",
      title: "Recent decisions",
      description:
        `The audit records of the last ${RECENT_RECORDS} decisions, newest first, as JSON.`,
      mimeType: "application/json",
    },
    read: (parts) => ({ records: parts.recent(RECENT_RECORDS) }),
  },
];
