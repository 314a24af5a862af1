/** Tests what package managers are said to do. */
import assert from "node:assert/strict";
import { PACKAGES } from "../../../src/facts/programs/packages.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["dotnet publish -c Release -o out", []],
  ["npm run superego -- keys add", ["keys add agent superego loosens"]],
  ["go build -o /etc/passwd .", ["write /etc/passwd"]],
  ["bundle build", []],
  ["cargo build --release", []],
  ["npm install left-pad", ["install package left-pad"]],
  ["npm ci", ["install package"]],
  ["npm uninstall a", ["uninstall package a"]],
  ["npm publish", ["publish package for good"]],
  ["npm publish --dry-run", []],
  ["npm unpublish a", ["unpublish package a for good"]],
  ["npm owner add bob a", [
    "publish package bob loosens",
    "publish package a loosens",
  ]],
  ["npm token create", ["change secret"]],
  ["npm exec rimraf src", ["delete tree /home/dev/project/src"]],
  ["npm exec -c 'rm -rf /etc'", ["delete tree /etc"]],
  ["npm exec --call='rm -rf /etc'", ["delete tree /etc"]],
  ["npm x --package a -c 'rm -rf /etc'", ["delete tree /etc"]],
  ["npm --call='rm -rf /etc' exec", ["delete tree /etc"]],
  ["npm exec --package a -- rimraf /etc", ["delete tree /etc"]],
  ["pnpm exec -c 'rm -rf /etc'", ["delete tree /etc"]],
  ["pnpm -c exec 'rm -rf /etc'", ["delete tree /etc"]],
  ["pnpm --shell-mode dlx rm -rf '/etc; true'", ["delete tree /etc"]],
  ["yarn exec 'rm -rf /etc'", ["delete tree /etc"]],
  ["yarn exec rimraf '/a b'", ["delete tree /a b"]],
  ["npm run build", []],
  ["npm config set a b", ["configure other a", "configure other b"]],
  ["npm cache clean", []],
  ["npm ls", []],
  ["npm install --registry http://x.example a", ["install package a loosens"]],
  ["npm pkg set scripts.postinstall='rm -rf /etc' name=x", [
    "delete tree /etc",
    "write /home/dev/project/package.json",
  ]],
  ["pnpm pkg set scripts.lint=eslint", [
    "write /home/dev/project/package.json",
  ]],
  ["yarn pkg set name=x", ["write /home/dev/project/package.json"]],
  ["npm config set script-shell /tmp/x", [
    "configure startup script-shell",
    "configure startup /tmp/x",
  ]],
  ["conda run -n ml rimraf /etc", ["delete tree /etc"]],
  ["uv run --with requests rimraf /etc", ["delete tree /etc"]],
  ["mix ecto.drop", ["reset"]],
  ["bundle ecto.reset", ["reset"]],
  ["dotnet ef database drop -f", ["reset"]],
  ["dotnet ef database update", []],
  ["flutter pub publish --force", ["publish package for good"]],
  ["npx rimraf@5 /etc", ["delete tree /etc"]],
  ["npx -c 'rm -rf /etc'", ["delete tree /etc"]],
  ["pipx install black", ["install package black"]],
  ["pipx run black .", ["append /home/dev/project"]],
  ["pip install -r requirements.txt", [
    "read /home/dev/project/requirements.txt",
    "install package",
  ]],
  ["pip install --index-url http://x.example/simple y", [
    "install package y loosens",
  ]],
  ["pip install --dry-run y", []],
  ["pip uninstall -y foo", ["uninstall package foo"]],
  ["pip cache purge", []],
  ["pip config set a b", ["configure other a", "configure other b"]],
  ["pip list", []],
  ["uv add requests", ["install package requests"]],
  ["uv sync", ["install package"]],
  ["uv remove requests", ["uninstall package requests"]],
  ["uv publish", ["publish package for good"]],
  ["uv run rm -rf src", ["delete tree /home/dev/project/src"]],
  ["uv tool run black", []],
  ["uv cache clean", []],
  ["poetry add x", ["install package x"]],
  ["twine upload dist/x.whl", ["publish package dist/x.whl for good"]],
  ["twine check dist/x.whl", []],
  ["cargo install ripgrep", ["install package ripgrep"]],
  ["cargo remove x", ["uninstall package x"]],
  ["cargo publish", ["publish package for good"]],
  ["cargo publish --dry-run", []],
  ["cargo yank a", ["yank package a for good"]],
  ["cargo login", ["change secret"]],
  ["cargo build", []],
  ["go get a.example/x", ["install package a.example/x"]],
  ["gem push x.gem", ["publish package x.gem for good"]],
  ["composer exec x", []],
  ["bundle exec rspec", []],
  ["bundle install", ["install package"]],
  ["bundle remove x", ["uninstall package x"]],
  ["bundle push", ["publish package for good"]],
  ["bundle yank", ["yank package for good"]],
  ["bundle exec x", []],
  ["bundle login", ["change secret"]],
  ["rimraf build", ["delete tree /home/dev/project/build"]],
  ["npm config set registry http://a.example", [
    "install package registry loosens",
    "install package http://a.example loosens",
  ]],
  ["npm config set registry https://a.example", [
    "configure other registry",
    "configure other https://a.example",
  ]],
  ["npm config set strict-ssl false", [
    "install package strict-ssl loosens",
    "install package false loosens",
  ]],
  ["pip config set global.index-url http://a.example/simple", [
    "install package global.index-url loosens",
    "install package http://a.example/simple loosens",
  ]],
  ["pip config set global.timeout 60", [
    "configure other global.timeout",
    "configure other 60",
  ]],
  ["go env -w GOPROXY=http://a.example", [
    "install package GOPROXY=http://a.example loosens",
  ]],
  ["go env -w GOSUMDB=off", ["install package GOSUMDB=off loosens"]],
  ["go env GOPATH", []],
  ["gem sources --add http://a.example", [
    "install package http://a.example loosens",
  ]],
  ["gem sources", []],
  ["bundle env", []],
  ["npm config set //registry.example/:_authToken a", ["change secret a"]],
  ["bundle config set mirror.https://rubygems.org http://a.example", [
    "install package mirror.https://rubygems.org loosens",
    "install package http://a.example loosens",
  ]],
  ["composer config set a b", ["configure other a", "configure other b"]],
];

/** The other managers of JavaScript say the same, but for how they are given a line for a shell. */
const ALL = CASES.flatMap(([command, wanted]) =>
  /^npm (?!exec|x |--call)/.test(command)
    ? ["npm", "pnpm", "yarn"].map((name) =>
      [command.replace(/^npm/, name), wanted] as const
    )
    : [[command, wanted] as const]
);

for (const [command, wanted] of ALL) {
  Deno.test(`PACKAGES: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("PACKAGES has a case for every row", () => {
  assert.deepEqual(untried(PACKAGES, ALL.map(([command]) => command)), []);
});
