/** The routes that show how the server is doing and what it knows; none changes anything. */
import { MOST_RECENT } from "../audit/recent.ts";
import { problem } from "./problem_document.ts";
import { json, type Reply } from "./reply.ts";
import type { Admitted } from "./route.ts";

/** Longest time for what has to be gathered first, in milliseconds. */
export const SHOW_DEADLINE_MS = 10_000;

/** Most records that are shown at once: all that are at hand. */
export const MOST_RECORDS = MOST_RECENT;

/** Records that are shown when the request does not say how many. */
export const USUAL_RECORDS = 50;

/** Says that the process is alive. */
export function alive(): Reply {
  return json({ status: "alive" });
}

/**
 * Says whether calls are answered as they should be: 503 with the names of the failing parts when not. What is wrong
 * and keeps nothing from working is told as a warning, since whoever asks would take the server out of service.
 */
export function ready({ parts }: Admitted): Reply {
  const health = parts.health();
  const failing = health.parts.filter(({ ok }) => !ok)
    .map(({ name, detail }) => ({ name, detail }));
  const warnings = health.parts.flatMap(({ name, warning }) =>
    warning === undefined ? [] : [{ name, detail: warning }]
  );
  return json(
    { status: health.ok ? "ready" : "not ready", failing, warnings },
    health.ok ? 200 : 503,
  );
}

/** Says how each part is doing. */
export function health({ parts }: Admitted): Reply {
  return json({ ...parts.health(), time: parts.clock.now().toISOString() });
}

/** Lists the rules in force. */
export function rules({ parts }: Admitted): Reply {
  const listed = parts.rules();
  return json({
    rules: listed,
    total_rules: listed.length,
    profile: parts.profile(),
  });
}

/** Lists the latest decisions. */
export function recent({ asked, parts }: Admitted): Reply {
  const query = new URL(asked.web().url).searchParams;
  const unknown = [...query.keys()].find((name) => name !== "limit");
  if (unknown !== undefined) {
    return problem(
      400,
      `${unknown.slice(0, 80)}: there is no such parameter, only \`limit\``,
    );
  }
  const text = query.get("limit") ?? String(USUAL_RECORDS);
  const limit = Number(text);
  if (!/^\d{1,4}$/.test(text) || limit < 1 || limit > MOST_RECORDS) {
    return problem(
      400,
      `limit: give a whole number from 1 to ${MOST_RECORDS}`,
    );
  }
  return json({ records: parts.recent(limit) });
}

/** Shows what the process may touch. */
export async function posture({ parts }: Admitted): Promise<Reply> {
  return json(await parts.clock.within(SHOW_DEADLINE_MS, parts.posture()));
}

/** Gives the metrics. */
export async function metrics({ parts }: Admitted): Promise<Reply> {
  return {
    status: 200,
    body: await parts.clock.within(SHOW_DEADLINE_MS, parts.metrics.render()),
    headers: { "Content-Type": parts.metrics.contentType },
  };
}
