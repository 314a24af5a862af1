/** The parser of shell code, apart from what uses it: plain command lines do not need it. */
import { parse } from "unbash";
import type { Parser } from "./parse.ts";

/** It. */
export const PARSER: Parser = parse;
