/** `superego audit erase`: takes what was recorded of a principal out of the record. */
import { webDigest } from "../audit/digest.ts";
import type { OpenRecord } from "../audit/encrypted.ts";
import { erase } from "../audit/erase.ts";
import { verify } from "../audit/verify.ts";
import type { Settings } from "../config/schema.ts";
import { newDecisionId } from "../review/identity.ts";
import { systemClock } from "../review/clock.ts";
import { type Given, UsageError } from "./args.ts";
import { EXIT, type Io } from "./io.ts";
import { refuse } from "./refuse.ts";

/** What is erased, as the command line says it. */
export interface Request {
  readonly principal: string;
  readonly by: string;
  readonly why: string;
}

/** Longest text that is recorded of who erases and why, in UTF-16 code units. */
const LONGEST = 512;

/** Reads what is asked for; throws {@linkcode UsageError}. */
export function requestFrom({ one }: Given): Request {
  const { principal, by, why } = one;
  if (!principal || !by || !why) {
    throw new UsageError(
      "`superego audit erase` needs --principal, whose records are erased, and for the record --by and --why",
    );
  }
  for (const [flag, text] of Object.entries({ by, why })) {
    if (text.length > LONGEST) {
      throw new UsageError(`\`--${flag}\` has more than ${LONGEST} characters`);
    }
    if (text.toLowerCase().includes(principal.toLowerCase())) {
      throw new UsageError(
        `\`--${flag}\` names the principal, and is recorded; name a request or a person in charge instead`,
      );
    }
  }
  return { principal, by, why };
}

/** Erases from the chain that ends in a file; a broken chain and a legal hold are refused (`AUDIT-013`). */
export async function eraseFrom(
  file: string,
  request: Request,
  { legal_hold }: Pick<Settings, "legal_hold">,
  { json, io, open }: {
    readonly json: boolean;
    readonly io: Io;
    readonly open: OpenRecord;
  },
): Promise<number> {
  if (legal_hold) {
    return refuse([{
      id: "AUDIT-013",
      severity: "high",
      file,
      line: 1,
      column: 1,
      message: "Nothing is erased under a legal hold",
      hint: "Turn `data.legal_hold` off where the hold has ended",
    }], io);
  }
  const { problems } = await verify(file, webDigest, open);
  if (problems.length > 0) return refuse(problems, io);
  const now = systemClock.now();
  const erasure = { ...request, id: newDecisionId(), now };
  const records = await erase(file, erasure, webDigest, open);
  if (json) io.out(`${JSON.stringify({ records }, null, 2)}\n`);
  else {
    io.out(
      records === 0
        ? "no record is of that principal\n"
        : `${
          records === 1 ? "1 record was" : `${records} records were`
        } erased; \`superego audit verify\` says so from now on\n`,
    );
  }
  return EXIT.clean;
}
