/** Instructions of a Dockerfile, wherever they break. */
import assert from "node:assert/strict";
import { readDockerfile } from "../../../src/check/deployment/dockerfile_lines.ts";

function instructions(text: string) {
  return readDockerfile(text, "Dockerfile").instructions.map((
    { name, rest, place },
  ) => `${place.line} ${name} ${rest}`);
}

Deno.test("readDockerfile() joins continued lines, comments among them", () => {
  assert.deepEqual(
    instructions("# x\nfrom a\n\nRUN one \\\n  # why\n  two\nUSER 1\n"),
    ["2 FROM a", "4 RUN one     two", "7 USER 1"],
  );
});

Deno.test("readDockerfile() takes a here-document for one instruction", () => {
  assert.deepEqual(
    instructions("FROM a\nRUN <<EOF\napt update\nEOF\nUSER 1\n").map((one) =>
      one.split("\n")[0]
    ),
    ["1 FROM a", "2 RUN <<EOF", "5 USER 1"],
  );
});

Deno.test("readDockerfile() knows stages, their names, and bases that an argument names", () => {
  const { stages } = readDockerfile(
    "ARG B=img:1\nFROM --platform=x ${B} AS one\nRUN a\nFROM ${C:-other:2}\nRUN b\nRUN c\n",
    "Dockerfile",
  );
  assert.deepEqual(
    stages.map((
      { base, name, instructions },
    ) => [base, name, instructions.length]),
    [["img:1", "one", 1], ["other:2", "", 2]],
  );
});

Deno.test("readDockerfile() reads lists, and tells them from text in brackets", () => {
  const lists = readDockerfile('CMD ["a", "b"]\nCMD [a]\nCMD a\n', "Dockerfile")
    .instructions.map(({ list }) => list);
  assert.deepEqual(lists, [["a", "b"], null, null]);
});
