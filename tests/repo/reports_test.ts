/** Tests of the reports about this project: each is there, in its form, and nothing is found. */
import assert from "node:assert/strict";
import { REPORTS, writeReports } from "./reports.ts";

Deno.test("the program finds nothing in this project, and says so in every form", async () => {
  const folder = await Deno.makeTempDir();
  try {
    assert.ok(
      await writeReports(folder),
      "`deno task reports` says what was found",
    );
    const read = (name: string) => Deno.readTextFile(`${folder}/${name}`);
    assert.deepEqual(JSON.parse(await read("check.json")).problems, []);
    const sarif = JSON.parse(await read("check.sarif"));
    assert.deepEqual(sarif.runs[0].results, []);
    assert.match(await read("check.xml"), /<testsuites?[ >]/);
    const html = await read("check.html");
    assert.match(html, /^<!doctype html>/i);
    assert.doesNotMatch(html, /<(script|link|img)[^>]+(src|href)="?https?:/i);
    for (const name of ["check.txt", "check.md"]) {
      assert.match(await read(name), /\S/);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("the page beside the reports names each of them, and the repository keeps no other file there", () => {
  const page = Deno.readTextFileSync("security/reports/README.md");
  assert.deepEqual(
    Object.keys(REPORTS).filter((name) => !page.includes(`\`${name}\``)),
    [],
  );
  assert.match(
    Deno.readTextFileSync(".gitignore"),
    /^\/security\/reports\/check\.\*$/m,
  );
});
