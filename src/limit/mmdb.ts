/** Reads databases in MaxMind's format (MMDB) that tell the countries of addresses. */
import { Buffer } from "node:buffer";
import { type CountryResponse, Reader } from "mmdb-lib";
import { readAddress } from "../config/network.ts";
import { written } from "./address.ts";
import type { CountryOf } from "./country.ts";

/** What databases of several makers say of an address. */
interface Entry {
  readonly country?: { readonly iso_code?: unknown };
  readonly country_code?: unknown;
}

/** What a database tells; throws an `Error` for bytes that are none. */
export function readCountries(bytes: Uint8Array<ArrayBuffer>): CountryOf {
  const reader = new Reader<CountryResponse>(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  );
  const { ipVersion, nodeCount, searchTreeSize } = reader.metadata;
  if (!(nodeCount > 0) || searchTreeSize >= bytes.length) {
    throw new Error("it is cut off");
  }
  return (address) => {
    const groups = readAddress(address);
    if (groups === null || (ipVersion === 4 && groups.length > 2)) return null;
    // Else IPv4 that is written as IPv6 would be looked for among IPv6.
    const entry = reader.get(written(groups)) as Entry | null;
    const country = entry?.country?.iso_code ?? entry?.country_code;
    return typeof country === "string" ? country : null;
  };
}
