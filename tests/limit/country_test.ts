/** Rules for countries. */
import assert from "node:assert/strict";
import {
  type CountryOf,
  type CountryOptions,
  countryRule,
} from "../../src/limit/country.ts";

const RULES: CountryOptions = {
  allow_countries: [],
  deny_countries: [],
  unknown_country: "deny",
  country_exempt: [],
};

/** A database of one address each: of the Netherlands, of Germany, and nowhere. */
const countryOf: CountryOf = (address) =>
  ({ "192.0.2.1": "NL", "192.0.2.2": "DE" })[address] ?? null;

for (
  const [more, want] of [
    [{ deny_countries: ["DE"] }, [true, false, false]],
    [{ allow_countries: ["DE"] }, [false, true, false]],
    [{ allow_countries: ["DE", "NL"], deny_countries: ["DE"] }, [
      true,
      false,
      false,
    ]],
    [{ deny_countries: ["DE"], unknown_country: "allow" }, [true, false, true]],
    [{ allow_countries: ["DE"], unknown_country: "allow" }, [
      false,
      true,
      true,
    ]],
    [{ deny_countries: ["DE"], country_exempt: ["192.0.2.2/31"] }, [
      true,
      true,
      true,
    ]],
  ] as const
) {
  Deno.test(`${JSON.stringify(more)} lets in of NL, DE and unknown: ${want}`, () => {
    const rule = countryRule({ ...RULES, ...more }, () => countryOf);
    assert.deepEqual(
      ["192.0.2.1", "192.0.2.2", "192.0.2.3"].map(rule),
      want,
    );
  });
}

Deno.test("an address of which the data make no sense is not let in, whatever holds for unknown ones", () => {
  const rule = countryRule({ ...RULES, unknown_country: "allow" }, () => () => {
    throw new RangeError("outside");
  });
  assert.equal(rule("192.0.2.1"), false);
});

Deno.test("the rule asks what tells countries at the moment", () => {
  let country = "NL";
  const rule = countryRule(
    { ...RULES, deny_countries: ["DE"] },
    () => () => country,
  );
  assert.equal(rule("192.0.2.1"), true);
  country = "DE";
  assert.equal(rule("192.0.2.1"), false);
});
