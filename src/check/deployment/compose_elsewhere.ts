/** Checks of Compose files: what they take from files that nobody has named. */
import { join } from "node:path/posix";
import type { DeploymentChecks, Fault } from "./check.ts";
import type { Part } from "./part.ts";

/** What files that are given to Compose together leave to others. */
export const COMPOSE_ELSEWHERE: DeploymentChecks<readonly Part[]> = {
  "COMPOSE-018": {
    severity: "medium",
    title: "A part of the deployment stands in a file that is not judged here",
    why: "What another file brings in may undo what this one says",
    mend: "Name that file together with this one",
    standards: ["OWASP ASVS 13.1"],
    find: (files) =>
      files.flatMap((file) =>
        [...includedBy(file), ...extendedBy(file)]
          .filter(({ text }) => !files.some((one) => isAt(one, file, text)))
          .map((at): Fault => ({ at, found: at.text }))
      ),
  },
};

function includedBy(file: Part): readonly Part[] {
  return file.get("include").items().flatMap((one) =>
    one.text === "" ? one.get("path").items() : [one]
  );
}

function extendedBy(file: Part): readonly Part[] {
  return file.get("services").entries()
    .map((service) => service.get("extends", "file"))
    .filter(({ there }) => there);
}

function isAt(one: Part, from: Part, path: string): boolean {
  const folder = from.file.slice(0, from.file.lastIndexOf("/") + 1);
  return join(one.file) === (path.startsWith("/") ? path : join(folder, path));
}
