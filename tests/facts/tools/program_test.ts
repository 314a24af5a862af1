/** Tests that tools named like programs become the command that they stand for. */
import assert from "node:assert/strict";
import { commandOf } from "../../../src/facts/tools/program.ts";

const TABLE: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ["rm", { args: ["-rf", "/usr/bin"] }, "rm -rf /usr/bin"],
  ["rm", { args: "-rf /usr/bin" }, "rm -rf /usr/bin"],
  ["rm", { path: "/a b", recursive: true }, "rm --recursive '/a b'"],
  ["rm", { r: true, f: true, path: "/a" }, "rm -f -r /a"],
  ["rm", { force: false, path: "/a" }, "rm /a"],
  ["sudo", { command: "passwd", args: ["root"] }, "sudo passwd root"],
  ["passwd", { user: "root", force: true }, "passwd --force root"],
  [
    "echo",
    { content: "x y", redirect: "/etc/passwd" },
    "echo 'x y' > /etc/passwd",
  ],
  ["echo", { text: "x", output_file: "a", append: true }, "echo x >> a"],
  [
    "nmap",
    { target: "192.168.1.0/24", args: ["-sS", "-O"] },
    "nmap -sS -O 192.168.1.0/24",
  ],
  ["ls", { path: "/usr/local/bin", args: ["-la"] }, "ls -la /usr/local/bin"],
  [
    "git",
    { subcommand: "status", args: ["--porcelain"] },
    "git status --porcelain",
  ],
  [
    "git",
    { command: "push", force: true, remote: "o", branch: "main" },
    "git push --force o main",
  ],
  [
    "git",
    { subcommand: "commit", message: "rm -rf /" },
    "git commit -m 'rm -rf /'",
  ],
  // Keys in whatever order they come.
  ["git", { branch: "b", remote: "o", command: "push" }, "git push o b"],
  ["mv", { destination: "/b", source: "/a" }, "mv /a /b"],
  ["ln", { path: "/a", target: "/t" }, "ln /t /a"],
  ["chmod", { path: "/etc", mode: "777" }, "chmod 777 /etc"],
  ["ssh", { command: "rm x", user: "u", host: "h" }, "ssh h -l u 'rm x'"],
  ["cat", { file: "/var/log/x" }, "cat /var/log/x"],
  ["cat", { files: ["a", "b"] }, "cat a b"],
  [
    "find",
    { path: "/", name: "*.key", args: ["-delete"] },
    "find / -name '*.key' -delete",
  ],
  [
    "curl",
    { url: "http://a", method: "POST", data: "x" },
    "curl -X POST --data x http://a",
  ],
  ["dd", { if: "/dev/zero", of: "/dev/sda" }, "dd if=/dev/zero of=/dev/sda"],
  ["python3", { code: "print(1)" }, "python3 -c 'print(1)'"],
  ["chmod", { mode: "777", path: "/etc" }, "chmod 777 /etc"],
  ["tool", { options: { depth: 3, all: true } }, "tool --all --depth=3"],
  ["tool", { max_depth: 3 }, "tool --max-depth=3"],
  ["tool", { n: 3 }, "tool -n 3"],
  ["tool", { "--x": "y" }, "tool --x=y"],
  ["cat", { stdin: "a'b" }, "cat <<< 'a'\\''b'"],
  ["ls", { cwd: "/x", description: "d", timeout: 5 }, "ls"],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`commandOf() makes ${wanted}`, () => {
    assert.equal(commandOf(tool, parameters), wanted);
  });
}
