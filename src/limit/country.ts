/** Says whether requests may come from the country of an address. */
import { matcherOf } from "./networks.ts";

/** The rules. */
export interface CountryOptions {
  /** Only these, when there are any; as ISO 3166-1 writes them in two letters. */
  readonly allow_countries: readonly string[];
  readonly deny_countries: readonly string[];
  /** What holds for an address whose country nobody knows. */
  readonly unknown_country: "allow" | "deny";
  /** Networks that no rule holds for. */
  readonly country_exempt: readonly string[];
}

/** Tells the country of an address, or `null` when it does not know; throws where its data make no sense. */
export type CountryOf = (address: string) => string | null;

/** The decision for an address; `countryOf` is asked for what tells countries at the moment. */
export function countryRule(
  options: CountryOptions,
  countryOf: () => CountryOf,
): (address: string) => boolean {
  const exempt = matcherOf(options.country_exempt);
  const allow = new Set(options.allow_countries);
  const deny = new Set(options.deny_countries);
  return (address) => {
    if (exempt(address)) return true;
    let country: string | null;
    try {
      country = countryOf()(address);
    } catch {
      return false;
    }
    if (country === null) return options.unknown_country === "allow";
    return !deny.has(country) && (allow.size === 0 || allow.has(country));
  };
}
