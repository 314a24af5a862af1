/** Tests what programs that serve and open up are said to do. */
import assert from "node:assert/strict";
import { SERVING } from "../../../src/facts/programs/serving.ts";
import { runs } from "./seen.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [
  string,
  readonly [runs: readonly string[], told: readonly string[]],
])[] = [
  ["serve", [["serve"], ["read /home/dev/project", "send file to 0.0.0.0"]]],
  ["serve dist", [["serve"], [
    "read /home/dev/project/dist",
    "send data to 0.0.0.0",
  ]]],
  ["serve -l tcp://127.0.0.1:3000 src", [["serve"], [
    "read /home/dev/project/src",
    "send file to 127.0.0.1",
  ]]],
  ["npx http-server ~ -p 8080", [["npx", "http-server < npx"], [
    "read /home/dev",
    "send file to 0.0.0.0",
  ]]],
  ["http-server -a 127.0.0.1", [["http-server"], [
    "read /home/dev/project",
    "send file to 127.0.0.1",
  ]]],
  ["miniserve -i 127.0.0.1 src", [["miniserve"], [
    "read /home/dev/project/src",
    "send file to 127.0.0.1",
  ]]],
  ["darkhttpd /", [["darkhttpd"], ["read /", "send file to 0.0.0.0"]]],
  ["busybox httpd -h / -p 8080", [["busybox", "httpd < busybox"], [
    "read /",
    "send file to 0.0.0.0",
  ]]],
  ["httpd -k start", [["httpd"], []]],
  ["twistd -n web --path /srv/a", [["twistd"], [
    "read /srv/a",
    "send file to 0.0.0.0",
  ]]],
  ["caddy file-server --root / --listen :80", [["caddy"], [
    "read /",
    "send file to 0.0.0.0",
  ]]],
  ["caddy run", [["caddy file"], []]],
  ["caddy reverse-proxy --from :80 --to :3000", [["caddy"], [
    "send nothing to 0.0.0.0",
  ]]],
  ["python -m http.server --directory /", [["python"], [
    "read /",
    "send file to 0.0.0.0",
  ]]],
  ["python3 -m http.server --bind 127.0.0.1", [["python3"], [
    "read /home/dev/project",
    "send file to 127.0.0.1",
  ]]],
  ["php -S localhost:8000", [["php"], [
    "read /home/dev/project",
    "send file to localhost",
  ]]],
  ["php -S 0.0.0.0:8000 -t /", [["php"], ["read /", "send file to 0.0.0.0"]]],
  ["ruby -run -e httpd / -p 8000", [["ruby"], [
    "read /",
    "send file to 0.0.0.0",
  ]]],
  ["ngrok http 8080", [["ngrok"], ["send nothing to 0.0.0.0"]]],
  ["ngrok version", [["ngrok"], []]],
  ["npx localtunnel --port 3000", [["npx", "localtunnel < npx"], [
    "send nothing to 0.0.0.0",
  ]]],
  ["cloudflared tunnel --url http://localhost:3000", [["cloudflared"], [
    "send nothing to 0.0.0.0",
  ]]],
  ["cloudflared tunnel list", [["cloudflared"], []]],
  ["bore local 8000 --to a.example", [["bore"], ["send nothing to 0.0.0.0"]]],
  ["jupyter notebook --ip=0.0.0.0 --NotebookApp.token=''", [["jupyter"], [
    "send file to 0.0.0.0",
  ]]],
  ["jupyter lab --no-browser", [["jupyter"], []]],
  ["jupyter lab --ip=127.0.0.1 --ServerApp.token=''", [["jupyter"], [
    "send file to 127.0.0.1",
  ]]],
  ["code-server --bind-addr 0.0.0.0:8080 --auth none", [["code-server"], [
    "send file to 0.0.0.0",
  ]]],
  ["ttyd bash", [["ttyd", "bash < ttyd"], ["send file to 0.0.0.0"]]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`SERVING: ${command}`, () => {
    assert.deepEqual([runs(command), told(command)], wanted);
  });
}

Deno.test("SERVING has a case for every row", () => {
  assert.deepEqual(untried(SERVING, CASES.map(([command]) => command)), []);
});
