/** Flips of how much may be asked. */
import type { Flip, Flips, World } from "./flip.ts";
import { head, serving, wire } from "./serving.ts";

const BODY = {
  tool_name: "Bash",
  parameters: { command: "ls" },
  session_id: "s1",
};

/** Whether ten calls in a row are all answered. */
function allAnswered(world: World): Promise<boolean> {
  return serving(world, async ({ ask }) => {
    const statuses = [];
    for (let at = 0; at < 10; at++) {
      statuses.push((await ask("/v1/evaluate", BODY)).status);
    }
    return statuses.every((status) => status === 200);
  });
}

/** Of somebody, how many a second. */
function rate(whom: string, name: string): Flip {
  return {
    sees: `Of ten calls of ${whom} in a row some are turned away`,
    with: { [`burst_${name}`]: 0 },
    cases: [[undefined, true], [1, false]],
    see: allAnswered,
  };
}

/** Of somebody, how many more now and then. */
function burst(whom: string, name: string): Flip {
  return {
    sees:
      `Ten calls of ${whom} in a row are more than one a second, and answered as a burst`,
    with: { [`rate_${name}`]: 1 },
    cases: [[undefined, true], [0, false]],
    see: allAnswered,
  };
}

/** How many at once. */
function concurrent(whom: string): Flip {
  return {
    sees: `While one request of ${whom} is open, another is turned away`,
    cases: [[undefined, 200], [1, 429]],
    see: (world) =>
      serving(world, async ({ server, status }) => {
        const one = await wire(server.port);
        await one.send(`${head(100, "Expect: 100-continue\r\n")}\r\n`);
        // The server asks for the body, so the request has arrived.
        await one.until("100 Continue");
        await one.send("{");
        const second = await status();
        one.close();
        return second;
      }),
  };
}

/** What a blocked address is told. */
function block(world: World) {
  return serving(world, async ({ ask }) => {
    for (let at = 0; at < 3; at++) await ask("/v1/evaluate", BODY);
    const { status, headers } = await ask("/v1/evaluate", BODY);
    const seconds = Number(headers.get("Retry-After") ?? 0);
    return [status, seconds > 1 && Math.round(seconds / 10) * 10];
  });
}

const REFUSING = { rate_address: 1, burst_address: 0 };

/** Each by its setting. */
export const LIMIT_FLIPS: Flips = {
  rate_all: rate("everybody", "all"),
  burst_all: burst("everybody", "all"),
  rate_address: rate("one address", "address"),
  burst_address: burst("one address", "address"),
  rate_principal: rate("one owner", "principal"),
  burst_principal: burst("one owner", "principal"),
  rate_tool: rate("one tool", "tool"),
  burst_tool: burst("one tool", "tool"),
  rate_session: rate("one session", "session"),
  burst_session: burst("one session", "session"),
  rate_routes: {
    sees: "A route of its own limit turns ten calls in a row away",
    cases: [[undefined, true], [["/v1/evaluate=1"], false]],
    see: allAnswered,
  },
  concurrent_all: concurrent("everybody"),
  concurrent_address: concurrent("one address"),
  concurrent_principal: concurrent("one owner"),
  block_after: {
    sees: "Whoever goes on after refusals is blocked",
    with: { ...REFUSING, block_ms: 60_000 },
    cases: [[undefined, [429, false]], [1, [429, 60]]],
    see: block,
  },
  block_ms: {
    sees: "`Retry-After` says how long a first block lasts",
    with: { ...REFUSING, block_after: 1 },
    cases: [[30_000, [429, 30]], [60_000, [429, 60]]],
    see: block,
  },
  block_most_ms: {
    sees: "`Retry-After` says no more than the longest block",
    with: { ...REFUSING, block_after: 1, block_ms: 60_000 },
    cases: [[undefined, [429, 60]], [30_000, [429, 30]]],
    see: block,
  },
};
