/** Says in words why the operating system or the runtime refused something. */

// By name, since this room does not know the runtime's classes.
const WORDS: Readonly<Record<string, string>> = {
  NotFound: "it does not exist",
  PermissionDenied: "permission denied",
  NotCapable: "it is outside what this process may touch",
  FilesystemLoop: "its symbolic links lead round in a circle",
  NotADirectory: "a part of its path is no folder",
  IsADirectory: "it is a folder",
  AlreadyExists: "something else stands in its place",
  TimeoutError: "no answer came in time",
  BrokenPipe: "whoever read from it is gone",
};

// What Node's half of the runtime calls an error of the network.
const NETWORK: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program listens on it",
  EADDRNOTAVAIL: "this machine does not have that address",
  EINVAL: "this machine does not have that address",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOTFOUND: "the name is not known",
  EAI_AGAIN: "the name is not known",
};

/** A few words without a final period; never the runtime's own advice, which is not for users of this program. */
export function causeInWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const known = Object.hasOwn(WORDS, error.name)
    ? WORDS[error.name]
    : undefined;
  // "No space left on device (os error 28): open '/x'": which file it was is said by whoever asks.
  return known ?? networkInWords(error) ??
    error.message.replace(/ \(os error \d+\)(: .*)?$/s, "").split("\n", 1)[0]!;
}

/** Why nobody could be reached or no address could be had; absent when it was something else. */
export function networkInWords(error: Error): string | undefined {
  const { code, syscall } = error as {
    readonly code?: unknown;
    readonly syscall?: unknown;
  };
  // The same codes mean something else of a file.
  if (
    (syscall === "listen" || syscall === "getaddrinfo") &&
    typeof code === "string" && Object.hasOwn(NETWORK, code)
  ) return NETWORK[code];
  const cause = error.cause instanceof Error ? error.cause.message : "";
  const said = `${error.message}\n${cause}`;
  return REACH.find(([pattern]) => pattern.test(said))?.[1];
}

// `fetch` has one message for all, and says why in its cause.
const REACH: readonly (readonly [RegExp, string])[] = [
  [/connection refused/i, "nobody listens there"],
  [/dns error|failed to lookup/i, "the name is not known"],
  [/connection reset|connection closed|broken pipe/i, "the connection broke"],
  [/unreachable|no route to host/i, "there is no way to it"],
  [/certificate/i, "its certificate is not trusted"],
  [/invalid HTTP|parse error|corrupt message/i, "it speaks no HTTP"],
  [/Requests to port \d+ are blocked/, "the runtime opens no such port"],
];

/** A message of the runtime without its advice to give the program more rights. */
export function withoutAdvice(message: string): string {
  return message.replace(/,? (run again with|specify the required) .*$/, "")
    .replace(/ \(os error \d+\)/, "");
}
