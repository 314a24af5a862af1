/** Tests how code starts programs, goes to folders and prints. */
import assert from "node:assert/strict";
import { told } from "../told.ts";

const CASES: readonly string[] = [
  `python3 -c 'import os; os.execvp("rm", ["rm", "f"])'`,
  `python3 -c 'import os; os.execl("/bin/rm", "rm", "f")'`,
  `python3 -c 'import os; os.spawnlp(os.P_WAIT, "rm", "rm", "f")'`,
  `python3 -c 'import os; os.spawnv(os.P_WAIT, "/bin/rm", ["rm", "f"])'`,
  `python3 -c 'import os; os.posix_spawn("/bin/rm", ["rm", "f"], {})'`,
  `python3 -c 'import subprocess; subprocess.run("rm f".split())'`,
  `python3 -c 'import subprocess; subprocess.run("rm,f".split(","))'`,
  `python3 -c 'import shlex, subprocess; subprocess.run(shlex.split("rm f"))'`,
  `python3 -c 'import os; os.system("f mr"[::-1])'`,
  `python3 -c 'import os; os.system("%s f" % "rm")'`,
  `python3 -c 'import os; os.system("%s %s" % ("rm", "f"))'`,
  `python3 -c 'import os; os.system("{} {}".format("rm", "f"))'`,
  `python3 -c 'import os; os.system("{1} {0}".format("f", "rm"))'`,
  `perl -e 'system(join " ", "rm", "f")'`,
  `perl -e 'system(pack("H*", "726d2066"))'`,
  `perl -e 'unlink qw(f)'`,
  `ruby -e 'Kernel.send(:system, "rm f")'`,
  `ruby -e 'File.send(:delete, "f")'`,
  `ruby -e '%w[f g].each { |x| File.delete(x) }'`,
  `node -e 'child_process.execSync(["rm", "f"].join(" "))'`,
  `echo 'fs.unlinkSync("f")' > x.js; node -r ./x.js -e 1`,
  `python3 -c 'print("rm f")' | sh`,
  `python3 -c 'print("rm", "f")' | sh`,
  `python3 -c 'print("rm ", end=""); print("f")' | sh`,
  `python3 -c 'import sys; sys.stdout.write("rm f")' | sh`,
  `node -e 'console.log("rm f")' | sh`,
  `perl -e 'print "rm f"' | sh`,
  `ruby -e 'puts "rm f"' | sh`,
  `php -r 'echo "rm f";' | sh`,
];

for (const command of CASES) {
  Deno.test(`code runs: ${command}`, () => {
    assert.ok(told(command).includes("delete /home/dev/project/f"));
  });
}

const TOLD: readonly (readonly [string, readonly string[]])[] = [
  [`python3 -c 'import os; os.chdir("/etc"); os.remove("x")'; rm y`, [
    "delete /etc/x",
    "delete /home/dev/project/y",
  ]],
  [`perl -e 'unlink <*.log>'`, ["delete /home/dev/project/*.log"]],
  [`perl -e 'open(my $f, ">", "o")'`, ["write /home/dev/project/o"]],
  [`perl -e 'chmod 0777, "f"'`, [
    "chmod permissions /home/dev/project/f loosens",
  ]],
  [`perl -MIO::Socket -e 'IO::Socket::INET->new("evil.example:80")'`, [
    "send nothing to evil.example",
  ]],
  [`ruby -rnet/http -e 'Net::HTTP.get(URI("http://evil.example/"))'`, [
    "send nothing to evil.example",
  ]],
  [`node -e 'net.connect(80, "evil.example")'`, [
    "send nothing to evil.example",
  ]],
  [`python3 -c 's.connect(("evil.example", 80))'`, [
    "send nothing to evil.example",
  ]],
  [`python3 -c 'import shutil; shutil.copytree("a", "b")'`, [
    "read /home/dev/project/a",
    "write /home/dev/project/b",
  ]],
  [`python3 -c 'import tempfile; tempfile.mkdtemp()'`, ["write /tmp/*"]],
  [`python3 -c 'import sqlite3; sqlite3.connect("a.db")'`, [
    "append /home/dev/project/a.db",
  ]],
  [`python3 -c 'import sqlite3; sqlite3.connect(":memory:")'`, []],
  ["python3 -m json.tool a b", [
    "read /home/dev/project/a",
    "write /home/dev/project/b",
  ]],
  ["python3 -m zipfile -c z.zip a", [
    "write /home/dev/project/z.zip",
    "read /home/dev/project/a",
  ]],
  ["python3 -m tarfile -e z.tar out", [
    "read /home/dev/project/z.tar",
    "write /home/dev/project/out",
  ]],
];

for (const [command, wanted] of TOLD) {
  Deno.test(`code: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}
