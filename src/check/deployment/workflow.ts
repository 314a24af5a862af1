/** Judges GitHub workflows. */
import type { Problem } from "../../problem/problem.ts";
import { type DeploymentChecks, type Fault, hold } from "./check.ts";
import type { Part } from "./part.ts";
import { runsUnseen } from "./unseen.ts";
import {
  expands,
  fetchesStrangers,
  holdsStrangers,
} from "./workflow_strangers.ts";

/** One step of a job. */
interface Step {
  readonly job: Part;
  readonly part: Part;
}

/** A step's name in words: its own, its action, or its place. */
function of({ job, part }: Step): string {
  const name = part.get("name").text || part.get("uses").text ||
    `step ${Number(part.key) + 1}`;
  return `${job.key}, ${name}`;
}

function jobsOf(workflow: Part): readonly Part[] {
  const runs = workflow.get("runs");
  return [
    ...workflow.get("jobs").entries(),
    ...runs.get("steps").there ? [runs] : [],
  ];
}

function stepsOf(workflow: Part): readonly Step[] {
  return jobsOf(workflow).flatMap((job) =>
    job.get("steps").items().map((part) => ({ job, part }))
  );
}

/** Every step that fails, with the part of it that does. */
function eachStep(
  workflow: Part,
  fails: (step: Part, job: Part) => readonly Part[],
): readonly Fault[] {
  return stepsOf(workflow).flatMap((step) =>
    fails(step.part, step.job).map((part): Fault =>
      part.there && part.text !== ""
        ? { at: part, of: of(step), found: part.text.trim().split("\n")[0]! }
        : { at: part, of: of(step) }
    )
  );
}

/** Whether an event starts the workflow; `on` is a text, a list or a mapping. */
function startsOn(workflow: Part, event: string): boolean {
  const on = workflow.get("on");
  return on.text === event || on.get(event).value !== undefined ||
    on.items().some(({ text }) => text === event);
}

/** Actions whose tags were moved to stolen code; a tag of theirs is no version. */
const STOLEN =
  /^(?:aquasecurity\/(?:trivy-action|setup-trivy)|tj-actions\/changed-files|reviewdog\/action-setup)@(?![0-9a-f]{40}$)/;

/** Every check of a workflow. */
export const WORKFLOW_CHECKS: DeploymentChecks<Part> = {
  "CI-001": {
    severity: "high",
    title: "An action is not pinned to a commit",
    why: "Whoever may move its tag runs code with the rights of this workflow",
    mend:
      "Write `@` and the 40 digits of the commit, and the version behind it in a comment",
    standards: ["OpenSSF Scorecard Pinned-Dependencies", "SLSA"],
    find: (workflow) => {
      const called = jobsOf(workflow).map((job) => job.get("uses"))
        .filter((uses) => !isPinned(uses.text))
        .map((uses): Fault => ({ at: uses, of: uses.text }));
      return [
        ...called,
        ...eachStep(
          workflow,
          (step) => isPinned(step.get("uses").text) ? [] : [step.get("uses")],
        ),
      ];
    },
  },
  "CI-002": {
    severity: "critical",
    title: "An action is used by a tag that was once moved to stolen code",
    why: "In such a tag stood code that sent every secret of the workflow away",
    mend: "Pin it to the commit of a version that is known to be good",
    standards: ["CVE-2026-33634", "CVE-2025-30066"],
    find: (workflow) =>
      eachStep(
        workflow,
        (step) => STOLEN.test(step.get("uses").text) ? [step.get("uses")] : [],
      ),
  },
  "CI-003": {
    severity: "high",
    title: "A workflow has more rights than it says",
    why: "Without `permissions` a job may write to the repository",
    mend:
      "Say `permissions: {contents: read}` at the top, and more where one job needs it",
    standards: ["OpenSSF Scorecard Token-Permissions"],
    find: (workflow) => {
      const all = workflow.get("permissions");
      // An action has the rights of the job that uses it.
      if (workflow.get("runs").there) return [];
      const written = [
        all,
        ...jobsOf(workflow).map((job) => job.get("permissions")),
      ].filter(({ text }) => text === "write-all");
      if (
        written.length > 0 || all.there ||
        jobsOf(workflow).every((job) => job.get("permissions").there)
      ) {
        return written.map((at): Fault => ({ at, found: at.text }));
      }
      return [{ at: workflow.get("jobs") }];
    },
  },
  "CI-004": {
    severity: "critical",
    title: "A stranger's code runs with the repository's secrets",
    why:
      "`pull_request_target` gives secrets to a workflow that then checks out what a stranger sent",
    mend:
      "Use `pull_request`, or do not check out the pull request's own commit",
    standards: ["OpenSSF Scorecard Dangerous-Workflow"],
    find: (workflow) =>
      startsOn(workflow, "pull_request_target") ||
        startsOn(workflow, "workflow_run")
        ? eachStep(workflow, (step) => {
          const ref = step.get("with", "ref");
          return [
            ...[ref].filter(({ text }) =>
              /checkout/.test(step.get("uses").text) && /head|merge/.test(text)
            ),
            ...[step.get("run")].filter(({ text }) => fetchesStrangers(text)),
          ];
        })
        : [],
  },
  "CI-005": {
    severity: "critical",
    title: "A stranger's text becomes part of a script",
    why: "A title such as `$(…)` is run before anybody has read it",
    mend: "Put the value into `env:` and use the variable in quotes",
    standards: ["OpenSSF Scorecard Dangerous-Workflow"],
    find: (workflow) =>
      eachStep(workflow, (step, job) => {
        const names = [workflow, job, step].flatMap((one) =>
          one.get("env").entries()
        ).filter(({ text }) => holdsStrangers(text)).map(({ key }) => key);
        return [step.get("run"), step.get("with", "script")].filter((
          { text },
        ) => holdsStrangers(text) || expands(text, names));
      }),
  },
  "CI-006": {
    severity: "medium",
    title: "Findings are thrown away when the scan fails",
    why: "Exactly then somebody should see them",
    mend: "Say `if: always()` at the step that uploads them",
    standards: ["NIST SSDF RV.1"],
    find: (workflow) =>
      eachStep(
        workflow,
        (step) =>
          /upload-sarif@/.test(step.get("uses").text) &&
            !/always\(\)|!\s*cancelled\(\)/.test(step.get("if").text)
            ? [step.get("uses")]
            : [],
      ),
  },
  "CI-007": {
    severity: "high",
    title: "A gate cannot fail",
    why: "The build is green whatever is found",
    mend: "Remove `continue-on-error` and `|| true`",
    standards: ["NIST SSDF PW.8"],
    find: (workflow) => [
      ...jobsOf(workflow).map((job) => job.get("continue-on-error"))
        .filter(({ on }) => on).map((at): Fault => ({ at, found: "true" })),
      ...eachStep(workflow, (step) => [
        ...[step.get("continue-on-error")].filter(({ on }) => on),
        ...[step.get("run")].filter(({ text }) =>
          /\|\|\s*(?:true|:|exit 0)\s*$/m.test(text)
        ),
        ...[step.get("with", "exit-code")].filter(({ text }) =>
          text === "0" && /trivy/.test(step.get("uses").text)
        ),
      ]),
    ],
  },
  "CI-008": {
    severity: "medium",
    title: "The repository's token stays behind after the checkout",
    why: "Every later step, and every artefact that takes `.git` along, has it",
    mend: "Say `persist-credentials: false` at the checkout",
    standards: ["OWASP CICD-SEC-6"],
    find: (workflow) =>
      eachStep(
        workflow,
        (step) =>
          /^actions\/checkout@/.test(step.get("uses").text) &&
            step.get("with", "persist-credentials").text !== "false"
            ? [step.get("uses")]
            : [],
      ),
  },
  "CI-009": {
    severity: "high",
    title: "A script from the network is run unseen",
    why: "Whoever serves it decides what the build does",
    mend: "Download it, compare its hash, then run it",
    standards: ["SLSA"],
    find: (workflow) =>
      eachStep(
        workflow,
        (step) => [step.get("run")].filter(({ text }) => runsUnseen(text)),
      ),
  },
  "CI-010": {
    severity: "high",
    title: "A stranger's pull request runs on a machine of one's own",
    why: "What it leaves there is found by the next job",
    mend: "Use a hosted runner for pull requests",
    standards: ["OWASP CICD-SEC-4"],
    find: (workflow) =>
      startsOn(workflow, "pull_request") ||
        startsOn(workflow, "pull_request_target")
        ? jobsOf(workflow).map((job) => job.get("runs-on")).filter((on) =>
          [on, ...on.items()].some(({ text }) => text === "self-hosted")
        ).map((at): Fault => ({ at, found: "self-hosted" }))
        : [],
  },
  "CI-011": {
    severity: "low",
    title: "A job may hang for hours",
    why: "A job without a limit is ended after six hours, or never",
    mend: "Say `timeout-minutes: 30`",
    standards: ["OWASP CICD-SEC-7"],
    find: (workflow) =>
      workflow.get("jobs").entries().filter((job) =>
        !job.get("uses").there && !job.get("timeout-minutes").there
      ).map((job): Fault => ({ at: job, of: job.key })),
  },
};

function isPinned(uses: string): boolean {
  return uses === "" || uses.startsWith("./") ||
    /@(?:[0-9a-f]{40}|sha256:[0-9a-f]{64})$/.test(uses);
}

/** Judges one workflow. */
export function judgeWorkflow(workflow: Part): readonly Problem[] {
  return hold(workflow, WORKFLOW_CHECKS);
}
