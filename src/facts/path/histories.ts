/** What was typed before, and programs that stand in for others. Patterns as in `path/credentials.ts`. */

/** Where shells and other programs keep what was typed: passwords and hosts are often among it. */
export const HISTORY: readonly string[] = [
  ".bash_history",
  ".bash_history-*",
  ".bash_sessions/**",
  ".zsh_history",
  ".zsh_history.*",
  ".zsh_sessions/**",
  ".zhistory",
  ".histfile",
  ".sh_history",
  ".ksh_history",
  ".mksh_history",
  ".ash_history",
  ".tcsh_history",
  ".history",
  ".local/share/fish/fish_history",
  ".config/fish/fish_history",
  ".local/share/xonsh/**",
  ".config/nushell/history.*",
  ".local/share/atuin/**",
  ".local/share/mcfly/**",
  ".python_history",
  ".ipython/profile_*/history.sqlite",
  ".node_repl_history",
  ".irb_history",
  ".pry_history",
  ".php_history",
  ".rhistory",
  ".lua_history",
  ".psql_history",
  ".mysql_history",
  ".mariadb_history",
  ".sqlite_history",
  ".rediscli_history",
  ".mongo_history",
  ".dbshell",
  ".mongodb/mongosh/*_repl_history",
  ".pgcli/history",
  ".config/pgcli/history",
  ".gdb_history",
  ".lesshst",
  ".viminfo",
  "consolehost_history.txt",
];

/** Folders of a user's own that are searched for programs, most often before the machine's. */
const FOLDERS = [
  ".local/bin",
  ".bin",
  ".cargo/bin",
  ".npm-global/bin",
  ".yarn/bin",
  ".bun/bin",
  "go/bin",
  ".pyenv/shims",
  ".rbenv/shims",
  ".asdf/shims",
  "~/bin",
  "/home/*/bin",
  "/users/*/bin",
  "/root/bin",
];

/** Programs that every machine has, so that another one of that name stands in for it. */
const PROGRAMS =
  ("sh bash zsh dash ksh fish ls cat cp mv rm ln mkdir rmdir touch chmod chown find grep egrep fgrep sed awk sort " +
    "head tail less more cut tr wc tee xargs env which ps kill top sudo su doas pkexec ssh scp sftp ssh-agent ssh-add " +
    "ssh-keygen rsync curl wget nc git gpg gpg2 tar gzip unzip make cc gcc ld vi vim nano crontab systemctl launchctl " +
    "mount umount id whoami passwd login man date echo printf test sleep true hostname uname df du base64 openssl " +
    "apt apt-get dpkg dnf yum brew docker").split(" ");

/** A program of a user's own in the place of one that every machine has. */
export const SHADOW: readonly string[] = FOLDERS.flatMap((folder) =>
  PROGRAMS.map((name) => `${folder}/${name}`)
);
