/** Why something was refused, in words for users. */
import assert from "node:assert/strict";
import { causeInWords, withoutAdvice } from "../../src/problem/cause.ts";

function named(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

function coded(syscall: string, code: string, message: string): Error {
  return Object.assign(new Error(message), { syscall, code });
}

const TABLE: readonly (readonly [unknown, string])[] = [
  [
    named("NotFound", "No such file (os error 2): open '/x'"),
    "it does not exist",
  ],
  [
    named("PermissionDenied", "Permission denied (os error 13): mkdir '/x'"),
    "permission denied",
  ],
  [
    named("NotCapable", 'Requires all access to "/proc", run again with -A'),
    "it is outside what this process may touch",
  ],
  [named("IsADirectory", "Is a directory (os error 21)"), "it is a folder"],
  [
    new Error("No space left on device (os error 28): open '/x'\n  at y"),
    "No space left on device",
  ],
  [new Error("it is a folder"), "it is a folder"],
  [named("TimeoutError", "Signal timed out."), "no answer came in time"],
  [
    coded("listen", "EADDRINUSE", "listen EADDRINUSE: address already in use"),
    "another program listens on it",
  ],
  [
    coded("listen", "EINVAL", "listen EINVAL: invalid argument 192.0.2.1:80"),
    "this machine does not have that address",
  ],
  [
    coded("getaddrinfo", "ENOTFOUND", "getaddrinfo ENOTFOUND x.invalid"),
    "the name is not known",
  ],
  [
    coded("open", "EINVAL", "Invalid argument (os error 22): open '/x'"),
    "Invalid argument",
  ],
  [
    new Error("fetch failed", {
      cause: new Error(
        "error sending request for url (http://127.0.0.1:9/): client error (Connect): tcp connect error: Connection refused (os error 111)",
      ),
    }),
    "nobody listens there",
  ],
  [
    new Error("fetch failed", {
      cause: new Error("client error (Connect): dns error: failed to lookup"),
    }),
    "the name is not known",
  ],
  [named("constructor", "odd"), "odd"],
  ["a text", "a text"],
  [undefined, "undefined"],
];

for (const [error, words] of TABLE) {
  Deno.test(`causeInWords() says "${words}" of ${error}`, () => {
    assert.equal(causeInWords(error), words);
  });
}

for (
  const advice of [
    'Requires read access to "/x", run again with the --allow-read flag',
    'Requires read access to "/x", specify the required permissions during compilation using `deno compile --allow-read`',
  ]
) {
  Deno.test(`withoutAdvice() cuts "${advice}"`, () => {
    assert.equal(withoutAdvice(advice), 'Requires read access to "/x"');
  });
}
