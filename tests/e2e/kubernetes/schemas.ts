/** The schemas that Kubernetes' own objects and the vertical autoscaler's are held to, each whole and without unknown keys. */
import { parseAllDocuments } from "yaml";

/** A JSON schema, or a part of one. */
type Schema = Record<string, unknown>;

/** Writes a schema file for each kind of a folder of schemas that point into a common file of definitions. */
export async function writeKinds(from: string, to: string): Promise<void> {
  const { $defs } = await read(`${from}/_definitions.json`) as {
    $defs: Readonly<Record<string, unknown>>;
  };
  for await (const { name } of Deno.readDir(from)) {
    const schema = name.includes("-") ? await read(`${from}/${name}`) : {};
    if (!Object.hasOwn(schema["properties"] ?? {}, "kind")) continue;
    await write(`${to}/${name}`, inlined(schema, $defs, []));
  }
}

/** Writes a schema file for each version of what a file of definitions adds to a cluster. */
export async function writeDefinitions(
  from: string,
  to: string,
): Promise<void> {
  for (const document of parseAllDocuments(await Deno.readTextFile(from))) {
    const { group, names, versions } = document.toJS().spec;
    for (const { name, schema } of versions) {
      const file = [names.kind.toLowerCase(), group.split(".")[0], name];
      await write(
        `${to}/${file.join("-")}.json`,
        closed(schema.openAPIV3Schema),
      );
    }
  }
}

/** A schema with what it points to in the place of the pointers; what holds itself may hold anything there. */
function inlined(
  part: unknown,
  definitions: Readonly<Record<string, unknown>>,
  inside: readonly string[],
): unknown {
  return changed(part, (schema) => {
    const name = typeof schema["$ref"] === "string"
      ? schema["$ref"].slice(schema["$ref"].lastIndexOf("/") + 1)
      : undefined;
    if (name === undefined) {
      const { $id: _, ...rest } = schema;
      return mapped(rest, (value) => inlined(value, definitions, inside));
    }
    return inside.includes(name)
      ? {}
      : inlined(definitions[name], definitions, [...inside, name]);
  });
}

/** A schema that takes no key that it does not name. */
function closed(part: unknown): unknown {
  return changed(part, (schema) => ({
    ...mapped(schema, closed),
    ...typeof schema["properties"] === "object" && schema["type"] === "object"
      ? { additionalProperties: false }
      : {},
  }));
}

function changed(part: unknown, change: (schema: Schema) => unknown): unknown {
  if (Array.isArray(part)) return part.map((one) => changed(one, change));
  return typeof part === "object" && part !== null
    ? change(part as Schema)
    : part;
}

function mapped(schema: Schema, change: (value: unknown) => unknown): Schema {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, change(value)]),
  );
}

async function read(path: string): Promise<Schema> {
  return JSON.parse(await Deno.readTextFile(path));
}

async function write(path: string, schema: unknown): Promise<void> {
  await Deno.writeTextFile(path, JSON.stringify(schema));
}
