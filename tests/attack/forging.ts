/** Attacks by what is said: requests that two programs read differently, and lies about who asks. */
import { KEY } from "../e2e/program.ts";
import { type Attack, CALL, head, type Target } from "./attack.ts";
import { exchange, statuses, tally } from "./wire.ts";

const HIDDEN = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
const CHUNKED = `${CALL.length.toString(16)}\r\n${CALL}\r\n0\r\n\r\n`;
const SIZE = `Content-Length: ${CALL.length}`;

/** Sends each, and wants no answer below 400, and never more answers than requests. */
function refusedAll(
  name: string,
  requests: Readonly<Record<string, string>>,
): Attack {
  return {
    name,
    async run({ port }) {
      const seen: (number | string)[] = [];
      const wrong: string[] = [];
      for (const [what, text] of Object.entries(requests)) {
        const answers = statuses(await exchange(port, text, "127.0.6.1"));
        seen.push(answers[0] ?? "closed");
        if (answers.length > 1 || answers.some((one) => one < 400)) {
          wrong.push(`${what}: ${answers.join(", ")}`);
        }
      }
      return {
        did: tally(seen),
        ...wrong.length > 0 && { through: wrong.join("; ") },
      };
    },
  };
}

function body(text: string): string {
  const length = new TextEncoder().encode(text).length;
  return `${head(`Content-Length: ${length}`, "Connection: close")}\r\n${text}`;
}

async function evaluate(
  { url }: Target,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const response = await fetch(`${url}/v1/evaluate`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: CALL,
  });
  await response.body?.cancel();
  return response;
}

/** A guess of a key, of a form that keys have. */
function guess(address: string, at: number, more = ""): string {
  return `GET /v1/health HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer guess-${address}-${at}-Q7w9Zr2mXk\r\n${more}Connection: close\r\n\r\n`;
}

/** Each says something that is not so. */
export const FORGING: readonly Attack[] = [
  refusedAll("smuggling", {
    "length and chunks": `${
      head(SIZE, "Transfer-Encoding: chunked")
    }\r\n${CHUNKED}${HIDDEN}`,
    "two lengths": `${head(SIZE, "Content-Length: 0")}\r\n${CALL}${HIDDEN}`,
    "a length that is none": `${head("Content-Length: +5")}\r\n${CALL}`,
    "a chunk size that is none": `${
      head("Transfer-Encoding: chunked")
    }\r\nxyz\r\n${CALL}\r\n0\r\n\r\n`,
    "a negative chunk size": `${
      head("Transfer-Encoding: chunked")
    }\r\n-1\r\n${CALL}\r\n0\r\n\r\n`,
    "a chunk size beyond any": `${
      head("Transfer-Encoding: chunked")
    }\r\nfffffffffffffffff\r\n${CALL}\r\n`,
    "chunks not last": `${
      head("Transfer-Encoding: chunked, identity")
    }\r\n${CHUNKED}${HIDDEN}`,
    "chunks misspelt": `${
      head("Transfer-Encoding: xchunked")
    }\r\n${CHUNKED}${HIDDEN}`,
    "a space before the colon": `${
      head("Transfer-Encoding : chunked")
    }\r\n${CHUNKED}`,
    "a folded header": `${
      head("Transfer-Encoding:\r\n chunked", SIZE)
    }\r\n${CHUNKED}`,
  }),
  refusedAll("HTTP/1.0 and other oddities", {
    "1.0 with chunks": `${
      head("Transfer-Encoding: chunked").replace("HTTP/1.1", "HTTP/1.0")
    }\r\n${CHUNKED}${HIDDEN}`,
    "1.1 without Host":
      head(SIZE, "Connection: close").replace("Host: localhost\r\n", "") +
      `\r\n${CALL}`,
    "0.9": "GET /v1/rules\r\n\r\n",
    "no version that there is":
      "GET /v1/rules HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "the preface of HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "TLS": "\x16\x03\x01\x02\x00\x01\x00",
    "NUL in a header": `${head("X-A: a\0b", SIZE)}\r\n${CALL}`,
  }),
  refusedAll("JSON that is deep, wide or said twice", {
    deep: body(
      `{"tool_name":"a","parameters":{"a":${"[".repeat(50_000)}${
        "]".repeat(50_000)
      }}}`,
    ),
    "deep without an end": body("[".repeat(1_000_000)),
    wide: body(
      `{"tool_name":"a","parameters":{${
        Array.from({ length: 60_000 }, (_, at) => `"k${at}":1`).join()
      }}}`,
    ),
    twice: body('{"tool_name":"a","tool_name":"b","parameters":{}}'),
    "twice by an escape": body(
      '{"tool_name":"a","tool\\u005fname":"b","parameters":{}}',
    ),
  }),
  {
    name: "credential stuffing from 200 addresses",
    async run({ port }) {
      const seen = (await Promise.all(
        Array.from({ length: 200 }, async (_, at) => {
          const address = `127.0.8.${at + 1}`;
          const heard: number[] = [];
          for (let tries = 0; tries < 14; tries++) {
            const text = await exchange(port, guess(address, tries), address);
            heard.push(...statuses(text));
          }
          return heard;
        }),
      )).flat();
      const good = seen.filter((one) => one < 400).length;
      return {
        did: tally(seen),
        ...(good > 0 || !seen.includes(429)) &&
          { through: good > 0 ? `${good} let in` : "nobody was locked out" },
      };
    },
  },
  {
    name: "guesses under forged X-Forwarded-For",
    async run({ port }) {
      const seen: number[] = [];
      for (let at = 0; at < 30; at++) {
        const forged =
          `X-Forwarded-For: 198.51.100.${at}\r\nForwarded: for=198.51.100.${at}\r\n`;
        const text = await exchange(port, guess("x", at, forged), "127.0.9.1");
        seen.push(...statuses(text));
      }
      return {
        did: tally(seen),
        ...!seen.includes(429) && { through: "the lie was believed" },
      };
    },
  },
  refusedAll(
    "DNS rebinding",
    Object.fromEntries(
      [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "localhost@evil.example",
        "169.254.169.254",
      ]
        .map((host) => [
          host,
          head(SIZE, "Connection: close").replace(
            "Host: localhost",
            `Host: ${host}`,
          ) + `\r\n${CALL}`,
        ]),
    ),
  ),
  {
    name: "web pages of other origins",
    async run(target) {
      const key = { Authorization: `Bearer ${KEY}` };
      const seen: number[] = [];
      let told = 0;
      for (
        const Origin of [
          "https://evil.example",
          "null",
          "http://localhost.evil.example",
          "file://",
        ]
      ) {
        const asked = await evaluate(target, { ...key, Origin });
        const before = await fetch(`${target.url}/v1/evaluate`, {
          method: "OPTIONS",
          headers: { Origin, "Access-Control-Request-Method": "POST" },
        });
        await before.body?.cancel();
        seen.push(asked.status);
        for (const { headers } of [asked, before]) {
          if (headers.has("access-control-allow-origin")) told++;
        }
      }
      const wrong = told > 0 || seen.some((one) => one < 400);
      return {
        did: tally(seen),
        ...wrong && { through: "a page was let in" },
      };
    },
  },
  {
    name: "texts made for slow patterns",
    async run({ url }) {
      const seen = await Promise.all(
        Array.from({ length: 40 }, async (_, at) => {
          const response = await fetch(`${url}/v1/evaluate`, {
            method: "POST",
            headers: {
              "Authorization": `Bearer ${KEY}`,
              "Content-Type": "application/json",
            },
            body: JSON.stringify({
              tool_name: at % 2 === 0 ? "Linear" : "Backtracking",
              parameters: { text: `${"a".repeat(50_000)}!` },
            }),
          });
          const { action, code } = await response.json();
          return `${action} (${code})`;
        }),
      );
      const wrong = seen.filter((one) => one.startsWith("allow"));
      return {
        did: tally(seen),
        ...wrong.length > 0 &&
          { through: "a pattern was given up for a match" },
      };
    },
  },
];

/** A policy with the patterns that such texts are made for. */
export const SLOW_PATTERNS = `version: 1
defaults: { action: defer, on_error: deny }
rules:
  - id: linear
    priority: 900
    conditions:
      tool_name: Linear
      parameters: { text: { type: regex, pattern: "^(a+)+$" } }
    action: allow
    reason: In linear time
  - id: backtracking
    priority: 900
    conditions:
      tool_name: Backtracking
      parameters: { text: { type: regex, pattern: "^(?=a)(a+)+$" } }
    action: allow
    reason: With look-ahead
`;
