/** What is read again while the server runs: policies and keys, each as a transaction of its own. */
import type { Logger } from "@logtape/logtape";
import type { Keyring } from "../auth/keyring.ts";
import { loadKeyring } from "../auth/load.ts";
import { stateOf } from "../config/disk.ts";
import type { HealthPart } from "../mcp/parts.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Ruleset } from "../policy/mod.ts";
import type { Problem, Severity } from "../problem/problem.ts";
import { every, now, pause } from "./clock.ts";
import type { Orders } from "./messages.ts";
import { keepPolicy, type PolicyInForce } from "./policy_in_force.ts";
import { createRenewal } from "./renewal.ts";
import { lintRules, loadRules } from "./rules.ts";
import { watchFiles } from "./watch.ts";

/** What may change while the server runs. */
export interface Reloading {
  readonly policy: Pick<PolicyInForce, "current" | "health">;
  /** The keys in force. */
  keyring(): Keyring;
  /** Resolves once they are those of the file as it is; never rejects. */
  renewKeys(): Promise<void>;
  /** Whether the keys in force are those of the file: a key that was revoked there may still be good. */
  keyHealth(): HealthPart;
  /** Reads everything again; never rejects. */
  reload(): Promise<void>;
  /** Begins to watch the file of keys, and the policy files unless the settings say otherwise; the function returned ends it. */
  watch(): Promise<() => void>;
}

/** What only `superego policy lint` tells. */
const MINOR: readonly Severity[] = ["low", "info"];

const HOUR_MS = 3_600_000;

/** Begins with what was loaded at the start. */
export function keepFresh(
  orders: Orders,
  first: { readonly rules: Ruleset; readonly keyring: Keyring },
  metrics: Pick<Metrics, "reload" | "rulesLoaded" | "keysEnding">,
  log: Logger,
): Reloading {
  const { settings } = orders;
  let { keyring } = first;
  const list = (problems: readonly Problem[], level: "warn" | "error") => {
    for (const problem of problems) {
      const { file, line, column, id, message, hint } = problem;
      const said = `${file}:${line}:${column}: ${id}: ${message}. ${hint}`;
      log[level]("{said}", { said, problem });
    }
  };
  const inForce = (ruleset: Ruleset) =>
    metrics.rulesLoaded(ruleset.rules.map(({ id }) => id));
  const policy = keepPolicy(first.rules, () => loadRules(orders), (outcome) => {
    metrics.reload(outcome.ok, now());
    if (outcome.ok) {
      inForce(outcome.value);
      log.info("The policy was reloaded: {rules} rules", {
        rules: outcome.value.rules.length,
      });
    } else {
      log.error("The policy could not be reloaded; the earlier one stays");
      list(outcome.problems, "error");
    }
  });
  const told = new Set<string>();
  const tellEnding = () => {
    const ending = keyring.ending(now(), settings.key_warning_days);
    metrics.keysEnding(ending.length);
    for (const { id, owner, expires } of ending) {
      if (told.has(id)) continue;
      told.add(id);
      log.warn(
        "The key {id} of {owner} ends {expires}; exchange it with `superego keys rotate`",
        { id, owner, expires },
      );
    }
  };
  let keysAreFresh = true;
  let reloads = 0;
  const reloadKeys = async () => {
    const mine = ++reloads;
    const fresh = await loadKeyring(settings.keys, settings.api_key);
    // What was read before the latest change must not come after it.
    if (mine !== reloads) return;
    keysAreFresh = fresh.ok;
    if (fresh.ok) {
      keyring = fresh.value;
      tellEnding();
    } else {
      log.error("The keys could not be read again; the earlier ones stay");
      list(fresh.problems, "error");
    }
  };
  const reload = async () => {
    await Promise.all([policy.reload(), reloadKeys()]);
    // Doubts are told and keep nothing from working: whether they matter is for the operator to say.
    if (policy.health().warning !== undefined) return;
    const doubts = await lintRules(orders);
    list(doubts.filter(({ severity }) => !MINOR.includes(severity)), "warn");
  };
  inForce(first.rules);
  tellEnding();
  return {
    policy,
    keyring: () => keyring,
    renewKeys: createRenewal({
      state: () => stateOf(settings.keys),
      reload: reloadKeys,
      pause,
    }),
    keyHealth: () => ({
      name: "keys",
      ok: true,
      detail: `${keyring.size} keys in force`,
      // Who may see this may not see the keys, so no word of the problem is repeated.
      ...keysAreFresh ? {} : {
        warning:
          "The file of keys could not be read again, and the log says why; the earlier keys are in force, a revoked one too",
      },
    }),
    reload,
    async watch() {
      const policies = Object.values(orders.policies).map(({ path }) => path);
      const look = (paths: readonly string[], changed: () => void) =>
        watchFiles({
          paths,
          stateOf,
          every,
          quiet_ms: settings.reload_debounce_ms,
          changed,
        });
      const ends = await Promise.all([
        ...settings.reload && policies.length > 0
          ? [look(policies, () => void reload())]
          : [],
        // Whatever the settings say of policies: a revoked key has to be good for nothing.
        look([settings.keys], () => void reloadKeys()),
      ]);
      const untell = every(HOUR_MS, tellEnding);
      return () => [untell, ...ends].forEach((end) => end());
    },
  };
}
