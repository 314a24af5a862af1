/** The ways in which a chain can be broken, as problems. */
import type { Problem } from "../problem/problem.ts";
import type { ChainedLine, Link } from "./chain.ts";
import type { Line } from "./lines.ts";

function problem(
  id: string,
  file: string,
  line: number,
  message: string,
  hint: string,
  severity: Problem["severity"] = "critical",
): Problem {
  return { id, severity, file, line, column: 1, message, hint };
}

const COMPARE = "Compare with a copy kept elsewhere, and ask who could write";

/** A line is no record, or its hash is not that of its bytes. */
export function damage(file: string, { number }: Line): Problem {
  return problem(
    "AUDIT-001",
    file,
    number,
    "The line was altered: it is not what was hashed when it was written",
    COMPARE,
  );
}

/** What is wrong with the place that a record says it has, after the place before it; `null` for nothing. */
export function breakAt(
  file: string,
  line: number,
  before: Link | null,
  said: ChainedLine,
): Problem | null {
  if (before === null) return null;
  const expected = before.sequence + 1;
  const { sequence } = said;
  if (sequence > expected) {
    const last = sequence - 1;
    const which = last === expected
      ? `Record ${expected} is`
      : `Records ${expected} to ${last} are`;
    return problem(
      "AUDIT-002",
      file,
      line,
      `${which} missing before record ${sequence}: removed, or moved elsewhere`,
      COMPARE,
    );
  }
  if (sequence < expected) {
    return problem(
      "AUDIT-003",
      file,
      line,
      `Record ${sequence} comes after record ${before.sequence}: inserted, repeated or moved here`,
      COMPARE,
    );
  }
  if (said.previous === before.hash) return null;
  return problem(
    "AUDIT-004",
    file,
    line,
    `Record ${sequence} does not follow the record before it: one of the two was replaced`,
    COMPARE,
  );
}

/** The file ends in the middle of a line. */
export function tornTail(file: string, { number, bytes }: Line): Problem {
  return problem(
    "AUDIT-005",
    file,
    number,
    `The last line is torn: ${bytes.length} bytes of a record whose writer was killed, or whose end was cut off`,
    "A record is acknowledged only when whole; the next writer repairs the line and the chain verifies again",
    "high",
  );
}

/** A record is unaltered and in its place, but not of a shape that this version knows. */
export function unknownShape(file: string, { number }: Line): Problem {
  return problem(
    "AUDIT-006",
    file,
    number,
    "The record is not of a shape that this version writes",
    "Verify with the version that wrote it; if that says the same, treat the chain as forged from here on",
    "high",
  );
}

/** A rotated file that the chain says was kept is not there. */
export function missingPart(missing: string, file: string): Problem {
  return problem(
    "AUDIT-007",
    file,
    1,
    `The chain begins in \`${missing}\` or before, which is not there`,
    "Put the rotated files back beside this one",
  );
}

/** What is left begins elsewhere than where the record of the removal says that the removed files ended. */
export function removedOther(
  file: string,
  said: { readonly sequence: number },
): Problem {
  return problem(
    "AUDIT-011",
    file,
    1,
    `The chain does not begin where record ${said.sequence} says that the removed files ended`,
    COMPARE,
  );
}

/** Records were taken out of a file, and no record of an erasure accounts for these. */
export function erasedOther(
  file: string,
  line: number,
  lines: number,
  said: number | undefined,
): Problem {
  return problem(
    "AUDIT-012",
    file,
    line,
    said === undefined
      ? `${lines} lines of this file were taken out, of which no record says so`
      : `${lines} lines of this file were taken out, and not the ${said} that the record of the erasure means`,
    COMPARE,
  );
}

/** An encrypted record was made by somebody who does not have the key that it names. */
export function notByKey(file: string, line: number): Problem {
  return problem(
    "AUDIT-014",
    file,
    line,
    "The record was not encrypted with the key that it names: it was forged",
    COMPARE,
  );
}

/** A writer found another file in the place of its own. */
export function replaced(
  file: string,
  { number }: Line,
  last: { readonly last_sequence: number; readonly last_hash: string },
): Problem {
  return problem(
    "AUDIT-010",
    file,
    number,
    `Another file was put in the place of this one while a process wrote to it; the one before ended with record ${last.last_sequence} (${last.last_hash})`,
    "Find the file that ends with that record, verify it too, and ask who could write",
  );
}
