/** Reads the bytes of one JSON-RPC message within limits. */
import { ProtocolErrorCode } from "@modelcontextprotocol/server";
import type { MessageLimits } from "./parts.ts";

/** A JSON object, or the error that answers it. */
export type Message =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: MessageError };

/** An error of the protocol. */
export interface MessageError {
  readonly code: number;
  readonly message: string;
}

const DECODER = new TextDecoder("utf-8", { fatal: true });

/** Reads one message; batches are refused, since a limit per message would not hold for what is in them. */
export function readMessage(bytes: Uint8Array, limits: MessageLimits): Message {
  if (bytes.length > limits.bytes) return tooLong(limits);
  let value: unknown;
  try {
    value = JSON.parse(DECODER.decode(bytes));
  } catch {
    return refuse(
      ProtocolErrorCode.ParseError,
      "The message is not one JSON value in UTF-8",
    );
  }
  if (Array.isArray(value)) {
    return refuse(
      ProtocolErrorCode.InvalidRequest,
      "Batches are not accepted; send one message at a time",
    );
  }
  if (typeof value !== "object" || value === null) {
    return refuse(ProtocolErrorCode.InvalidRequest, "The message is no object");
  }
  return deeperThan(value, limits.depth)
    ? refuse(
      ProtocolErrorCode.InvalidRequest,
      `The message is nested deeper than ${limits.depth}`,
    )
    : { ok: true, value: value as Record<string, unknown> };
}

/** What answers a message of too many bytes. */
export function tooLong(limits: MessageLimits): Message {
  return refuse(
    ProtocolErrorCode.InvalidRequest,
    `The message is longer than ${limits.bytes} bytes`,
  );
}

function refuse(code: number, message: string): Message {
  return { ok: false, error: { code, message } };
}

// Level by level and not by recursion, which deep nesting would overflow.
function deeperThan(value: object, most: number): boolean {
  let level: object[] = [value];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((one) =>
      Object.values(one).filter((inner) =>
        typeof inner === "object" && inner !== null
      ) as object[]
    );
  }
  return false;
}
