/** The Compose files as Compose 5 resolves them: every service hardened, every file there, both profiles. */
import assert from "node:assert/strict";
import { ready } from "../toolbox.ts";
import {
  type Deployment,
  deployment,
  dockerCompose,
  ROOT,
  type Service,
} from "./compose.ts";

const { ignore, note } = await ready(dockerCompose);
const none: Deployment = { services: {}, secrets: {}, networks: {} };
const standard = ignore ? none : await deployment(false);
const full = ignore ? none : await deployment(true);

function test(name: string, fn: () => void): void {
  Deno.test({ name: name + note, ignore, fn });
}

test("the default profile is the guard alone, without Valkey", () => {
  assert.deepEqual(Object.keys(standard.services), ["superego"]);
  const { environment, secrets } = standard.services["superego"]!;
  assert.equal(environment?.["SUPEREGO_REDIS_URL"], null);
  assert.ok(secrets?.some(({ source }) => source === "valkey_password"));
  assert.equal(standard.secrets["valkey_password"]?.file, "/dev/null");
});

test("the profile `full` is two servers and all that stands around them", () => {
  assert.deepEqual(Object.keys(full.services).sort(), [
    "alertmanager",
    "grafana",
    "loki",
    "nginx",
    "prometheus",
    "second",
    "shipper",
    "superego",
    "valkey",
  ]);
});

for (const [name, service] of Object.entries(full.services)) {
  test(`\`${name}\` is hardened`, () => {
    const { restart, healthcheck, security_opt } = service;
    assert.match(service.user, /^[1-9]\d*:[1-9]\d*$/);
    assert.equal(service.read_only, true);
    assert.deepEqual(service.cap_drop, ["ALL"]);
    assert.equal(service.cap_add, undefined);
    assert.equal(service.privileged, undefined);
    assert.ok(security_opt.includes("no-new-privileges:true"));
    assert.ok(Number(service.mem_limit) <= 512 * 2 ** 20);
    assert.equal(service.memswap_limit, service.mem_limit);
    assert.ok(service.cpus <= 1);
    assert.ok(service.pids_limit <= 128);
    assert.equal(restart, "on-failure:5");
    assert.equal(healthcheck.test[0], "CMD");
    assert.match(service.image, /:v?\d+\.\d+\.\d+(-alpine)?$/);
    const reached = (service.ports ?? []).map(({ host_ip }) => host_ip);
    assert.deepEqual(reached.filter((address) => address !== "127.0.0.1"), []);
  });
}

test("only servers have the filter that is made for them, and both have the same", () => {
  const filter = "seccomp=./security/seccomp-superego.json";
  assert.deepEqual(
    Object.entries(full.services)
      .filter(([, { security_opt }]) => security_opt.includes(filter))
      .map(([name]) => name).sort(),
    ["second", "superego"],
  );
});

test("both servers run the same", () => {
  const same = (
    {
      image,
      user,
      environment,
      secrets,
      volumes,
      mem_limit,
      security_opt,
      healthcheck,
    }: Service,
  ) => ({
    image,
    user,
    environment,
    secrets: secrets?.map(({ source }) => source).sort(),
    volumes,
    mem_limit,
    security_opt,
    test: healthcheck.test,
  });
  const { superego, second } = full.services;
  assert.deepEqual(same(second!), same(superego!));
});

test("what is mounted from the host is a file of this repository, read-only", () => {
  for (const [name, { volumes = [] }] of Object.entries(full.services)) {
    for (const { type, source, read_only } of volumes) {
      if (type !== "bind") continue;
      assert.ok(Deno.statSync(source).isFile, `${name}: ${source}`);
      assert.ok(source.startsWith(ROOT), source);
      assert.equal(read_only, true, `${name}: ${source}`);
    }
  }
});

test("every file for the services around the guard is mounted by one", () => {
  const mounted = Object.values(full.services)
    .flatMap(({ volumes = [] }) => volumes.map(({ source }) => source));
  const shipped = ["monitoring", "monitoring/grafana", "proxy"].flatMap((
    folder,
  ) =>
    [...Deno.readDirSync(`${ROOT}security/${folder}`)]
      .filter(({ isFile }) => isFile)
      .map(({ name }) => `${ROOT}security/${folder}/${name}`)
  );
  assert.deepEqual(shipped.filter((path) => !mounted.includes(path)), []);
});

test("each secret is a file that start.sh makes, and is read by a service", () => {
  const script = Deno.readTextFileSync(`${ROOT}security/start.sh`);
  const used = Object.values(full.services)
    .flatMap(({ secrets = [] }) => secrets.map(({ source }) => source));
  for (const [name, { file }] of Object.entries(full.secrets)) {
    assert.ok(used.includes(name), name);
    assert.match(script, new RegExp(`\\b${file.split("/").at(-1)}\\b`));
  }
});

test("Valkey, Loki and whatever only others ask reach nothing outside", () => {
  const inside = Object.entries(full.networks)
    .filter(([, { internal }]) => internal === true).map(([name]) => name);
  const closed = Object.entries(full.services)
    .filter(([, { networks }]) =>
      Object.keys(networks).every((name) => inside.includes(name))
    ).map(([name]) => name);
  assert.deepEqual(closed.sort(), [
    "loki",
    "prometheus",
    "second",
    "shipper",
    "valkey",
  ]);
});

test("the address that the servers believe is the one that nginx has", () => {
  const { superego, nginx } = full.services;
  const { ipv4_address } = nginx!.networks["inside"] as {
    ipv4_address: string;
  };
  assert.equal(
    superego!.environment?.["SUPEREGO_TRUSTED_PROXIES"],
    ipv4_address,
  );
});
