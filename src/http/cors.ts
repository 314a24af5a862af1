/** Lets web pages of declared origins in, and no other (the CORS protocol of the Fetch standard). */
import type { Asked } from "./route.ts";

/** What decides about that. */
export interface CorsOptions {
  /** Exact origins; `*` for every one. */
  readonly cors_origins: readonly string[];
  readonly cors_methods: readonly string[];
  /** Request headers, in any case. */
  readonly cors_headers: readonly string[];
  /** How long a browser may keep the answer to a preflight, in milliseconds. */
  readonly cors_max_age_ms: number;
}

/** Header fields of an answer. */
type Fields = Readonly<Record<string, string>>;

/** What pages of other origins may do. */
export interface Cors {
  /** Whether a page of this origin may ask by this method. */
  allows(origin: string | undefined, method: string): boolean;
  /** The fields of every answer, whoever asked by whatever method. */
  fields(origin: string | undefined, method: string): Fields;
  /** The fields of the answer to a preflight beside those; none where it is refused. */
  preflight(asked: Pick<Asked, "header">, methods: readonly string[]): Fields;
}

/** What a page may read of an answer, beside what every page may. */
const EXPOSED =
  "RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id";

const VARY = "Origin";
const VARY_OF_PREFLIGHT =
  "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

/** Makes the rules of these settings; `null` where no origin is declared. Credentials of the browser are never asked for. */
export function createCors(options: CorsOptions): Cors | null {
  if (options.cors_origins.length === 0) return null;
  const everyone = options.cors_origins.includes("*");
  const origins = new Set(options.cors_origins);
  const headers = new Set(
    options.cors_headers.map((name) => name.toLowerCase()),
  );
  const known = (origin: string | undefined): origin is string =>
    origin !== undefined && (everyone || origins.has(origin));
  return {
    allows: (origin, method) =>
      known(origin) && options.cors_methods.includes(method),
    fields: (origin, method) => ({
      Vary: method === "OPTIONS" ? VARY_OF_PREFLIGHT : VARY,
      ...known(origin)
        ? {
          "Access-Control-Allow-Origin": everyone ? "*" : origin,
          "Access-Control-Expose-Headers": EXPOSED,
        }
        : {},
    }),
    preflight({ header }, methods) {
      const origin = header("origin");
      const method = header("access-control-request-method");
      const wanted = header("access-control-request-headers") ?? "";
      const fits = known(origin) && method !== undefined &&
        methods.includes(method) && options.cors_methods.includes(method) &&
        namesIn(wanted).every((name) => headers.has(name));
      return fits
        ? {
          "Access-Control-Allow-Methods": method,
          ...wanted === ""
            ? {}
            : { "Access-Control-Allow-Headers": namesIn(wanted).join(", ") },
          "Access-Control-Max-Age": String(
            Math.floor(options.cors_max_age_ms / 1000),
          ),
        }
        : {};
    },
  };
}

function namesIn(list: string): readonly string[] {
  return list.split(",").map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
}
