/** Help and reference are made from the table, whole. */
import assert from "node:assert/strict";
import { commandReference, helpText } from "../../src/cli/help.ts";
import { SETTINGS } from "../../src/config/schema.ts";
import { readArgs } from "../../src/cli/args.ts";
import { type Verb } from "../../src/cli/flag.ts";
import { VERB_NAMES, type VerbName, VERBS } from "../../src/cli/table.ts";

const PIPE = { terminal: false, colour: false, columns: 80 };

Deno.test("helpText() lists every verb and every exit status", () => {
  const text = helpText(PIPE);
  for (const name of VERB_NAMES) {
    assert.match(text, new RegExp(`^  ${name} +\\S`, "m"));
  }
  for (const status of [0, 1, 2, 3]) {
    assert.match(text, new RegExp(`^  ${status}  \\S`, "m"));
  }
});

for (const name of VERB_NAMES) {
  const verb: Verb = VERBS[name];
  Deno.test(`helpText() and commandReference() have every flag of ${name}`, () => {
    const reference = commandReference();
    for (const [flag, { value, choices }] of Object.entries(verb.flags)) {
      const usage = value === undefined ? `--${flag}` : `--${flag} ${value}`;
      assert.ok(helpText(PIPE, name).includes(usage), usage);
      assert.ok(reference.includes(`\`${usage}`), usage);
      for (const choice of choices ?? []) {
        assert.ok(helpText(PIPE, name).includes(choice));
      }
    }
    for (const [line] of verb.examples) {
      assert.ok(helpText(PIPE, name).includes(line));
    }
  });

  Deno.test(`the examples of ${name} are command lines that it takes`, () => {
    assert.ok(verb.examples.length > 0);
    for (const [line] of verb.examples) {
      const words = line.replace(/ < .*$/, "").match(/'[^']*'|\S+/g) ?? [];
      const [program, first, ...rest] = words;
      assert.equal(program, "superego");
      assert.equal(first, name);
      readArgs(first as VerbName, rest);
    }
  });

  Deno.test(`the flags of ${name} that set settings are the settings' own`, () => {
    for (const [flag, { setting }] of Object.entries(verb.flags)) {
      if (!setting || flag === "config") continue;
      const known: { flag?: string } | undefined =
        (SETTINGS as Record<string, { flag?: string }>)[flag];
      assert.equal(known?.flag, `--${flag}`);
    }
  });
}

Deno.test("commandReference() is Markdown whose tables are whole", () => {
  for (const line of commandReference().split("\n")) {
    if (!line.startsWith("|")) continue;
    assert.equal(line.replaceAll("\\|", "").split("|").length, 4, line);
  }
});

Deno.test("helpText() fits a narrow terminal, and keeps command lines whole", () => {
  const look = { terminal: true, colour: false, columns: 60 };
  for (const verb of [undefined, ...VERB_NAMES]) {
    const text = helpText(look, verb);
    const examples = verb === undefined
      ? []
      : VERBS[verb].examples.map(([line]) => line);
    for (const line of text.split("\n")) {
      assert.ok(
        line.length <= 60 || examples.some((one) => line.trim() === one),
        line,
      );
    }
  }
});
