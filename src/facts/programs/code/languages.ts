/** The languages whose inline code is followed. */
import { deeds, type Language } from "./language.ts";

const NEVER = /^(?!)/;

/** Python. */
export const PYTHON: Language = {
  remarks: ["#"],
  backquotes: "none",
  triple: true,
  freeQuotes: false,
  fills: [],
  calls: deeds({
    shell:
      "os.system os.popen popen system commands.getoutput commands.getstatusoutput subprocess.getoutput subprocess.getstatusoutput getoutput asyncio.create_subprocess_shell create_subprocess_shell pty.spawn",
    program:
      "subprocess.run subprocess.call subprocess.Popen subprocess.check_call subprocess.check_output check_call check_output Popen asyncio.create_subprocess_exec create_subprocess_exec pexpect.spawn sh.Command",
    replace:
      "os.execv os.execve os.execvp os.execl os.execlp os.execle os.execvpe os.execlpe os.spawnl os.spawnv os.spawnle os.spawnve os.spawnlp os.spawnvp os.posix_spawn os.posix_spawnp",
    chdir: "os.chdir",
    temporary:
      "tempfile.mkdtemp tempfile.mkstemp tempfile.NamedTemporaryFile tempfile.TemporaryDirectory tempfile.TemporaryFile tempfile.mktemp",
    database: "sqlite3.connect",
    delete: "os.remove os.unlink os.rmdir os.removedirs send2trash.send2trash",
    delete_tree: "shutil.rmtree rmtree distutils.dir_util.remove_tree",
    open:
      "open io.open codecs.open os.open os.fdopen gzip.open zipfile.ZipFile tarfile.open",
    read: "linecache.getline numpy.load pandas.read_csv",
    copy: "shutil.copy shutil.copy2 shutil.copyfile copyfile",
    copy_tree: "shutil.copytree copytree",
    move: "os.rename os.replace os.renames shutil.move os.link os.symlink",
    make_folder: "os.mkdir os.makedirs makedirs",
    write: "os.truncate os.mknod os.mkfifo",
    mode: "os.chmod os.lchmod",
    owner: "os.chown shutil.chown",
    connect:
      "urllib.request.urlopen urlopen urllib.request.urlretrieve urllib.request.Request requests.get requests.head requests.request httpx.get socket.create_connection create_connection http.client.HTTPConnection http.client.HTTPSConnection HTTPSConnection ftplib.FTP smtplib.SMTP telnetlib.Telnet paramiko.SSHClient aiohttp.ClientSession websocket.create_connection",
    send:
      "requests.post requests.put requests.patch requests.delete httpx.post httpx.put",
    listen: "http.server.HTTPServer HTTPServer socketserver.TCPServer",
    code:
      "exec eval compile builtins.exec builtins.eval runpy.run_path execfile marshal.loads pickle.loads",
    kill: "os.kill os.killpg os.abort",
    decode:
      "base64.b64decode b64decode base64.urlsafe_b64decode base64.decodebytes base64.standard_b64decode",
    hex:
      "bytes.fromhex bytearray.fromhex binascii.unhexlify unhexlify codecs.decode",
    print_line: "print",
    print: "sys.stdout.write",
    environment: "os.environ os.getenv",
    path:
      "Path pathlib.Path PurePath os.path.join os.path.expanduser os.path.abspath os.path.realpath",
  }),
  methods: deeds({
    delete: "unlink rmdir",
    delete_tree: "rmtree",
    write: "write_text write_bytes touch",
    read: "read_text read_bytes",
    make_folder: "mkdir",
    move: "rename replace symlink_to",
    mode: "chmod",
    open: "open",
    path: "expanduser resolve absolute joinpath",
  }),
  bare: /^(?:exec|print)$/,
};

/** JavaScript and TypeScript. */
export const JAVASCRIPT: Language = {
  remarks: ["//"],
  backquotes: "template",
  triple: false,
  freeQuotes: false,
  fills: [],
  calls: deeds({
    shell:
      "child_process.exec child_process.execSync execSync exec cp.exec cp.execSync execaCommand shell.exec $",
    program:
      "child_process.spawn child_process.spawnSync spawnSync spawn child_process.execFile child_process.execFileSync execFileSync execFile child_process.fork execa Deno.Command Deno.run Bun.spawn Bun.spawnSync",
    delete:
      "fs.unlink fs.unlinkSync unlinkSync fs.promises.unlink fs.rmdir fs.rmdirSync rmdirSync fs.rm fs.rmSync rmSync fs.promises.rm fs.promises.rmdir Deno.remove Deno.removeSync",
    delete_tree:
      "rimraf rimrafSync rimraf.sync fs.removeSync fs.remove fse.remove fs.emptyDirSync del.sync",
    write:
      "fs.writeFile fs.writeFileSync writeFileSync writeFile fs.appendFile fs.appendFileSync appendFileSync fs.createWriteStream createWriteStream fs.truncateSync fs.truncate fs.promises.writeFile fs.promises.appendFile Deno.writeTextFile Deno.writeTextFileSync Deno.writeFile Deno.writeFileSync Bun.write fs.outputFile fs.outputFileSync",
    read:
      "fs.readFile fs.readFileSync readFileSync readFile fs.createReadStream fs.promises.readFile Deno.readTextFile Deno.readTextFileSync Deno.readFile Bun.file",
    chdir: "process.chdir Deno.chdir",
    temporary: "fs.mkdtemp fs.mkdtempSync",
    copy: "fs.copyFile fs.copyFileSync Deno.copyFile fs.promises.copyFile",
    copy_tree: "fs.cp fs.cpSync fs.copySync fs.promises.cp",
    move:
      "fs.rename fs.renameSync renameSync fs.moveSync fs.symlinkSync fs.promises.rename Deno.rename Deno.renameSync",
    make_folder:
      "fs.mkdir fs.mkdirSync mkdirSync fs.promises.mkdir Deno.mkdir Deno.mkdirSync fs.ensureDirSync",
    mode: "fs.chmod fs.chmodSync chmodSync Deno.chmod",
    owner: "fs.chown fs.chownSync",
    connect:
      "fetch http.get https.get http.request https.request axios axios.get net.connect net.createConnection tls.connect got WebSocket XMLHttpRequest.open Deno.connect dns.lookup dns.resolve",
    send:
      "axios.post axios.put axios.patch axios.delete got.post navigator.sendBeacon",
    listen:
      "http.createServer net.createServer Deno.serve Deno.listen Bun.serve",
    code:
      "eval Function vm.runInNewContext vm.runInThisContext vm.runInContext setTimeout",
    kill: "process.kill",
    print_line: "console.log",
    print: "process.stdout.write",
    decode: "atob",
    environment: "process.env Deno.env",
    path: "path.join path.resolve join resolve URL",
  }),
  methods: {},
  bare: NEVER,
};

/** Ruby. */
export const RUBY: Language = {
  remarks: ["#"],
  backquotes: "command",
  triple: false,
  freeQuotes: true,
  fills: ["#{"],
  calls: deeds({
    shell:
      "system exec spawn Kernel.system Kernel.exec Process.spawn IO.popen Open3.capture2 Open3.capture2e Open3.capture3 Open3.popen3 PTY.spawn",
    delete:
      "File.delete File.unlink FileUtils.rm FileUtils.rm_f rm_f Dir.rmdir Dir.delete Dir.unlink FileUtils.remove FileUtils.rmdir",
    delete_tree:
      "FileUtils.rm_r FileUtils.rm_rf FileUtils.rmtree FileUtils.remove_dir FileUtils.remove_entry FileUtils.remove_entry_secure rm_rf rm_r",
    write:
      "File.write IO.write File.truncate FileUtils.touch IO.binwrite File.binwrite",
    read:
      "File.read IO.read IO.readlines File.readlines File.foreach File.binread",
    open: "File.open File.new open",
    chdir: "Dir.chdir FileUtils.cd",
    dispatch:
      "send public_send __send__ Kernel.send Kernel.public_send Object.send File.send FileUtils.send IO.send",
    temporary: "Dir.mktmpdir Tempfile.new Tempfile.create",
    copy_tree: "FileUtils.cp_r",
    copy: "FileUtils.cp FileUtils.copy FileUtils.copy_file FileUtils.install",
    move: "File.rename FileUtils.mv FileUtils.move File.symlink FileUtils.ln_s",
    make_folder: "Dir.mkdir FileUtils.mkdir FileUtils.mkdir_p",
    mode: "File.chmod FileUtils.chmod FileUtils.chmod_R",
    owner: "File.chown FileUtils.chown FileUtils.chown_R",
    connect:
      "Net.HTTP.get Net::HTTP.get Net::HTTP.get_response URI.open TCPSocket.new TCPSocket.open Socket.tcp Net::HTTP.start HTTParty.get",
    send: "Net::HTTP.post Net::HTTP.post_form HTTParty.post RestClient.post",
    listen: "TCPServer.new WEBrick::HTTPServer.new",
    code: "eval instance_eval class_eval load Marshal.load",
    kill: "Process.kill",
    print_line: "puts",
    print: "print $stdout.write STDOUT.write",
    decode: "Base64.decode64 Base64.strict_decode64 Base64.urlsafe_decode64",
    path: "File.join File.expand_path Pathname.new Pathname Dir.home",
  }),
  methods: deeds({
    delete: "delete unlink",
    delete_tree: "rmtree",
    write: "write",
    read: "read",
  }),
  loose: true,
  symbols: true,
  bare:
    /^(?:system|exec|spawn|eval|load|open|rm_rf|rm_r|rm_f|puts|print|require)$/,
};

/** Perl. */
export const PERL: Language = {
  remarks: ["#"],
  backquotes: "command",
  triple: false,
  dotsJoin: true,
  freeQuotes: true,
  fills: ["$", "@"],
  calls: deeds({
    shell: "system exec readpipe IPC.Open3.open3 open2 open3",
    delete: "unlink rmdir",
    delete_tree:
      "rmtree remove_tree File::Path::rmtree File::Path::remove_tree",
    open: "open sysopen",
    chdir: "chdir",
    copy: "copy File::Copy::copy cp",
    move: "rename move File::Copy::move link symlink",
    make_folder: "mkdir make_path mkpath",
    write: "truncate utime",
    mode: "chmod",
    owner: "chown",
    print_line: "say",
    print: "print",
    connect:
      "IO::Socket::INET.new IO::Socket::INET6.new IO::Socket::IP.new IO::Socket::SSL.new LWP::Simple::get getprint inet_aton Socket::inet_aton sockaddr_in pack_sockaddr_in",
    code: "eval do require",
    kill: "kill",
    decode: "decode_base64 MIME::Base64::decode_base64",
    hex: "pack",
    environment: "ENV",
  }),
  methods: {},
  bare:
    /^(?:system|exec|unlink|rmdir|rmtree|remove_tree|open|rename|chmod|chown|mkdir|kill|eval|do|print|say|truncate|symlink|link|glob|join|chdir)$/,
};

/** PHP. */
export const PHP: Language = {
  remarks: ["#", "//"],
  backquotes: "command",
  triple: false,
  dotsJoin: true,
  freeQuotes: false,
  fills: ["$"],
  calls: deeds({
    shell: "system exec shell_exec passthru popen proc_open pcntl_exec",
    delete: "unlink rmdir",
    open: "fopen SplFileObject",
    read:
      "file_get_contents readfile file include require include_once require_once",
    write: "file_put_contents touch ftruncate",
    copy: "copy",
    move: "rename symlink link move_uploaded_file",
    make_folder: "mkdir",
    mode: "chmod",
    owner: "chown chgrp",
    print: "echo print",
    connect: "fsockopen pfsockopen curl_init stream_socket_client",
    send: "mail",
    code: "eval assert create_function",
    kill: "posix_kill",
    decode: "base64_decode",
    hex: "hex2bin",
    environment: "getenv _ENV",
  }),
  methods: {},
  bare: /^(?:include|require|include_once|require_once|echo|print)$/,
};

/** Languages whose calls are much the same everywhere: Lua, R, Julia, Tcl, Groovy, Elixir. */
export const OTHERS: Language = {
  remarks: ["#", "--"],
  backquotes: "command",
  triple: false,
  freeQuotes: false,
  fills: ["$", "#{"],
  calls: deeds({
    shell:
      "os.execute io.popen system system2 shell run Sys.command System.cmd System.shell Runtime.getRuntime.exec os:cmd exec sh call-process shell-command do",
    delete: "os.remove unlink file.remove File.rm File.rm! rm delete-file file",
    delete_tree: "File.rm_rf File.rm_rf! delete-directory deleteDir",
    open: "io.open open",
    write: "write writeLines File.write File.write! writeFile write-region",
    read: "readLines read File.read File.read! dofile source slurp",
    move: "os.rename rename file.rename cp mv",
    connect: "download.file url HTTPoison.get curl socket.connect",
    code: "load loadstring eval parse include",
    mode: "chmod Sys.chmod",
  }),
  methods: deeds({
    shell: "execute",
    delete: "delete",
    delete_tree: "deleteDir",
  }),
  bare: /^(?:exec|run|system|do|shell)$/,
};
