/** Reads the bytes of one JSON-RPC message within limits. */
import { ProtocolErrorCode } from "@modelcontextprotocol/server";
import { beyond, scanJson } from "../problem/json.ts";
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

/** Levels of a message around the call in it, which the limit of depth is for: the message, and its `params`. */
const ENVELOPE = 2;

const DECODER = new TextDecoder("utf-8", { fatal: true });

/** Reads one message; batches are refused, since a limit per message would not hold for what is in them. */
export function readMessage(bytes: Uint8Array, limits: MessageLimits): Message {
  if (bytes.length > limits.bytes) return tooLong(limits);
  const bounds = { ...limits, depth: limits.depth + ENVELOPE };
  let value: unknown;
  let troubles: ReturnType<typeof scanJson>;
  try {
    const text = DECODER.decode(bytes);
    troubles = scanJson(text, bounds);
    value = troubles.length > 0 ? null : JSON.parse(text);
  } catch {
    return refuse(
      ProtocolErrorCode.ParseError,
      "The message is not one JSON value in UTF-8",
    );
  }
  const [trouble] = troubles;
  if (trouble !== undefined) {
    const excess = beyond(trouble.kind, bounds);
    return refuse(
      ProtocolErrorCode.InvalidRequest,
      excess === null
        ? "A name stands twice in one object of the message"
        : `The message ${excess}`,
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
  return { ok: true, value: value as Record<string, unknown> };
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
