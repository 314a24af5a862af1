/** What any line of the audit file says: a decision, or an event in the file's own life. */
import * as z from "zod/mini";
import type { Encrypted } from "./encrypted.ts";
import {
  type AuditRecord,
  auditRecordSchema,
  count,
  hash,
  previous,
  sequence,
  text,
  time,
} from "./record.ts";

/** Which limit old files are removed for: their number, their age or their size. */
export const REMOVALS = ["count", "age", "size"] as const;

/** One of {@linkcode REMOVALS}. */
export type Removal = typeof REMOVALS[number];

const repairSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("repair"),
  bytes: count.check(z.describe("Length of the torn line before this one")),
  sha256: hash.check(z.describe("SHA-256 of the torn line before this one")),
  hash,
});

const sealSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("sealed"),
  part: count,
  hash,
});

const openSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("opened"),
  time,
  part: count.check(z.describe("Number of this file in the chain, from 2")),
  hash,
});

const removedSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("removed"),
  time,
  part: count.check(
    z.describe("Number of the last file that is removed, as all before it are"),
  ),
  last_sequence: count.check(z.describe("Last record that is removed")),
  last_hash: hash,
  why: z.enum(REMOVALS).check(
    z.describe("Which limit asked for it: of files, of age or of size"),
  ),
  hash,
});

const encryptedSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("encrypted"),
  time,
  key: text.check(
    z.describe("Identifier of the key that it is encrypted with"),
  ),
  nonce: text,
  data: text.check(
    z.describe("The record and its tag, encrypted by AES-256-GCM, in Base64"),
  ),
  hash,
});

const erasedSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("erased"),
  erasure: text.check(z.describe("Which erasure took the record out")),
  hash,
});

const erasureSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("erasure"),
  time,
  erasure: text,
  by: text.check(z.describe("Who erased")),
  why: text,
  records: count.check(z.describe("How many records were erased")),
  parts: z.array(z.strictObject({
    part: count.check(z.describe("Number of the file")),
    lines: count.check(z.describe("Erased records and torn lines in it")),
    sha256: hash.check(z.describe("SHA-256 of what was left in their places")),
  })),
  hash,
});

const resumedSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("resumed"),
  failed: count.check(
    z.describe("Decisions that were denied because they could not be recorded"),
  ),
  hash,
});

const replacedSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("replaced"),
  last_sequence: count.check(
    z.describe("Last record of the chain that another file stood in place of"),
  ),
  last_hash: hash,
  hash,
});

/** The shape of any line of the audit file. */
export const auditLineSchema = z.discriminatedUnion("kind", [
  auditRecordSchema,
  repairSchema,
  sealSchema,
  openSchema,
  encryptedSchema,
  removedSchema,
  erasedSchema,
  erasureSchema,
  resumedSchema,
  replacedSchema,
]);

/** What every line has in common. */
interface Chained {
  readonly sequence: number;
  readonly previous: string;
  readonly hash: string;
}

/** Any line of the audit file. */
export type AuditLine =
  | AuditRecord
  /** The line before was torn by a writer that was killed, and was never acknowledged. */
  | Chained & {
    readonly kind: "repair";
    readonly bytes: number;
    readonly sha256: string;
  }
  /** The file is full; the chain goes on in the next one. */
  | Chained & { readonly kind: "sealed"; readonly part: number }
  /** The chain goes on here from the file before. */
  | Chained & {
    readonly kind: "opened";
    readonly time: string;
    readonly part: number;
  }
  /** The oldest files, up to one of them, are removed now. */
  | Chained & {
    readonly kind: "removed";
    readonly time: string;
    readonly part: number;
    readonly last_sequence: number;
    readonly last_hash: string;
    readonly why: Removal;
  }
  /** A decision that only the holder of its key can read. */
  | Chained & Encrypted
  /** A record was taken out here; the hash is that of what it was. */
  | Chained & { readonly kind: "erased"; readonly erasure: string }
  /** Records were taken out of these files. */
  | Chained & {
    readonly kind: "erasure";
    readonly time: string;
    readonly erasure: string;
    readonly by: string;
    readonly why: string;
    readonly records: number;
    readonly parts: readonly {
      readonly part: number;
      readonly lines: number;
      readonly sha256: string;
    }[];
  }
  /** Writing works again after it did not. */
  | Chained & { readonly kind: "resumed"; readonly failed: number }
  /** Another file stood in the place of the chain's, which ended with the record named. */
  | Chained & {
    readonly kind: "replaced";
    readonly last_sequence: number;
    readonly last_hash: string;
  };
