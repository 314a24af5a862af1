/** The profiles that ship inside the program, already read. */
import type { Policy } from "./model.ts";
import data from "./shipped_profiles.json" with { type: "json" };

/**
 * What each profile adds to the packs; one in shadow mode puts everything that is loaded into it.
 * `shipped_profiles.json` is made from the files in `security/policies/profiles`.
 */
export const PROFILE_POLICIES = data as unknown as Readonly<
  Record<keyof typeof data, Policy>
>;
