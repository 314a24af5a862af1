/** Where rates are counted, and what is said of it. */
import assert from "node:assert/strict";
import { fillDefaults } from "../../src/config/defaults.ts";
import type { Settings } from "../../src/config/schema.ts";
import {
  type Counting,
  openCounting,
} from "../../src/gateway/rate_counting.ts";
import { openLog } from "../../src/gateway/log.ts";
import { inFolder } from "../cli/process.ts";
import { HAVE_REDIS, startRedis } from "../limit/redis_server.ts";
import { until } from "./process.ts";

function test(name: string, work: () => Promise<void>): void {
  Deno.test({ name, ignore: !HAVE_REDIS, fn: work });
}

/** What was said and counted. */
interface Heard {
  readonly lines: string[];
  readonly shared: boolean[];
}

async function open(more: Partial<Settings>) {
  const filled = fillDefaults({}, { home: "/home/dev", state_home: null });
  assert.ok(filled.ok);
  const heard: Heard = { lines: [], shared: [] };
  const log = openLog(
    { log_format: "text", log_level: "info" },
    (line) => void heard.lines.push(line),
  );
  const limitsShared = (ok: boolean) => void heard.shared.push(ok);
  const settings = { ...filled.value, redis_timeout_ms: 2_000, ...more };
  return {
    opened: await openCounting(settings, { limitsShared }, log),
    heard,
  };
}

async function counting(
  more: Partial<Settings>,
  work: (counting: Counting, heard: Heard) => Promise<void> | void,
): Promise<void> {
  const { opened, heard } = await open(more);
  assert.ok(opened.ok, JSON.stringify(opened));
  try {
    await work(opened.value, heard);
  } finally {
    opened.value.close();
  }
}

Deno.test("without Redis rates are counted in this process, and nothing is said", () =>
  counting({}, (counting, heard) => {
    assert.equal(counting.make, undefined);
    assert.equal(counting.health(), null);
    assert.deepEqual(heard, { lines: [], shared: [] });
  }));

test("each change of Redis is one line, one figure, and a warning in the health that fails nothing", async () => {
  await using redis = await startRedis();
  const given = { redis_url: redis.url, replicas: 3 };
  await counting(given, async (counting, heard) => {
    const warning = () => counting.health()?.warning;
    assert.equal(warning(), undefined);
    await redis.kill();
    await until(() => warning() !== undefined);
    assert.equal(counting.health()?.ok, true);
    assert.match(warning() ?? "", /counts by itself/);
    await redis.start();
    await until(() => warning() === undefined);
    const said = heard.lines.map((line) =>
      /answers: limits are shared|does not answer.*1 of 3/.exec(line)?.[0]
        .slice(0, 7)
    );
    assert.deepEqual(said, ["answers", "does no", "answers"]);
    assert.deepEqual(heard.shared, [true, false, true]);
  });
});

test("a Redis that is away at the start is told of once, and joined later", async () => {
  await using redis = await startRedis();
  await redis.kill();
  await counting({ redis_url: redis.url }, async (counting, heard) => {
    assert.equal(heard.lines.length, 1, heard.lines.join(""));
    assert.match(heard.lines[0] ?? "", /ECONNREFUSED/);
    assert.notEqual(counting.health()?.warning, undefined);
    await redis.start();
    await until(() => counting.health()?.warning === undefined);
    assert.deepEqual(heard.shared, [false, true]);
  });
});

test("a wrong password keeps the server from starting, and the problem says which settings to mend", async () => {
  await using redis = await startRedis({ lines: ["requirepass right-one"] });
  const { opened, heard } = await open({
    redis_url: redis.url,
    redis_password: "wrong-one",
  });
  assert.ok(!opened.ok);
  const [problem] = opened.problems;
  assert.equal(problem?.id, "LIMIT-002");
  assert.match(problem?.message ?? "", /127\.0\.0\.1:\d+ refuses.*WRONGPASS/);
  assert.match(problem?.hint ?? "", /redis_password_file/);
  assert.doesNotMatch(JSON.stringify([problem, heard]), /wrong-one/);
});

Deno.test("certificates that cannot be read keep the server from starting", () =>
  inFolder(async (folder) => {
    const { opened } = await open({
      redis_url: "rediss://127.0.0.1",
      redis_ca: `${folder}/none.pem`,
    });
    assert.ok(!opened.ok);
    assert.equal(opened.problems[0]?.id, "LIMIT-003");
    assert.match(opened.problems[0]?.message ?? "", /none\.pem/);
  }));
