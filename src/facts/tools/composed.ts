/** Says what tools do whose arguments make up a command line of one program. */
import type { Effect } from "../effect.ts";
import type { Place } from "../paths.ts";
import {
  type Arguments,
  first,
  given,
  list,
  quote,
  textOf,
} from "./arguments.ts";
import { type Shell } from "./command.ts";
import { missing } from "./files.ts";

/** What a call of an AWS operation does: `{service_name, operation_name, parameters}` is `aws SERVICE OPERATION --...`. */
export function awsEffects(
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  const [service, operation] = [
    textOf(first(parameters, "servicename", "service")?.value),
    textOf(first(parameters, "operationname", "operation")?.value),
  ];
  if (service === undefined || operation === undefined) return [missing(by)];
  const options = given(parameters, "parameters").flatMap(({ value }) =>
    typeof value === "object" && value !== null ? Object.entries(value) : []
  );
  // Whatever order they were sent in.
  options.sort(([a], [b]) => a < b ? -1 : 1);
  const words = options.flatMap(([key, value]) => [
    `--${kebab(key)}`,
    ...value === true || value === ""
      ? []
      : [quote(textOf(value) ?? JSON.stringify(value))],
  ]);
  const line = ["aws", kebab(service), kebab(operation), ...words].join(" ");
  return shell(line, place, "parameters");
}

/** What a tool does that installs packages of Python: `{packageList: [...]}`. */
export function packageEffects(
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  const names = given(parameters, "packagelist", "packages", "package").flatMap(
    ({ value }) => list(value),
  );
  return names.length === 0
    ? [missing(by)]
    : shell(`pip install ${names.map(quote).join(" ")}`, place, "parameters");
}

/** `DeleteBucket` and `delete_bucket` are `delete-bucket`. */
function kebab(name: string): string {
  const plain = name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").replaceAll(
    "_",
    "-",
  );
  return quote(plain.toLowerCase());
}

/** What one of these tools does, by its deed. */
export function composedEffects(
  deed: "aws" | "packages",
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  return deed === "aws"
    ? awsEffects(parameters, place, by, shell)
    : packageEffects(parameters, place, by, shell);
}
