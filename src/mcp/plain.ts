/** Puts into plain words what the library says of a request in the terms of its schemas. */
import {
  type JSONRPCMessage,
  ProtocolErrorCode,
} from "@modelcontextprotocol/server";

import { saidSafely } from "../audit/said.ts";

/** The message as it was, unless it is an error that lists what a schema found: then one that names the members. */
export function inPlainWords(message: JSONRPCMessage): JSONRPCMessage {
  if (!("error" in message)) return message;
  const paths = pathsIn(message.error.message);
  return paths === null ? message : {
    ...message,
    error: {
      code: ProtocolErrorCode.InvalidParams,
      message: saidSafely(
        `${paths.join(", ")}: this is not of the form that the protocol has`,
      ),
    },
  };
}

function pathsIn(text: string): readonly string[] | null {
  const list = /^(?:Invalid \S+ request: )?(\[.*)$/s.exec(text)?.[1];
  if (list === undefined) return null;
  try {
    const issues: unknown = JSON.parse(list);
    return Array.isArray(issues) && issues.length > 0
      ? issues.map(({ path }) => `\`${path.join(".")}\``)
      : null;
  } catch {
    return null;
  }
}
