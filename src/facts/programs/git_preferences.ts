/** Settings of Git that are a matter of taste: nothing runs, leads elsewhere or checks less because of them. */
import type { Field } from "../shell/data.ts";

/** Settings of which every value is harmless. */
const TASTE =
  /^(?:user\.(?:name|email|signingkey)|author\..+|committer\..+|color\..+|column\..+|advice\..+|pull\.(?:rebase|ff|octopus)|push\.(?:default|autosetupremote|followtags)|fetch\.\w+|init\.defaultbranch|branch\..+|rebase\.\w+|rerere\.\w+|merge\.(?:conflictstyle|ff|tool|log|stat|renamelimit)|mergetool\.(?:keepbackup|prompt|keeptemporaries)|difftool\.(?:prompt|trustexitcode)|diff\.(?:tool|guitool|algorithm|colormoved|colormovedws|renames|renamelimit|mnemonicprefix|noprefix|context|wserrorhighlight|submodule)|log\.\w+|status\.\w+|stash\.\w+|tag\.(?:sort|gpgsign)|commit\.(?:verbose|template|cleanup|status)|format\.\w+|help\.(?:autocorrect|format)|blame\.\w+|grep\.\w+|gui\.\w+|i18n\.\w+|feature\.\w+|gc\.auto|pack\.\w+|index\.\w+|submodule\.(?:recurse|fetchjobs)|http\.postbuffer|core\.(?:autocrlf|eol|safecrlf|excludesfile|ignorecase|filemode|longpaths|symlinks|quotepath|abbrev|precomposeunicode|untrackedcache|compression|whitespace|commentchar|preloadindex|bigfilethreshold)|versionsort\..+|lfs\.\w+)$/;

/** Settings of a program, with the programs that are as well known as Git itself; no option of theirs may hold code. */
const PROGRAMS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:core|sequence)\.editor$/,
    /^(?:\/usr(?:\/local)?\/bin\/)?(?:vim?|nvim|nano|emacs|emacsclient|code|code-insiders|codium|cursor|windsurf|zed|subl|mate|micro|hx|helix|kak|ed|gedit|kate|atom|idea|notepad)(?: --?[a-z][\w-]*)*$/,
  ],
  [
    /^(?:core\.pager|pager\.\w+)$/,
    /^(?:less|more|most|cat|delta|bat|diff-so-fancy|true|false)(?: --?[a-z][\w-]*)*$/i,
  ],
  [
    /^credential\.(?:.+\.)?helper$/,
    /^(?:cache(?: --timeout[= ]\d+)?|osxkeychain|manager(?:-core)?|libsecret|wincred)$/,
  ],
  [/^gpg\.(?:.+\.)?program$/, /^(?:\/usr(?:\/local)?\/bin\/)?gpg2?$/],
  [/^gpg\.format$/, /^(?:openpgp|ssh|x509)$/],
  [/^commit\.gpgsign$/, /^(?:true|1|yes|on)$/i],
  // An alias of a subcommand is run by name only; options before it, or a command among its own, would run something.
  [
    /^alias\.[\w-]+$/,
    /^(?!.*(?:\s-[cx]\b|exec|upload-pack|receive-pack))[a-z]/,
  ],
];

/** Whether a setting of Git is harmless with this value, or to take away. */
export function isHarmless(name: Field, value: Field | undefined): boolean {
  if (!name.known) return false;
  const key = name.text.toLowerCase();
  if (TASTE.test(key)) return true;
  return value?.known === true &&
    PROGRAMS.some(([setting, program]) =>
      setting.test(key) && program.test(value.text)
    );
}
