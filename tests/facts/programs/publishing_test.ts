/** Tests what programs that publish are said to do. */
import assert from "node:assert/strict";
import { PUBLISHING } from "../../../src/facts/programs/publishing.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["mvn deploy", ["publish package deploy for good"]],
  ["mvn -B -pl a clean deploy -DskipTests", [
    "publish package deploy for good",
  ]],
  ["mvn clean package", []],
  ["mvn install", ["install package install"]],
  ["./mvnw deploy", ["publish package deploy for good"]],
  ["gradle publish", ["publish package publish for good"]],
  ["./gradlew :lib:publishAllPublicationsToMavenRepository", [
    "publish package :lib:publishAllPublicationsToMavenRepository for good",
  ]],
  ["./gradlew publishToMavenLocal", ["install package publishToMavenLocal"]],
  ["./gradlew publish --dry-run", []],
  ["gradle build -x test", []],
  ["sbt publishSigned", ["publish package publishSigned for good"]],
  ["lein deploy", ["publish package deploy for good"]],
  ["sbt test", []],
  ["vsce publish", ["publish package for good"]],
  ["vsce package", []],
  ["luarocks upload x.rockspec", ["publish package x.rockspec for good"]],
  ["changeset version", []],
  ["cargo-release release", ["publish package for good"]],
  ["jsr publish --dry-run", []],
  ["snapcraft upload x.snap", ["publish package x.snap for good"]],
  ["snapcraft pull", []],
  ["npx semantic-release", ["publish package for good"]],
  ["npx semantic-release --dry-run", []],
  ["release-it --print", []],
  ["goreleaser release --clean", ["publish package for good"]],
  ["goreleaser release --snapshot", []],
  ["goreleaser release --skip=publish,sign", []],
  ["goreleaser build", []],
  ["lerna publish", ["publish package for good"]],
  ["lerna run build", []],
];

for (const [command, wanted] of CASES) {
  Deno.test(`PUBLISHING: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("PUBLISHING has a case for every row", () => {
  assert.deepEqual(untried(PUBLISHING, CASES.map(([command]) => command)), []);
});
