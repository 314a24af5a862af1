/** Repositories: each check against broken ones, and against what only looks alike. */
import assert from "node:assert/strict";
import {
  judgeRepository,
  pathIn,
  REPOSITORY_CHECKS,
} from "../../../src/check/deployment/repository.ts";

type Files = Readonly<Record<string, string>>;

function found(files: Files, folder = "."): readonly string[] {
  return judgeRepository({
    folder,
    files: Object.keys(files),
    texts: new Map(Object.entries(files)),
  }).map(({ id, file, line, column, message }) => {
    assert.ok(!message.includes(SECRET), message);
    return `${id} ${file}:${line}:${column}`;
  });
}

const SECRET = ["ghp", "x7Kq2mVb9TzR4wLp8NcY3dHs6FgJ1aQe5uXo"].join("_");
const PACKAGE = '{"dependencies": {"a": "1"}}';

const BROKEN: readonly (readonly [string, Files])[] = [
  ["REPO-001 a/config.ts:2:6", { "a/config.ts": `// x\nk = "${SECRET}"\n` }],
  ["REPO-001 a.yaml:1:11", { "a.yaml": "password: gT5x9kz2Lm\n" }],
  ["REPO-001 a.ts:1:13", { "a.ts": 'password = "gT5x9kz2Lm"\n' }],
  ["REPO-002 .env.production:1:1", {
    ".env.production": "",
    ".gitignore": ".env",
  }],
  ["REPO-002 a/id_ed25519:1:1", { "a/id_ed25519": "" }],
  ["REPO-002 deploy/cert.p12:1:1", { "deploy/cert.p12": "" }],
  ["REPO-003 .gitignore:1:1", {
    "package.json": '{"dependencies": {"dotenv": "1"}}',
    "package-lock.json": "",
  }],
  ["REPO-003 .gitignore:1:1", {
    "compose.yaml": "services:\n  a:\n    env_file: .env\n",
    ".gitignore": "dist\n",
  }],
  ["REPO-004 Dockerfile:1:1", { Dockerfile: "FROM a\nCOPY . /app\n" }],
  ["REPO-004 x/Dockerfile:1:1", {
    "x/Dockerfile": "FROM a\nCOPY --chown=1 ./ /app\n",
    ".dockerignore": "dist",
  }],
  ["REPO-005 package.json:1:1", { "package.json": PACKAGE }],
  ["REPO-005 x/Cargo.toml:1:1", {
    "x/Cargo.toml": '[dependencies]\na = "1"\n',
  }],
  ["REPO-006 CLAUDE.md:2:3", { "CLAUDE.md": "# Rules\nBe\u{e0041} kind\n" }],
  ["REPO-006 .cursorrules:1:1", { ".cursorrules": "\u202ex" }],
];

for (const [want, files] of BROKEN) {
  Deno.test(`${want} is found in ${Object.keys(files).join(", ")}`, () => {
    assert.deepEqual(found(files), [want]);
  });
}

Deno.test("every check of a repository is tried", () => {
  const tried = new Set(BROKEN.map(([want]) => want.split(" ")[0]));
  assert.deepEqual(
    Object.keys(REPOSITORY_CHECKS).filter((id) => !tried.has(id)),
    [],
  );
});

for (
  const [what, files] of [
    ["an example of an environment", {
      ".env.example": "A=1",
      ".env.production.template": "A=",
    }],
    ["a secret of a test", { "tests/a.yaml": "password: gT5x9kz2Lm\n" }],
    ["code that reads a password", {
      "a.ts": "const password = readPassword2();\n",
    }],
    ["code that looks for a secret", {
      "a.ts": 'x = "password=(\\\\S{8,20})"\n',
    }],
    ["an ignored environment", {
      "compose.yaml": "env_file: .env",
      ".gitignore": ".env*\n",
    }],
    ["a copied folder without what is private", {
      Dockerfile: "COPY . /app",
      ".dockerignore": "*\n!src\n",
    }],
    ["a copied part", { Dockerfile: "COPY ./src /app" }],
    ["a lock above the package", {
      "a/package.json": PACKAGE,
      "pnpm-lock.yaml": "",
    }],
    ["a package that installs nothing", {
      "package.json": '{"type": "module"}',
    }],
    ["a text with signs of its language", {
      "CLAUDE.md": "Seien Sie höflich 👍🏽\n",
    }],
  ] as const
) {
  Deno.test(`nothing is wrong with ${what}`, () => {
    assert.deepEqual(found(files), []);
  });
}

Deno.test("pathIn() names a file as the user would", () => {
  assert.equal(pathIn(".", "a"), "a");
  assert.equal(pathIn("x", "a"), "x/a");
  assert.deepEqual(found({ "id_rsa": "" }, "x"), ["REPO-002 x/id_rsa:1:1"]);
});
