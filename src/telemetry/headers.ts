/** Reads the headers that a collector asks for. */

/** Headers from `NAME=VALUE` pairs separated by commas, as `OTEL_EXPORTER_OTLP_HEADERS` has them; `null` where they are none. */
export function readHeaders(
  text: string,
): Readonly<Record<string, string>> | null {
  const headers: Record<string, string> = {};
  for (const pair of text.split(",")) {
    const [, name, value] = /^\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(\S(?:.*\S)?)\s*$/
      .exec(pair) ?? [];
    if (name === undefined || value === undefined) return null;
    headers[name] = decoded(value);
  }
  return headers;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
