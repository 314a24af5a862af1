/** Tests of keeping the TLS certificate in force. */
import assert from "node:assert/strict";
import { SETTINGS, type Settings } from "../../src/config/schema.ts";
import { openCertificate } from "../../src/gateway/certificate.ts";
import { openLog } from "../../src/gateway/log.ts";
import { noMetrics } from "../../src/metrics/none.ts";
import { issue, type Issued } from "../http/certificates.ts";
import { until } from "../e2e/faults/until.ts";

const DEFAULTS = {
  ...Object.fromEntries(
    Object.entries(SETTINGS).map(([name, one]) => [name, one.default]),
  ),
  reload_debounce_ms: 10,
  log_level: "error",
} as unknown as Settings;

/** Runs a test in a folder of its own, with what was counted. */
async function inFolder(
  test: (place: {
    readonly folder: string;
    readonly files: { readonly certificate: string; readonly key: string };
    readonly counted: boolean[];
    readonly ends: Date[];
    open(settings?: Partial<Settings>): ReturnType<typeof openCertificate>;
  }) => Promise<void>,
): Promise<void> {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  const files = {
    certificate: `${folder}/tls.crt`,
    key: `${folder}/tls.key`,
  };
  const counted: boolean[] = [];
  const ends: Date[] = [];
  const metrics = {
    ...noMetrics,
    certificateReload: (ok: boolean) => void counted.push(ok),
    certificateEnds: (at: Date) => void ends.push(at),
  };
  try {
    await test({
      folder,
      files,
      counted,
      ends,
      open: (settings = {}) => {
        const all = { ...DEFAULTS, ...settings };
        return openCertificate(files, all, metrics, openLog(all));
      },
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function put(folder: string, { cert, key }: Issued): Promise<void> {
  await Deno.writeTextFile(`${folder}/tls.crt`, cert);
  await Deno.writeTextFile(`${folder}/tls.key`, key);
}

Deno.test("openCertificate() says which file cannot be opened, and which is wrong", () =>
  inFolder(async ({ folder, files, open }) => {
    const absent = await open();
    assert.ok(!absent.ok);
    assert.equal(absent.problems[0]?.file, files.certificate);
    assert.equal(absent.problems[0]?.id, "TLS-005");
    await put(folder, { ...issue(), key: issue().key });
    const wrong = await open();
    assert.ok(!wrong.ok && wrong.problems[0]?.id === "TLS-003");
  }));

Deno.test("a pair that changed is in force, a broken one is not, and the next whole one is again", () =>
  inFolder(async ({ folder, counted, ends, open }) => {
    await put(folder, issue({ days: 50 }));
    const opened = await open();
    assert.ok(opened.ok, JSON.stringify(opened));
    const end = await opened.value.watch();
    await put(folder, issue({ days: 60 }));
    await until(() => counted.includes(true), "the new pair");
    const good = ends.at(-1);
    assert.equal(opened.value.health().warning, undefined);

    const failures = () => counted.filter((ok) => !ok).length;
    const half = issue({ days: 70 });
    const before = failures();
    await Deno.writeTextFile(`${folder}/tls.crt`, half.cert.slice(0, 300));
    await until(() => failures() > before, "the broken pair");
    assert.equal(ends.at(-1), good);
    assert.match(
      opened.value.health().warning ?? "",
      /could not be read again/,
    );

    await put(folder, half);
    await until(() => ends.at(-1) !== good, "the mended pair");
    assert.equal(opened.value.health().warning, undefined);
    end();
  }));

Deno.test("a pair is taken when the links to it are swapped, as Kubernetes does", () =>
  inFolder(async ({ folder, counted, ends, open }) => {
    const version = async (name: string, issued: Issued) => {
      await Deno.mkdir(`${folder}/${name}`);
      await put(`${folder}/${name}`, issued);
      await Deno.symlink(name, `${folder}/next`);
      await Deno.rename(`${folder}/next`, `${folder}/..data`);
    };
    await version("..1", issue({ days: 50 }));
    await Deno.symlink("..data/tls.crt", `${folder}/tls.crt`);
    await Deno.symlink("..data/tls.key", `${folder}/tls.key`);
    const opened = await open();
    assert.ok(opened.ok, JSON.stringify(opened));
    const end = await opened.value.watch();
    await version("..2", issue({ days: 60 }));
    await until(() => ends.length === 2, "the other version");
    assert.deepEqual(
      counted,
      [true],
      "never half of one and half of the other",
    );
    end();
  }));

for (
  const [days, tls_warning_days, warned] of [
    [30, 21, false],
    [20, 21, true],
    [20, 0, false],
  ] as const
) {
  Deno.test(`a certificate that ends in ${days} days ${warned ? "is" : "is not"} warned of at ${tls_warning_days}`, () =>
    inFolder(async ({ folder, open }) => {
      await put(folder, issue({ days }));
      const opened = await open({ tls_warning_days });
      assert.ok(opened.ok);
      const { ok, detail, warning } = opened.value.health();
      assert.ok(ok);
      assert.match(detail, /ends \d{4}-/);
      assert.equal(warning !== undefined, warned);
    }));
}
