/** Tests what cloud commands are said to do and to run. */
import assert from "node:assert/strict";
import { runs } from "./seen.ts";
import { told } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  [
    "bq query --use_legacy_sql=false 'DROP TABLE prod.events'",
    [
      "drop prod.events",
    ],
  ],
  [
    "bq query 'SELECT 1 FROM t'",
    [],
  ],
  [
    "wrangler d1 execute db --remote --command 'DROP TABLE users'",
    [
      "drop users",
    ],
  ],
  [
    "heroku pg:psql -a x -c 'DROP TABLE users'",
    [
      "drop users",
    ],
  ],
  [
    "aws rds-data execute-statement --sql 'TRUNCATE orders'",
    [
      "truncate orders",
    ],
  ],
  [
    "gcloud compute ssh vm --command='rm -rf /srv'",
    [
      "run rm remote < gcloud",
      "delete tree /srv (remote)",
    ],
  ],
  [
    "gcloud compute ssh vm",
    [],
  ],
  [
    "gcloud sql instances delete prod --quiet",
    [
      "delete cloud prod for good",
    ],
  ],
  [
    "aws ssm send-command --document-name AWS-RunShellScript --parameters 'commands=[\"rm -rf /srv\"]'",
    [
      "run rm remote < aws",
      "delete tree /srv (remote)",
    ],
  ],
  [
    "fly ssh console -C 'rm -rf /srv'",
    [
      "run rm remote < fly",
      "delete tree /srv (remote)",
    ],
  ],
  [
    "heroku run -a x rm -rf /srv",
    [
      "run rm remote < heroku",
      "delete tree /srv (remote)",
    ],
  ],
  [
    "railway run rm a",
    [
      "run rm < railway",
      "delete /home/dev/project/a",
    ],
  ],
  [
    "vercel --prod --yes",
    [
      "deploy cloud",
    ],
  ],
  [
    "vercel ./dist",
    [
      "deploy cloud ./dist",
    ],
  ],
  [
    "vercel",
    [],
  ],
  [
    "vercel inspect x",
    [],
  ],
];

for (const [command, wanted] of CASES) {
  Deno.test(`cloud_commands: ${command}`, () => {
    const inner = runs(command).slice(1).map((one) => `run ${one}`);
    assert.deepEqual([...inner, ...told(command)], wanted);
  });
}
