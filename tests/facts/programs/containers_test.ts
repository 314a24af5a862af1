/** Tests what programs of containers are said to do. */
import assert from "node:assert/strict";
import { CONTAINERS } from "../../../src/facts/programs/containers.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["docker build -t x . --secret id=a,src=/home/dev/.aws/credentials", [
    "read /home/dev/.aws/credentials",
  ]],
  ["docker save x -o a.tar", ["write /home/dev/project/a.tar"]],
  ["docker save x | ssh a.example docker load", ["send file to a.example"]],
  ['docker run --rm -v "$PWD":/app node npm test', []],
  ["docker run -v /:/host alpine rm -rf /host", [
    "run container alpine loosens",
    "delete tree /host (container)",
  ]],
  ["docker run --privileged x", ["run container x loosens"]],
  ["docker run -v /var/run/docker.sock:/s x", ["run container x loosens"]],
  ["docker run -v /etc/localtime:/etc/localtime:ro x", []],
  ["docker run --network host x", []],
  ["docker run --pid=host x", ["run container x loosens"]],
  ["docker run --env-file .env x", ["read /home/dev/project/.env"]],
  ["docker run --entrypoint sh x -c 'rm -rf /data'", [
    "delete tree /data (container)",
  ]],
  ["docker exec db rm -rf /var/lib", ["delete tree /var/lib (container)"]],
  ["docker exec --privileged db ls", [
    "exec container db loosens",
    "list . (container)",
  ]],
  ["docker rm web", ["remove container web"]],
  ["docker rm -f $(docker ps -aq)", [
    "unresolved substitution",
    "remove container $(docker ps -aq) all",
  ]],
  ["docker rm -v web", ["remove container web for good"]],
  ["docker rmi x", ["remove image container x"]],
  ["docker volume rm data", ["remove volume container data for good"]],
  ["docker network rm n", ["remove network container n"]],
  ["docker system prune -af --volumes", [
    "prune container system for good all",
  ]],
  ["docker system prune", ["prune container system"]],
  ["docker image prune", ["prune container"]],
  ["docker system reset", ["reset container for good all"]],
  ["docker stop web", ["stop container web"]],
  ["docker kill a b c d", ["stop container a all"]],
  ["docker restart web", ["restart container web"]],
  ["docker build -t x .", []],
  ["docker push x", ["publish package x"]],
  ["docker login", ["change secret"]],
  ["docker stack rm x", ["remove cluster x"]],
  ["docker secret create x y", ["change secret x", "change secret y"]],
  ["docker cp ~/.ssh/id_rsa web:/", [
    "read /home/dev/.ssh/id_rsa",
    "copy into container web:/",
  ]],
  ["docker cp web:/etc/x .", ["write /home/dev/project"]],
  ["docker ps -a", []],
  ["docker compose up -d", []],
  ["docker compose -f x.yml down -v", ["down container for good"]],
  ["docker compose down", ["down container"]],
  ["docker-compose run x rm -rf /a", ["delete tree /a (container)"]],
  ["docker-compose exec db ls", ["list . (container)"]],
  ["docker-compose rm -f", ["remove container"]],
  ["docker-compose stop", ["stop container"]],
  ["docker-compose push", ["publish package"]],
  ["docker-compose restart", []],
  ["docker-compose down", ["down container"]],
  ["vagrant destroy -f", ["destroy container for good"]],
  ["vagrant halt", ["halt container"]],
  ["lxc exec web rm -rf /data", ["delete tree /data (container)"]],
  ["vagrant status", []],
  ["docker inspect a --format '{{.Config.Env}}'", ["read secret a"]],
  ["docker inspect a --format '{{.State.Status}}'", []],
  [
    "docker compose -f - up <<'EOF'\nservices: {a: {image: x, privileged: true}}\nEOF",
    ["up container - loosens"],
  ],
  ["docker compose -f - up <<'EOF'\nservices: {a: {image: x}}\nEOF", []],
  ["docker-compose up -d", []],
  [
    "echo 'services: {a: {image: x, pid: host}}' > compose.yaml; docker compose run a id",
    [
      "write /home/dev/project/compose.yaml",
      "up container compose.yaml loosens",
    ],
  ],
];

for (const [command, wanted] of CASES) {
  Deno.test(`CONTAINERS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("CONTAINERS has a case for every row", () => {
  assert.deepEqual(untried(CONTAINERS, CASES.map(([command]) => command)), []);
});
