/** Decides where requests may come from, and keeps what tells the countries of addresses as new as its file. */
import type { Logger } from "@logtape/logtape";
import { readBytes, stateOf } from "../config/disk.ts";
import type { Settings } from "../config/schema.ts";
import { type CountryOf, countryRule } from "../limit/country.ts";
import { createSources, type Sources } from "../limit/source.ts";
import type { HealthPart } from "../mcp/parts.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { causeInWords } from "../problem/cause.ts";
import type { Result } from "../problem/problem.ts";
import { every } from "./clock.ts";
import { refusal } from "../problem/refusal.ts";
import { watchFiles } from "./watch.ts";

/** Where requests may come from, at the moment. */
export interface SourcesInForce {
  readonly sources: Sources;
  /** How the database of countries is doing; `null` without rules for countries. */
  health(): HealthPart | null;
  /** Reads the database of countries again; never rejects. */
  reload(): Promise<void>;
  /** Begins to watch it; the function returned ends that. */
  watch(): Promise<() => void>;
}

/** Most bytes of a database: larger than any that tells countries, and cities too. */
const MOST_BYTES = 268_435_456;

/** Makes the rules that the settings ask for; refuses rules for countries that nothing can decide (`NETWORK-001`, `NETWORK-002`). */
export async function openSources(
  settings: Settings,
  metrics: Pick<Metrics, "countryReload">,
  log: Logger,
): Promise<Result<SourcesInForce>> {
  const first = await loadCountries(settings);
  if (!first.ok) return first;
  if (first.value === null) {
    return {
      ok: true,
      value: {
        sources: createSources(settings),
        health: () => null,
        reload: () => Promise.resolve(),
        watch: () => Promise.resolve(() => {}),
      },
    };
  }
  const { file } = first.value;
  let { countryOf } = first.value;
  let stale = false;
  const sources = createSources({
    ...settings,
    country: countryRule(settings, () => countryOf),
  });
  const reload = async () => {
    const next = await load(file);
    stale = !next.ok;
    metrics.countryReload(next.ok);
    if (next.ok) {
      countryOf = next.value;
      sources.forget();
      log.info("The database of countries was read again");
      return;
    }
    const [problem] = next.problems;
    log.error(
      "The database of countries could not be read again; the earlier stays: {said}",
      { said: problem?.message, problem },
    );
  };
  return {
    ok: true,
    value: {
      sources,
      reload,
      health: () => ({
        name: "countries",
        ok: true,
        detail: `Countries are told by ${file}`,
        ...stale && {
          warning:
            "The database of countries could not be read again, and the log says why; the earlier one is in force",
        },
      }),
      watch: () =>
        watchFiles({
          paths: [file],
          stateOf,
          every,
          quiet_ms: settings.reload_debounce_ms,
          changed: () => void reload(),
        }),
    },
  };
}

/** What tells countries, and where it was read. */
export interface Countries {
  readonly file: string;
  readonly countryOf: CountryOf;
}

/** The database of countries, `null` without rules for them; refuses rules that nothing can decide (`NETWORK-001`, `NETWORK-002`). */
export async function loadCountries(
  settings: Settings,
): Promise<Result<Countries | null>> {
  const { country_database: file, allow_countries } = settings;
  const named = allow_countries.length > 0
    ? "allow_countries"
    : "deny_countries";
  if (settings[named].length === 0) return { ok: true, value: null };
  if (file === null) {
    return refusal(
      "NETWORK-001",
      named,
      `\`${named}\` names countries, and there is no \`country_database\``,
      "Name a database in MaxMind's format with `network.country_database`, or remove the countries",
    );
  }
  const read = await load(file);
  return read.ok ? { ok: true, value: { file, countryOf: read.value } } : read;
}

async function load(file: string): Promise<Result<CountryOf>> {
  try {
    const bytes = await readBytes(file, MOST_BYTES);
    const { readCountries } = await import("../limit/mmdb.ts");
    return { ok: true, value: readCountries(bytes) };
  } catch (error) {
    return refusal(
      "NETWORK-002",
      "country_database",
      `\`${file}\` cannot be used: ${causeInWords(error)}`,
      "Name a database in MaxMind's format (MMDB) that tells countries",
    );
  }
}
