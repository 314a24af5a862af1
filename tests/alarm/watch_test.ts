/** Tests of correlating what happens into events. */
import assert from "node:assert/strict";
import { createWatch, type Watch } from "../../src/alarm/watch.ts";

const RULES = {
  failed_logins: 3,
  denials: 3,
  limited_addresses: 3,
  reload_failures: 2,
  window_ms: 1_000,
  entries: 100,
};

/** What is raised while this happens; `at` sets the clock. */
function raised(
  happens: (watch: Watch, at: (now: number) => void) => void,
  rules = RULES,
): readonly string[] {
  let time = 0;
  const events: string[] = [];
  const watch = createWatch(rules, () => time, (event, fields) => {
    events.push(`${event} ${Object.values(fields).join(" ")}`.trim());
  });
  happens(watch, (now) => time = now);
  return events;
}

const repeat = (times: number, work: (at: number) => void) =>
  Array.from({ length: times }, (_, at) => work(at));

Deno.test("many refused credentials of one address are one event, and a good one after them another", () => {
  assert.deepEqual(
    raised((watch) => {
      repeat(9, () => watch.refused("192.0.2.1"));
      watch.admitted("192.0.2.1", "ci");
      watch.admitted("192.0.2.1", "ci");
    }),
    ["credential_guessing 192.0.2.1", "credential_guessed 192.0.2.1 ci"],
  );
});

Deno.test("a few refused credentials, or those of many addresses, or of long ago, are none", () => {
  assert.deepEqual(
    raised((watch, at) => {
      repeat(99, (n) => watch.refused(`192.0.2.${n}`));
      repeat(2, () => watch.refused("198.51.100.1"));
      watch.admitted("198.51.100.1", "ci");
      repeat(9, (n) => {
        at(n * 600);
        watch.refused("203.0.113.1");
      });
      watch.admitted("203.0.113.2", "ci");
    }),
    [],
  );
});

Deno.test("many denials are an event for the session that has them", () => {
  assert.deepEqual(
    raised((watch) => {
      repeat(2, () => watch.denied("ci", "quiet"));
      repeat(9, () => watch.denied("ci", "loud"));
      repeat(3, () => watch.denied(null, undefined));
    }),
    ["denial_spike ci loud", "denial_spike - -"],
  );
});

Deno.test("a limit reached from many addresses is an event, and from one it is none", () => {
  assert.deepEqual(
    raised((watch) => {
      repeat(99, () => watch.limited("ci", "192.0.2.1"));
      repeat(3, (n) => watch.limited("thief", `192.0.2.${n}`));
    }),
    ["limit_evasion thief 192.0.2.2"],
  );
});

Deno.test("failed reloads of one thing count together", () => {
  assert.deepEqual(
    raised((watch) => {
      watch.notReloaded("policy");
      watch.notReloaded("certificate");
      watch.notReloaded("policy");
    }),
    ["reload_failures policy"],
  );
});

Deno.test("what is an event by itself is raised once a window and subject", () => {
  assert.deepEqual(
    raised((watch, at) => {
      repeat(5, () => watch.happened("audit_unwritable"));
      watch.happened("lockout", { subject: "address" });
      watch.happened("lockout", { subject: "credential" });
      at(1_000);
      watch.happened("audit_unwritable");
    }),
    [
      "audit_unwritable",
      "lockout address",
      "lockout credential",
      "audit_unwritable",
    ],
  );
});

Deno.test("a rule of 0 raises nothing", () => {
  const never = {
    ...RULES,
    failed_logins: 0,
    denials: 0,
    limited_addresses: 0,
    reload_failures: 0,
  };
  assert.deepEqual(
    raised((watch) => {
      repeat(99, (n) => {
        watch.refused("a");
        watch.admitted("a", "ci");
        watch.denied("ci", "s");
        watch.limited("ci", `192.0.2.${n}`);
        watch.notReloaded("policy");
      });
    }, never),
    [],
  );
});
