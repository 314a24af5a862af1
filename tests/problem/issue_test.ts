/** What a schema finds wrong, in our own words. */
import assert from "node:assert/strict";
import * as z from "zod/mini";
import { issueTexts } from "../../src/problem/issue.ts";

const SHAPE = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(3)),
  flag: z.optional(z.boolean()),
  kind: z.optional(z.enum(["a", "b"])),
  list: z.optional(z.array(z.string()).check(z.maxLength(1))),
  inner: z.optional(z.strictObject({ deep: z.number() })),
  either: z.optional(z.union([z.string(), z.number()])),
});

const TABLE: readonly (readonly [unknown, readonly string[]])[] = [
  [{}, ["name: This is missing; it has to be a text"]],
  [{ name: undefined }, ["name: This is missing; it has to be a text"]],
  [{ name: 5 }, ["name: This has to be a text"]],
  [{ name: "" }, ["name: This has to have at least 1 character"]],
  [{ name: "four" }, ["name: This may have at most 3 characters"]],
  [{ name: "a", flag: "yes" }, ["flag: This has to be true or false"]],
  [{ name: "a", kind: "c" }, ["kind: This has to be a or b"]],
  [{ name: "a", list: 5 }, ["list: This has to be a list"]],
  [{ name: "a", list: ["a", "b"] }, ["list: This may have at most 1 member"]],
  [{ name: "a", inner: {} }, [
    "inner.deep: This is missing; it has to be a number",
  ]],
  [{ name: "a", inner: { deep: 1, more: 1 } }, [
    "inner.more: There is no such member",
  ]],
  [{ name: "a", nam: 1 }, [
    "nam: A thing has no such member. Did you mean `name`?",
  ]],
  [{ name: "a", either: true }, [
    "either: This is not of the form that the schema describes",
  ]],
  [5, [": This has to be an object"]],
];

for (const [value, wanted] of TABLE) {
  Deno.test(`issueTexts() of ${JSON.stringify(value)}`, () => {
    const read = SHAPE.safeParse(value);
    assert.ok(!read.success);
    const texts = read.error.issues.flatMap((issue) =>
      issueTexts(issue, value, "A thing", Object.keys(SHAPE.shape))
    ).map(({ path, text }) => `${path.map(String).join(".")}: ${text}`);
    assert.deepEqual(texts, wanted);
  });
}
