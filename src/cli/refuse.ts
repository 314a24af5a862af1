/** Refuses to go on: every problem on standard error, and the exit status for it. */
import { saidSafely } from "../audit/said.ts";
import { problemLines } from "../check/report/text.ts";
import type { Problem } from "../problem/problem.ts";
import { EXIT, type Io } from "./io.ts";

/** Prints the problems and returns exit status 1. */
export function refuse(problems: readonly Problem[], io: Io): number {
  io.err(saidSafely(problemLines(problems)));
  return EXIT.findings;
}
