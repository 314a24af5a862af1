/** Holds the files of a deployment to each other and to the program. */
import assert from "node:assert/strict";
import { quantity } from "../../src/check/deployment/kubernetes_around.ts";
import { VERSION } from "../../src/config/version.ts";
import { parseAllDocuments } from "yaml";

// deno-lint-ignore no-explicit-any
function documents(path: string): readonly any[] {
  return parseAllDocuments(Deno.readTextFileSync(path)).map((one) =>
    one.toJS()
  );
}

const [compose] = documents("docker-compose.yml");
const service = compose.services.superego;
const objects = documents("security/resource-limits.yaml");
const only = (wanted: string) => objects.find(({ kind }) => kind === wanted);
const deployment = only("Deployment");
const [container] = deployment.spec.template.spec.containers;

Deno.test("Compose and Kubernetes give the guard the same", () => {
  const { limits } = container.resources;
  assert.equal(`${service.mem_limit}`, limits.memory.replace("Mi", "m"));
  assert.equal(Number(service.cpus), Number(limits.cpu));
  assert.equal(
    service.user,
    `${deployment.spec.template.spec.securityContext.runAsUser}:${deployment.spec.template.spec.securityContext.runAsGroup}`,
  );
});

Deno.test("everything that a namespace of the guard needs is there", () => {
  assert.deepEqual(objects.map(({ kind }) => kind), [
    "Namespace",
    "ResourceQuota",
    "LimitRange",
    "ServiceAccount",
    "Deployment",
    "Service",
    "HorizontalPodAutoscaler",
    "VerticalPodAutoscaler",
    "PodDisruptionBudget",
    "NetworkPolicy",
    "NetworkPolicy",
  ]);
});

Deno.test("a container that says nothing gets what the guard has, and the vertical autoscaler gives no more", () => {
  const { limits, requests } = container.resources;
  const [range] = only("LimitRange").spec.limits;
  assert.deepEqual(range.default, limits);
  assert.deepEqual(range.defaultRequest, requests);
  const [{ minAllowed, maxAllowed }] =
    only("VerticalPodAutoscaler").spec.resourcePolicy.containerPolicies;
  assert.deepEqual(maxAllowed, { cpu: limits.cpu, memory: limits.memory });
  assert.deepEqual(minAllowed, { cpu: requests.cpu, memory: requests.memory });
});

Deno.test("the quota has room for two pods more than the autoscaler starts", () => {
  const { hard } = only("ResourceQuota").spec;
  const pods = only("HorizontalPodAutoscaler").spec.maxReplicas + 2;
  assert.equal(Number(hard.pods), pods);
  for (const way of ["requests", "limits"]) {
    for (const [name, each] of Object.entries(container.resources[way])) {
      const room = quantity(hard[`${way}.${name}`]);
      assert.ok(room >= pods * quantity(`${each}`), `${way}.${name}`);
    }
  }
});

Deno.test("the record of a pod fits into its volume", () => {
  const value = (name: string) =>
    Number(
      container.env.find((one: { name: string }) => one.name === name).value,
    );
  const [volume] = deployment.spec.template.spec.volumes;
  const most = parseInt(volume.emptyDir.sizeLimit) * 2 ** 20;
  const files = value("SUPEREGO_AUDIT_KEEP") + 1;
  assert.ok(files * value("SUPEREGO_AUDIT_MAX_BYTES") < most);
});

Deno.test("every file of a deployment means this version", () => {
  for (const image of [service.image, container.image]) {
    assert.equal(image, `superego:${VERSION}`);
  }
  assert.match(
    Deno.readTextFileSync("Dockerfile"),
    new RegExp(`ARG VERSION=${VERSION}\\n`),
  );
});

Deno.test("the filter of system calls allows none that leads out of a container", () => {
  const { defaultAction, syscalls } = JSON.parse(
    Deno.readTextFileSync("security/seccomp-superego.json"),
  );
  const names: string[] = syscalls.flatMap(({ names }: { names: string[] }) =>
    names
  );
  assert.equal(defaultAction, "SCMP_ACT_ERRNO");
  assert.deepEqual(names, [...new Set(names)].sort());
  const grave =
    /^(?:mount|umount2?|pivot_root|ptrace|process_vm_\w+|bpf|keyctl|add_key|request_key|userfaultfd|perf_event_open|io_uring_\w+|unshare|setns|(?:init|finit|delete)_module|kexec_\w+|reboot|swapon|open_by_handle_at|personality|acct|quotactl|syslog)$/;
  assert.deepEqual(names.filter((name) => grave.test(name)), []);
});
