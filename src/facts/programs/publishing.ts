/** Programs that give a project to others: release tools, and builders whose goals and tasks publish. */
import type { Invocation } from "./invocation.ts";
import type { Change, Family, Program, Subcommand } from "./program.ts";

const PUBLISH: Change = {
  what: "package",
  operation: "publish",
  irreversible: true,
};

const INSTALL: Change = { what: "package", operation: "install" };

/** Goals of Maven, tasks of Gradle, sbt and Leiningen that publish; what stays on this machine does not count. */
const GOALS =
  /(?:^|:)(?:deploy(?::deploy(?:-file)?)?|release:(?:perform|stage)|release|releaseEarly|publish(?!\w*Local)\w*|uploadArchives|\w*[uU]pload|close\w*Release\w*|sonatype\w*Release\w*|jreleaser\w*Release|jib|dockerPush)$/;

/** Goals that leave what was built in a folder of this machine. */
const LOCAL = /(?:^|:)(?:install|publish\w*Local\w*)$/;

function builder(options: string, style: Program["style"]): Program {
  return {
    options,
    ...(style === undefined ? {} : { style }),
    idle: "dry-run",
    run: (it) => {
      it.from("file");
      for (const goal of it.operands) {
        if (GOALS.test(goal.text)) it.change(PUBLISH, "publish", goal);
        else if (LOCAL.test(goal.text)) it.change(INSTALL, "install", goal);
      }
    },
  };
}

/** Rows of a program that publishes with one of its subcommands. */
function publishes(at: string, options = ""): readonly Subcommand[] {
  return [{
    at,
    options: `dry-run n ${options}`,
    unless: "dry-run n",
    change: PUBLISH,
  }];
}

/** Programs that publish. */
export const PUBLISHING: Family = {
  "mvn,mvnw,mvnd": builder(
    "f,file= P,activate-profiles= D,define= pl,projects= s,settings= gs,global-settings= T,threads= l,log-file= rf,resume-from= o,offline q,quiet B,batch-mode U,update-snapshots am,also-make amd,also-make-dependents N,non-recursive e,errors X,debug ntp,no-transfer-progress v dry-run",
    "single",
  ),
  "gradle,gradlew": builder(
    "b,build-file= p,project-dir= c,settings-file= P,project-prop= D,system-prop= x,exclude-task= I,init-script= g,gradle-user-home= m,dry-run q,quiet i,info d,debug s,stacktrace t,continuous no-daemon offline parallel tests=",
    "exact",
  ),
  "sbt,lein,mill": builder("D= J= dry-run", "exact"),
  "vsce,ovsx": {
    options: "p,pat= i,packagePath= t,target= pre-release no-yarn",
    style: "exact",
    subcommands: publishes("publish,unpublish"),
    looks: "package ls show search create-namespace verify-pat login logout",
  },
  "jsr,luarocks,clojars,hackage,pod,paket,wasm-pack,jreleaser,changeset,knope,cargo-release,cargo-smart-release":
    {
      options: "token= allow-dirty api-key= force verbose",
      style: "exact",
      subcommands: publishes(
        "publish,upload,push,trunk push,release,full-release,patch,minor,major",
      ),
      looks:
        "add install remove version status init list search show build test pack make lint spec repo update run info doctor config",
    },
  "snapcraft,charmcraft,rockcraft,flatpak-builder": {
    options: "release= verbosity= destructive-mode force-clean repo= install",
    style: "exact",
    subcommands: publishes("upload,release,push,promote,register"),
    looks: "build pack clean init list status login whoami pull prime stage",
  },
  "semantic-release,np,release-it,release-please,standard-version,bumpp": {
    options:
      "d,dry-run,dryRun ci no-ci preview p,print changelog release-version",
    style: "exact",
    idle: "dryRun print preview changelog release-version",
    run: (it) => it.change(PUBLISH, "publish", it.operands[0]),
  },
  goreleaser: {
    options: "snapshot skip= f,config= clean skip-publish auto-snapshot",
    style: "exact",
    subcommands: [{ at: "release", run: goreleaser }],
    looks: "build check init healthcheck changelog completion jsonschema",
  },
  lerna: {
    options: "scope= since= stream no-bail yes y concurrency=",
    style: "exact",
    subcommands: publishes("publish", "no-git-tag-version registry="),
    looks: "run exec list ls changed diff bootstrap version init clean info",
  },
};

function goreleaser(it: Invocation): void {
  const skipped = it.options.values("skip").flatMap(({ text }) =>
    text.split(",")
  );
  if (it.has("snapshot", "skip-publish") || skipped.includes("publish")) return;
  it.change(PUBLISH, "publish", it.operands[1]);
}
