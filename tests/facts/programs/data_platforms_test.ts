/** Tests what data platforms are said to do and to run. */
import assert from "node:assert/strict";
import { DATA_PLATFORMS } from "../../../src/facts/programs/data_platforms.ts";
import { runs } from "./seen.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  [
    "hf repo delete me/model",
    [
      "delete hosted me/model for good",
    ],
  ],
  [
    "huggingface-cli upload me/x ./model --repo-type dataset",
    [
      "read /home/dev/project/model",
      "send file to huggingface.co",
    ],
  ],
  [
    "huggingface-cli upload me/x",
    [
      "read /home/dev/project",
      "send file to huggingface.co",
    ],
  ],
  [
    "huggingface-cli download bert-base-uncased",
    [],
  ],
  [
    "hf repo settings me/x",
    [
      "rename hosted me/x",
    ],
  ],
  [
    "hf login",
    [
      "login secret",
    ],
  ],
  [
    "hf repo create me/x",
    [],
  ],
  [
    "kaggle datasets delete me/x",
    [
      "delete hosted me/x for good",
    ],
  ],
  [
    "kaggle datasets create -p data",
    [
      "read /home/dev/project/data",
      "send file to www.kaggle.com",
    ],
  ],
  [
    "kaggle competitions download -c titanic",
    [],
  ],
  [
    "dvc gc --workspace --cloud -f",
    [
      "delete hosted for good",
      "delete tree /home/dev/project/.dvc/cache",
    ],
  ],
  [
    "dvc gc -w",
    [
      "delete tree /home/dev/project/.dvc/cache",
    ],
  ],
  [
    "dvc destroy",
    [
      "delete tree /home/dev/project/.dvc",
    ],
  ],
  [
    "dvc pull",
    [],
  ],
  [
    "mlflow gc",
    [
      "delete hosted for good",
    ],
  ],
  [
    "mlflow ui",
    [],
  ],
  [
    "dolt reset --hard",
    [
      "reset hosted for good",
    ],
  ],
  [
    "dolt push",
    [],
  ],
  [
    "lakectl fs rm lakefs://a/b",
    [
      "delete hosted lakefs://a/b for good",
    ],
  ],
];

for (const [command, wanted] of CASES) {
  Deno.test(`DATA_PLATFORMS: ${command}`, () => {
    const inner = runs(command).slice(1).map((one) => `run ${one}`);
    assert.deepEqual([...inner, ...told(command)], wanted);
  });
}

Deno.test("DATA_PLATFORMS has a case for every row", () => {
  assert.deepEqual(
    untried(DATA_PLATFORMS, CASES.map(([command]) => command)),
    [],
  );
});
