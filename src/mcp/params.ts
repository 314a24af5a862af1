/** Says in plain words what is wrong with the parameters of a request, before the library says it in its own. */

/** A member of the parameters: its name, what it has to be, and what it is. */
interface Member {
  readonly name: string;
  readonly kind: "string" | "object";
  readonly what: string;
  readonly optional?: true;
}

const CURSOR: readonly Member[] = [{
  name: "cursor",
  kind: "string",
  what: "where the list goes on, a text",
  optional: true,
}];

/** What each method takes. */
const TAKEN: Readonly<Record<string, readonly Member[]>> = {
  "tools/list": CURSOR,
  "resources/list": CURSOR,
  "resources/templates/list": CURSOR,
  "tools/call": [
    { name: "name", kind: "string", what: "the name of a tool" },
    {
      name: "arguments",
      kind: "object",
      what: "the tool's arguments, an object",
      optional: true,
    },
  ],
  "resources/read": [
    { name: "uri", kind: "string", what: "the address of a resource" },
  ],
};

/** What is wrong, or `null`; methods that are not listed are left to the library. */
export function wrongParams(
  message: Readonly<Record<string, unknown>>,
): string | null {
  const { method, params } = message;
  if (typeof method !== "string" || !Object.hasOwn(TAKEN, method)) return null;
  for (const { name, kind, what, optional } of TAKEN[method]!) {
    const given = isObject(params) ? params[name] : undefined;
    if (optional && given === undefined) continue;
    if (kind === "string" ? typeof given !== "string" : !isObject(given)) {
      return `${method} takes \`params.${name}\`, ${what}`;
    }
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
