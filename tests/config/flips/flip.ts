/** What a flip is: a setting with two values, and what the real server, or the real command, does with each. */
import assert from "node:assert/strict";
import { loadConfig } from "../../../src/config/load.ts";
import {
  keyOf,
  type Setting,
  type SettingName,
  SETTINGS,
  type Settings,
} from "../../../src/config/schema.ts";

/** A key that the server of a flip knows. */
export const KEY = "k3y-With-Enough-Different-Characters";

/** Settings as the two files hold them: plain data, which may depend on where the flip's folder is. */
export type Values = Readonly<Partial<Record<SettingName, unknown>>>;

/** Where a flip happens, under one value of its setting. */
export interface World {
  /** A folder of its own, removed afterwards. */
  readonly folder: string;
  /** The configuration file, with the value in it or in the file of security policies beside it. */
  readonly config: string;
  /** The settings of the two files. */
  readonly settings: Settings;
  /** What runs beside the server, for a flip that has such a thing. */
  readonly beside?: Beside;
}

/** What runs beside the server while a flip happens under one value. */
export interface Beside extends AsyncDisposable {
  /** What words in the settings stand for. */
  readonly words: Readonly<Record<string, string>>;
}

/** One setting, flipped. */
export interface Flip {
  /** What changes, one sentence without a final period; it is the test's name, too. */
  readonly sees: string;
  /** What else is set, the same for both. */
  readonly with?: Values;
  /** At least two values, each with what is seen; `undefined` leaves the setting at its default. */
  readonly cases: readonly (readonly [value: unknown, want: unknown])[];
  /** Makes what has to be there before the server starts; what it returns stands for words in the values. */
  readonly before?: (
    folder: string,
  ) => Promise<void | Readonly<Record<string, string>>>;
  /** Starts what runs beside the server. */
  readonly beside?: (folder: string) => Promise<Beside>;
  /** The program without which it cannot be seen. */
  readonly needs?: string;
  /** Does the same under each value, and tells what was seen. */
  readonly see: (world: World) => Promise<unknown>;
}

/** Flips of some settings. */
export type Flips = Readonly<Partial<Record<SettingName, Flip>>>;

/** Runs a flip: what is seen under each value is what it says, and not the same under all of them. */
export async function run(name: SettingName, flip: Flip): Promise<void> {
  const wants = flip.cases.map(([, want]) => JSON.stringify(want));
  assert.ok(new Set(wants).size > 1, "every value does the same");
  for (const [value, want] of flip.cases) {
    const folder = await Deno.realPath(await Deno.makeTempDir());
    const beside = await flip.beside?.(folder);
    try {
      const made = await flip.before?.(folder);
      const words = { ...made, ...beside?.words, FOLDER: folder };
      const config = await write(words, folder, {
        listen: "127.0.0.1:0",
        log_level: "error",
        api_key: KEY,
        ...flip.with,
        ...value === undefined ? {} : { [name]: value },
      });
      const loaded = await loadConfig({ config }, {
        variables: {},
        home: folder,
        state_home: null,
        loosening: [],
      });
      assert.ok(loaded.ok, JSON.stringify(loaded));
      const { settings } = loaded.value;
      const world = { folder, config, settings };
      const seen = await flip.see(beside ? { ...world, beside } : world);
      assert.deepEqual(seen, want, `${name}: ${JSON.stringify(value)}`);
    } finally {
      await beside?.[Symbol.asyncDispose]();
      await Deno.remove(folder, { recursive: true });
    }
  }
}

/** Writes each value to the file where its setting belongs; a secret to a file of its own. The words in it stand for others. */
async function write(
  words: Readonly<Record<string, string>>,
  folder: string,
  values: Values,
): Promise<string> {
  const files: Record<string, string[]> = { "": [] };
  for (const [name, value] of Object.entries(values)) {
    const setting: Setting = SETTINGS[name as SettingName];
    const [section, key] = [
      setting.section ?? "",
      keyOf(name as SettingName).replace(/^.*\./, ""),
    ];
    let text = JSON.stringify(value);
    if (setting.kind === "secret") {
      await Deno.writeTextFile(`${folder}/${name}.secret`, String(value), {
        mode: 0o600,
      });
      text = `${name}.secret`;
    }
    (files[section] ??= []).push(`${key}: ${text}`);
  }
  const { "": own = [], ...sections } = files;
  const place = (text: string) =>
    Object.entries(words).reduce(
      (placed, [word, meaning]) => placed.replaceAll(word, meaning),
      text,
    );
  await Deno.writeTextFile(
    `${folder}/superego.yaml`,
    place(`${own.join("\n")}\n`),
  );
  if (Object.keys(sections).length > 0) {
    const text = Object.entries(sections).map(([section, lines]) =>
      `${section}:\n  ${lines.join("\n  ")}\n`
    );
    await Deno.writeTextFile(
      `${folder}/security-policies.yaml`,
      place(text.join("")),
    );
  }
  return `${folder}/superego.yaml`;
}
