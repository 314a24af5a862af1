/** Tests what system calls are taken for. */
import assert from "node:assert/strict";
import { actsOf } from "./acts.ts";
import { actText } from "./report.ts";

/** What happened, by lines of a trace after a shell has started, and what of it counts. */
const CASES: Readonly<
  Record<string, readonly [trace: string, acts: readonly string[]]>
> = {
  "a program, with the folder that it was started in": [
    `1 chdir("/tmp") = 0
     1 clone(child_stack=NULL, flags=SIGCHLD) = 2
     2 execve("/bin/rm", ["rm", "x"], 0x1 /* 1 var */) = 0
     2 unlinkat(AT_FDCWD</tmp>, "x", 0) = 0`,
    ['run ["rm","x"] by bash', "delete /tmp/x by rm"],
  ],
  "a child that is seen before its parent knows of it": [
    `1 chdir("/tmp") = 0
     2 unlink("x") = 0
     1 vfork() = 2`,
    ["delete /tmp/x by bash"],
  ],
  "a program that is not there is not run": [
    '1 execve("/bin/none", ["none"], 0x1 /* 1 var */) = -1 ENOENT (No such file)',
    [],
  ],
  "an attempt that fails": [
    '1 unlink("/etc/passwd") = -1 EROFS (Read-only file system)',
    ["delete /etc/passwd by bash"],
  ],
  "a temporary file of its own that a program removes": [
    `1 openat(AT_FDCWD</p>, "t", O_RDWR|O_CREAT|O_EXCL, 0600) = 3</p/t>
     1 unlink("t") = 0`,
    [],
  ],
  "a temporary file of its own that takes the place of another": [
    `1 openat(AT_FDCWD</p>, "t", O_RDWR|O_CREAT|O_EXCL, 0600) = 3</p/t>
     1 fchmod(3</p/t>, 0600) = 0
     1 rename("t", "/p/a") = 0`,
    ["write /p/a by bash"],
  ],
  "what another program made is not its own": [
    `1 openat(AT_FDCWD</p>, "t", O_WRONLY|O_CREAT, 0600) = 3</p/t>
     1 execve("/bin/rm", ["rm", "t"], 0x1 /* 1 var */) = 0
     1 unlink("/p/t") = 0`,
    ["write /p/t by bash", 'run ["rm","t"] by bash', "delete /p/t by rm"],
  ],
  "reading, and writing where nothing stays": [
    `1 openat(AT_FDCWD</p>, "a", O_RDONLY) = 3</p/a>
     1 openat(AT_FDCWD</p>, "/dev/null", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3</dev/null>`,
    [],
  ],
  "a file that is moved": [
    '1 renameat2(AT_FDCWD</p>, "a", AT_FDCWD</p>, "b", RENAME_NOREPLACE) = 0',
    ["delete /p/a by bash", "write /p/b by bash"],
  ],
  "a mode": [
    '1 fchmodat(AT_FDCWD</p>, "a", 04755) = 0',
    ["mode 4755 /p/a by bash"],
  ],
  "connections, by address and by path": [
    `1 connect(3<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 ENETUNREACH (Network is unreachable)
     1 connect(3<UNIX:[1]>, {sa_family=AF_UNIX, sun_path="/run/docker.sock"}, 110) = -1 ENOENT (No such file)
     1 connect(3<UNIX:[1]>, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT (No such file)
     1 bind(3<TCP:[1]>, {sa_family=AF_INET6, sin6_port=htons(8080), sin6_flowinfo=htonl(0)}, 28) = 0`,
    [
      "connect 192.0.2.1:80 by bash",
      "connect /run/docker.sock:0 by bash",
      "listen :8080 by bash",
    ],
  ],
};

for (const [name, [trace, acts]] of Object.entries(CASES)) {
  Deno.test(`acts: ${name}`, () => {
    const before =
      '1 execve("/bin/bash", ["bash", "-c", "x"], 0x1 /* 1 var */) = 0\n';
    assert.deepEqual(
      actsOf(before + trace.replace(/^ +/gm, ""), "/p", 1).map(actText),
      acts,
    );
  });
}
