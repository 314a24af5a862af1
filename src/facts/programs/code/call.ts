/** A call in a piece of code. */
import type { Value } from "./values.ts";

/** A call with everything that is known of its arguments. */
export interface Call {
  /** The name with its module, aliases resolved. */
  readonly name: string;
  /** What the method belongs to, when that is a value. */
  readonly receiver: Value | undefined;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}
