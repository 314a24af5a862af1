/** Tests how fields are put together. */
import assert from "node:assert/strict";
import {
  type Data,
  type Field,
  known,
  unknown,
} from "../../../src/facts/shell/data.ts";
import { FieldBuilder } from "../../../src/facts/shell/field_builder.ts";

function build(use: (builder: FieldBuilder) => void, splits = true): Field[] {
  const out: Field[] = [];
  const builder = new FieldBuilder(out, splits);
  use(builder);
  builder.end();
  return out;
}

function texts(fields: readonly Field[]): readonly string[] {
  return fields.map(({ text }) => text);
}

Deno.test("FieldBuilder joins literal and quoted pieces", () => {
  const fields = build((builder) => {
    builder.add("a", "a");
    builder.quote("*");
  });
  assert.deepEqual(texts(fields), ["a*"]);
  assert.equal(fields[0]?.path, "a\\*");
});

Deno.test("FieldBuilder splits values outside quotes at blanks", () => {
  const fields = build((builder) => builder.expand(known("a b\tc"), "$x"));
  assert.deepEqual(texts(fields), ["a", "b", "c"]);
});

Deno.test("FieldBuilder keeps values inside quotes whole", () => {
  const fields = build((builder) => builder.embed(known("a b"), "$x"));
  assert.deepEqual(texts(fields), ["a b"]);
});

Deno.test("FieldBuilder makes no field of nothing, one of empty quotes", () => {
  assert.deepEqual(build((builder) => builder.expand(known(""), "$x")), []);
  assert.deepEqual(texts(build((builder) => builder.quote(""))), [""]);
});

Deno.test("FieldBuilder makes no field of an empty list in quotes", () => {
  const fields = build((builder) => {
    builder.quote("");
    builder.unquote();
  });
  assert.deepEqual(fields, []);
});

Deno.test("FieldBuilder notes wildcards", () => {
  const [field] = build((builder) => builder.wildcard("*", "*"));
  assert.equal(field?.glob, true);
  const [value] = build((builder) => builder.expand(known("a*"), "$x"));
  assert.equal(value?.glob, true);
});

const UNKNOWN: readonly (readonly [string, Data, string, string])[] = [
  ["", unknown(), "$x", "$x"],
  ["/tmp/", unknown(), "/tmp/$x", "/tmp/*"],
  ["", { ...unknown(), paths: ["/a/*"] }, "$x", "/a/*"],
];

for (const [before, data, text, path] of UNKNOWN) {
  Deno.test(`FieldBuilder takes what is not known as ${path}`, () => {
    const [field] = build((builder) => {
      builder.add(before, before);
      builder.expand(data, "$x");
    });
    assert.equal(field?.text, text);
    assert.equal(field?.path, path);
    assert.equal(field?.known, false);
  });
}

Deno.test("FieldBuilder passes on where values come from", () => {
  const [field] = build((builder) =>
    builder.embed(known("a", ["network"]), "$x")
  );
  assert.deepEqual(field?.origins, ["network"]);
});

Deno.test("FieldBuilder gives up on words that grow without end", () => {
  const [field] = build((builder) => {
    for (let i = 0; i < 4; i++) {
      builder.embed(known("a".repeat(60_000)), "$x");
    }
  });
  assert.equal(field?.known, false);
  assert.ok((field?.text.length ?? 0) < 200_000);
});

Deno.test("FieldBuilder does not split where a single text is wanted", () => {
  const fields = build((builder) => builder.expand(known("a b"), "$x"), false);
  assert.deepEqual(texts(fields), ["a b"]);
});

Deno.test("FieldBuilder means a home that is not known", () => {
  const [field] = build((builder) => builder.embed(known("~"), "$HOME"));
  assert.equal(field?.path, "~");
});
