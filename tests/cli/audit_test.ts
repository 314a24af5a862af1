/** Tests of `superego audit` on real files. */
import assert from "node:assert/strict";
import { audit } from "../../src/cli/audit.ts";
import {
  entry,
  inFolder,
  KEYS,
  options,
  record,
  withTrail,
} from "../audit/entry.ts";
import { StreamError } from "../../src/cli/io.ts";
import { memoryIo } from "./memory_io.ts";

async function run(args: readonly string[], damage?: (text: string) => string) {
  return await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await withTrail(options(file), async (trail) => {
      const day = (n: number) => ({ now: new Date(Date.UTC(2026, 0, n)) });
      await trail.append(
        entry({ tool_name: "Read" }, { action: "allow" }, day(1)),
      );
      await trail.append(entry({}, { rule_id: null }, day(2)));
      for (let i = 3; i < 30; i++) await trail.append(entry({}, {}, day(i)));
    });
    if (damage) {
      Deno.writeTextFileSync(file, damage(Deno.readTextFileSync(file)));
    }
    const io = memoryIo();
    const code = await audit(
      args.map((word) => word.replace("FILE", file)),
      io,
    );
    return { code, ...io.written };
  });
}

Deno.test("audit() verify exits 0 on a whole chain and 1 on any break", async () => {
  const whole = await run(["verify", "FILE"]);
  assert.equal(whole.code, 0);
  assert.match(
    whole.out,
    /29 decisions in 1 file, .* record 29 \([0-9a-f]{64}\)/,
  );

  const edited = await run(
    ["verify", "FILE"],
    (text) => text.replace("because", "BECAUSE"),
  );
  assert.equal(edited.code, 1);
  assert.match(edited.out, /a\.jsonl:1:1: critical AUDIT-001: .*altered/);
});

Deno.test("audit() verify gives problems to programs in the shape that all findings have", async () => {
  const { code, out } = await run(
    ["verify", "FILE", "--format", "json"],
    (text) => text.slice(0, -9),
  );
  assert.equal(code, 1);
  const { problems, decisions, files, head, notes } = JSON.parse(out);
  assert.deepEqual(Object.keys(problems[0]), [
    "id",
    "severity",
    "file",
    "line",
    "column",
    "message",
    "hint",
  ]);
  assert.equal(problems[0].id, "AUDIT-005");
  assert.equal(problems[0].line, 29);
  assert.equal(decisions, 28);
  assert.equal(files.length, 1);
  assert.equal(head.sequence, 28);
  assert.deepEqual(notes, []);
});

Deno.test("audit() verify prints what is remarkable apart from the result", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    Deno.writeTextFileSync(file, '{"sequence":1,"pre');
    await withTrail(options(file), (trail) => trail.append(entry()));
    const io = memoryIo();
    assert.equal(await audit(["verify", file], io), 0);
    assert.match(io.written.err, /^note: .*:1: a writer was killed here/);
    assert.match(io.written.out, /1 decision in 1 file/);
  });
});

Deno.test("audit() tail shows the last 20, or as many as asked", async () => {
  const { out } = await run(["tail", "FILE"]);
  assert.equal(out.trimEnd().split("\n").length, 20);
  const few = await run(["tail", "FILE", "--limit", "2"]);
  assert.equal(few.out.trimEnd().split("\n").length, 2);
  assert.match(
    few.out,
    /^28 2026-01-28T.* deny {2}Bash .*: because \(r1\)\n29 /,
  );
});

Deno.test("audit() search filters by what the flags say", async () => {
  const table: readonly [readonly string[], number][] = [
    [[], 29],
    [["--action", "allow"], 1],
    [["--tool", "Bash"], 28],
    [["--rule", "r1"], 28],
    [["--principal", "ci"], 29],
    [["--principal", "nobody"], 0],
    [["--text", "BECAUSE"], 29],
    [["--text", "Read"], 1],
    [["--since", "2026-01-28"], 2],
    [["--until", "2026-01-03T00:00:00Z"], 2],
    [["--since", "2026-01-10", "--limit", "5"], 5],
  ];
  for (const [flags, want] of table) {
    const { code, out } = await run([
      "search",
      "FILE",
      "--format",
      "json",
      ...flags,
    ]);
    assert.equal(code, 0);
    assert.equal(JSON.parse(out).records.length, want, flags.join(" "));
  }
});

Deno.test("audit() stats sums up what the filters leave", async () => {
  const { out } = await run(["stats", "FILE", "--format", "json"]);
  const { decisions, actions, per_hour } = JSON.parse(out);
  assert.deepEqual({ decisions, actions }, {
    decisions: 29,
    actions: { deny: 28, allow: 1 },
  });
  assert.ok(per_hour > 0);
  const text = await run(["stats", "FILE", "--tool", "Read"]);
  assert.match(text.out, /^decisions {2}1\n/);
});

Deno.test("audit() says on standard error that nothing matches", async () => {
  for (const action of ["search", "tail"]) {
    const none = await run([action, "FILE", "--tool", "Nobody"]);
    assert.deepEqual([none.code, none.out, none.err], [
      0,
      "",
      "no record matches\n",
    ]);
  }
});

Deno.test("audit() takes how long ago a time was", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    const ago = (ms: number) => ({ now: new Date(Date.now() - ms) });
    await withTrail(options(file), async (trail) => {
      await trail.append(entry({ tool_name: "Old" }, {}, ago(7_200_000)));
      await trail.append(entry({ tool_name: "New" }, {}, ago(60_000)));
    });
    const table = [
      ["--since", "1h", /^(?!.* Old).* New /s],
      ["--since", "3h", / Old .* New /s],
      ["--until", "90m", /^(?!.* New ).* Old /s],
      ["--until", "2w", /^$/],
    ] as const;
    for (const [flag, value, want] of table) {
      const io = memoryIo();
      assert.equal(await audit(["search", file, flag, value], io), 0);
      assert.match(io.written.out, want, `${flag} ${value}`);
    }
  });
});

Deno.test("audit() tail --follow goes on with what is recorded, until nobody reads it", async () => {
  for (const format of ["text", "json"]) {
    await inFolder(async (folder) => {
      const file = `${folder}/a.jsonl`;
      await withTrail(options(file), async (trail) => {
        await trail.append(entry({ tool_name: "First" }));
        await trail.append(entry({ tool_name: "Second" }));
        let out = "";
        const seen = Promise.withResolvers<void>();
        const io = memoryIo("", {
          out(text) {
            out += text;
            if (out.includes("Second")) seen.resolve();
            if (out.includes("Third")) throw new StreamError("gone");
          },
        });
        const following = audit(
          ["tail", file, "--follow", "--limit", "1", "--format", format],
          io,
        );
        await seen.promise;
        await trail.append(entry({ tool_name: "Third" }));
        await assert.rejects(following, StreamError);
        assert.ok(!out.includes("First"));
        const lines = out.trimEnd().split("\n");
        assert.equal(lines.length, 2);
        if (format === "json") {
          assert.deepEqual(
            lines.map((line) => JSON.parse(line).call.tool_name),
            ["Second", "Third"],
          );
        }
      });
    });
  }
});

Deno.test("audit() says what is wrong with the command line", async () => {
  const table: readonly [readonly string[], RegExp][] = [
    [[], /needs a word: verify, tail, search, stats/],
    [["verfy"], /verify/],
    [["verify", "FILE", "b"], /reads one file/],
    [["tail", "FILE", "--limit", "0"], /--limit/],
    [["search", "FILE", "--since", "soon"], /--since soon. is no time/],
    [["search", "FILE", "--action", "maybe"], /maybe/],
  ];
  for (const [args, why] of table) {
    await assert.rejects(run(args), why, args.join(" "));
  }
});

Deno.test("audit() exits 1 with the place when there is nothing to read", async () => {
  for (const action of ["verify", "tail", "search", "stats"]) {
    for (const file of ["/none/there.jsonl", "/"]) {
      const io = memoryIo();
      assert.equal(await audit([action, file], io), 1);
      assert.match(io.written.err, /:1:1: high AUDIT-008: .*cannot be read/);
      assert.equal(io.written.out, "");
    }
  }
});

Deno.test("audit() reads encrypted records with their key, and verifies the chain without", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 2, { keys: KEYS.first });
    Deno.writeTextFileSync(`${folder}/key`, KEYS.first, { mode: 0o600 });
    Deno.writeTextFileSync(`${folder}/superego.yaml`, "");
    Deno.writeTextFileSync(
      `${folder}/security-policies.yaml`,
      "data: {audit_key_file: key}\n",
    );
    const reads = async (...args: readonly string[]) => {
      const io = memoryIo();
      const code = await audit([...args, file], io);
      return { code, ...io.written };
    };
    const keyed = ["--config", `${folder}/superego.yaml`];
    for (const action of ["search", "tail", "stats"]) {
      const without = await reads(action);
      assert.equal(without.code, 1, action);
      assert.match(without.err, /AUDIT-008: .* encrypted with the key \w{16}/);
      const { code, out } = await reads(action, ...keyed);
      assert.equal(code, 0);
      assert.match(out, /Bash/);
    }
    const without = await reads("verify");
    assert.equal(without.code, 0);
    assert.match(without.err, /2 decisions are encrypted/);
    const { code, err } = await reads("verify", ...keyed);
    assert.deepEqual([code, err], [0, ""]);
  });
});
