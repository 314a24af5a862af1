/** Lays the ground for sandboxes: a home folder as a developer has it, and stand-ins for programs that must not or cannot run. */
import { PROGRAMS as KNOWN } from "../../src/facts/programs/registry.ts";
import type { Ground } from "./sandbox.ts";

/** Programs that are stood in for even where they are installed, because they need a daemon, an account the network for long, or look about on the machine. */
const NEVER_REAL = new Set(
  ("sudo doas su pkexec run0 systemctl service docker podman kubectl helm aws gcloud gsutil bq az gh glab npm npx pnpm yarn bun " +
    "pip pip3 pipx uv uvx poetry cargo go gem bundle composer apt apt-get dpkg yum dnf brew snap ssh scp sftp mosh reboot shutdown " +
    "halt poweroff init telinit terraform pulumi vagrant ansible ansible-playbook crontab at batch mysql psql mongosh redis-cli " +
    "deno conda mamba nix dotnet java javac mvn gradle rustup rustc claude codex gemini superego parallel")
    .split(" "),
);

/** Names that are no programs of their own. */
const BUILT_IN = new Set(
  (". : [ alias bg bind break builtin caller cd command compgen complete compopt continue declare dirs disown echo enable eval exec " +
    "exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd printf pushd pwd read readarray " +
    "readonly return set shift shopt source suspend test times trap true type typeset ulimit umask unalias unset wait")
    .split(" "),
);

/** Notes its arguments by being run, and takes what it is given, so that what writes to it is not cut off. */
const RECORDER = `#!/bin/sh
if [ -p /dev/stdin ]; then while read -r _; do :; done; fi
`;

/** Runs what it is given, as \`sudo\` would, without its rights. */
const WRAPPER = `#!/bin/sh
while :; do
  case "$1" in
    -u | -g | -h | -p | -C | -r | -t | -U | -D | -R | -T) shift 2 ;;
    --) shift; break ;;
    -i | -s) shift; [ $# -eq 0 ] && exit 0; exec /bin/sh -c "$*" ;;
    -*) shift ;;
    *=*) export "$1"; shift ;;
    *) break ;;
  esac
done
[ $# -eq 0 ] && exit 0
exec "$@"
`;

const WRAPPERS = new Set(["sudo", "doas", "pkexec", "run0"]);

/** What is in the home folder, by path. */
const FILES: Readonly<Record<string, string>> = {
  ".bashrc": "# settings\n",
  ".profile": "# settings\n",
  ".bash_history": "ls\n",
  ".ssh/id_rsa": "not a key\n",
  ".ssh/id_rsa.pub": "ssh-rsa AAAA dev\n",
  ".ssh/authorized_keys": "ssh-rsa AAAA dev\n",
  ".ssh/config": "Host example.com\n",
  ".aws/credentials": "[default]\n",
  ".netrc": "machine example.com\n",
  ".npmrc": "save-exact=true\n",
  ".gitconfig":
    "[user]\n\tname = Dev\n\temail = dev@example.com\n[init]\n\tdefaultBranch = main\n",
  "notes.txt": "notes\n",
  "other/x.txt": "x\n",
  "project/README.md": "# Project\n\nhello world\n",
  "project/a.txt": "alpha\nbeta\ngamma\n",
  "project/b.txt": "delta\nepsilon\n",
  "project/c.txt": "zeta\n",
  "project/list.txt": "a.txt\nb.txt\n",
  "project/data.csv": "name,size\none,1\ntwo,2\n",
  "project/data.json": '{"name":"one","list":[1,2]}\n',
  "project/old.log": "line\n",
  "project/app.log": "line\n",
  "project/with space.txt": "space\n",
  "project/script.sh": "#!/bin/sh\necho hello\n",
  "project/tool.py": 'print("hello")\n',
  "project/Makefile":
    "all:\n\t@echo built > out.txt\nclean:\n\trm -f out.txt\n",
  "project/package.json": '{"name":"project","version":"1.0.0"}\n',
  "project/.env": "TOKEN=example\n",
  "project/.gitignore": "build/\ndist/\n*.log\n",
  "project/src/main.c": "int main(void) { return 0; }\n",
  "project/src/one.txt": "one\n",
  "project/src/two.txt": "two\n",
  "project/src/deep/three.txt": "three\n",
  "project/build/out.o": "object\n",
  "project/dist/app.js": "app\n",
  "project/node_modules/pkg/x.js": "x\n",
  "project/empty/.keep": "",
};

const PROGRAMS = ["project/script.sh"];

/** Lays everything below a folder, which must exist; other users may read it. */
export async function layGround(folder: string): Promise<Omit<Ground, "user">> {
  const ground = {
    home: `${folder}/home`,
    first: `${folder}/first`,
    last: `${folder}/last`,
  };
  for (const [path, text] of Object.entries(FILES)) {
    const file = `${ground.home}/${path}`;
    await Deno.mkdir(file.slice(0, file.lastIndexOf("/")), { recursive: true });
    await Deno.writeTextFile(file, text, {
      mode: PROGRAMS.includes(path) ? 0o755 : 0o644,
    });
  }
  await layRepository(`${ground.home}/project`, `${ground.home}/remote.git`);
  await Deno.mkdir(ground.first);
  await Deno.mkdir(ground.last);
  for (const name of KNOWN.names()) {
    if (!/^[\w.+-]+$/.test(name) || BUILT_IN.has(name)) continue;
    const place = NEVER_REAL.has(name) ? ground.first : ground.last;
    await layStandIn(place, name);
  }
  await Deno.chmod(folder, 0o755);
  return ground;
}

/** Whether the program itself is run, and no stand-in. */
export function isReal(name: string): boolean {
  return !NEVER_REAL.has(name) &&
    ["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"].some(
      (folder) => {
        try {
          return Deno.statSync(`${folder}/${name}`).isFile;
        } catch {
          return false;
        }
      },
    );
}

/** Puts one stand-in into a folder, unless it is there. */
export async function layStandIn(folder: string, name: string): Promise<void> {
  await Deno.writeTextFile(
    `${folder}/${name}`,
    WRAPPERS.has(name) ? WRAPPER : RECORDER,
    { mode: 0o755 },
  );
}

async function layRepository(work: string, remote: string): Promise<void> {
  const git = async (...args: readonly string[]) => {
    const { success, stderr } = await new Deno.Command("git", {
      args: ["-C", work, ...args],
      clearEnv: true,
      env: {
        PATH: "/usr/local/bin:/usr/bin:/bin",
        HOME: work.slice(0, work.lastIndexOf("/")),
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z",
        GIT_COMMITTER_DATE: "2026-01-01T00:00:00Z",
      },
    }).output();
    if (!success) {
      throw new Error(
        `git ${args.join(" ")}: ${new TextDecoder().decode(stderr)}`,
      );
    }
  };
  await git("init", "-q", "--template=");
  await git("add", ".");
  await git("commit", "-qm", "Begin");
  await git("branch", "feature");
  await git("tag", "v1");
  await git("init", "-q", "--bare", "--template=", remote);
  // The path inside the sandbox.
  await git("remote", "add", "origin", "/home/dev/remote.git");
  await Deno.writeTextFile(`${work}/b.txt`, "changed\n", { append: true });
}
