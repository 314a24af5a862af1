/** Command lines of code hosts. */
import { join, NOTHING, TERMINAL } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Change, Family, Subcommand } from "./program.ts";

const REPOSITORY: Change = { what: "repository" };
const LOSS: Change = { what: "repository", irreversible: true };

const ROWS: readonly Subcommand[] = [
  {
    at:
      "repo delete,project delete,release delete,release delete-asset,gist delete,run delete,cache delete,issue delete,environment delete,workflow disable,ruleset delete,codespace delete,org delete,schedule delete,milestone delete,ci delete,mr delete,snippet delete",
    options: "y,yes cleanup-tag a,all c= R,repo=",
    change: { ...LOSS, operation: "delete" },
  },
  {
    at: "label delete",
    options: "y,yes R,repo=",
    change: { ...REPOSITORY, operation: "remove" },
  },
  {
    at:
      "repo archive,repo rename,repo unarchive,repo transfer,project transfer,repo mirror",
    options: "y,yes R,repo=",
    change: REPOSITORY,
  },
  {
    at: "repo edit",
    options:
      "visibility= accept-visibility-change-consequences default-branch= d,description= h,homepage= enable-issues=? add-topic= delete-branch-on-merge allow-forking",
    run: edit,
  },
  {
    at: "repo create,repo fork,project create,gist create,snippet create",
    options:
      "public private internal s,source= push clone d,desc,description= r,remote= p,public",
    run: create,
  },
  {
    at: "pr merge,mr merge,mr accept",
    options:
      "m,merge s,squash r,rebase d,delete-branch auto admin y,yes R,repo=",
    change: { ...REPOSITORY, operation: "merge" },
  },
  {
    at:
      "pr create,pr edit,pr comment,pr review,pr close,pr reopen,pr ready,pr update-branch,issue create,issue edit,issue comment,issue close,issue reopen,issue note,mr create,mr update,mr note,mr close,mr approve,label create,label edit,release edit,release upload,workflow run,workflow enable,run rerun,run cancel,project item-add,ci run,ci trigger,ci retry",
    options:
      "t,title= b,body= F,body-file= B,base= H,head= d,draft f,fill l,label= a,assignee= R,repo= n,notes= m,milestone= r,reviewer= w,web",
    run: publish,
  },
  {
    at: "release create",
    options:
      "t,title= n,notes= F,notes-file= d,draft p,prerelease generate-notes target= latest=? R,repo= verify-tag discussion-category=",
    unless: "draft",
    change: { what: "package", operation: "publish", irreversible: true },
  },
  {
    at:
      "secret set,secret delete,secret remove,variable delete,variable remove,secret list,auth token,repo deploy-key add,repo deploy-key delete,ssh-key add,ssh-key delete,gpg-key add,gpg-key delete,deploy-key add,deploy-key delete,variable set,token create,token revoke",
    options:
      "e,env= b,body= o,org= R,repo= f,env-file= a,app= t,title= h,hostname= w,allow-write",
    run: secret,
  },
  {
    at: "auth login,auth logout,auth refresh,auth setup-git",
    change: { what: "secret", operation: "log in" },
  },
  {
    at: "alias set,config set,extension install,extension remove",
    change: { what: "other", operation: "configure" },
  },
  {
    at: "api",
    options:
      "X,method= f,raw-field= F,field= H,header= input= paginate q,jq= t,template= p,preview= hostname= silent i,include slurp cache=",
    run: api,
  },
  {
    at:
      "repo clone,repo sync,pr checkout,mr checkout,release download,run download",
    options: "f,force b,branch= R,repo= D,dir= p,pattern= s,source= n,name=",
  },
];

const LOOKS =
  "pr issue repo release run workflow gist search status browse list view diff checks auth version help label secret variable cache ruleset org project codespace extension alias config completion mr ci job";

/** Programs of code hosts. */
export const HOSTING: Family = {
  "gh,glab,hub,tea,bb": {
    options: "R,repo= hostname= help json= q,jq= L,limit=",
    style: "exact",
    subcommands: ROWS,
    looks: LOOKS,
  },
};

function name(it: Invocation): string | undefined {
  return it.operands[2]?.text ?? it.value("repo")?.text;
}

function edit(it: Invocation): void {
  const shown = it.value("visibility")?.text;
  it.change(
    { ...REPOSITORY, loosens: shown === "public" },
    shown === undefined ? "edit" : "change visibility",
    name(it),
  );
}

function create(it: Invocation): void {
  it.change({ ...REPOSITORY, loosens: it.has("public") }, "create", name(it));
  if (!/^(?:gist|snippet)$/.test(it.operands[0]?.text ?? "")) return;
  let data = it.stdin === TERMINAL ? NOTHING : it.stdin;
  for (const file of it.operands.slice(2)) {
    if (file.text !== "-") data = join(data, it.read(file));
  }
  it.connect(it.name === "glab" ? "gitlab.com" : "github.com", {
    scheme: "https",
    data: { text: undefined, origins: data.origins },
  });
}

function publish(it: Invocation): void {
  const file = it.value("body-file");
  if (file !== undefined && file.text !== "-") it.read(file);
  if (it.operands[1]?.text === "upload") {
    for (const asset of it.operands.slice(3)) {
      it.read(asset);
    }
  }
  it.change(REPOSITORY, `${it.operands[1]?.text ?? ""}`, name(it));
}

function secret(it: Invocation): void {
  const [, verb] = it.operands;
  if (verb?.text === "list") return;
  const file = it.value("env-file");
  if (file !== undefined) it.read(file);
  it.change(
    { what: "secret" },
    verb?.text === "token" ? "read" : verb?.text ?? "change",
    it.operands[2],
  );
}

/** `gh api -X DELETE repos/a/b`. */
function api(it: Invocation): void {
  const fields = it.has("raw-field", "field", "input");
  const method = (it.value("method")?.text ?? (fields ? "POST" : "GET"))
    .toUpperCase();
  const path = it.operands[1]?.text ?? "";
  if (path === "graphql") {
    const query = it.options.values("raw-field", "field").map(({ text }) =>
      text
    ).join(" ");
    if (/\bmutation\b/.test(query)) {
      it.change(
        /delete|remove/i.test(query) ? LOSS : REPOSITORY,
        /delete|remove/i.test(query) ? "delete" : "change",
        "graphql",
      );
    }
    return;
  }
  if (method === "GET" || method === "HEAD") return;
  const grave =
    /\/(?:merge|transfer|visibility|protection|branches|rulesets|collaborators|hooks|keys|secrets|git\/refs)(?:\/|$)/
      .exec(path)?.[0];
  if (method === "DELETE") it.change(LOSS, "delete", path);
  else if (/\/(?:secrets|variables)(?:\/|$)/.test(path)) {
    it.change({ what: "secret" }, "change", path);
  } else {it.change(
      REPOSITORY,
      grave?.includes("merge")
        ? "merge"
        : grave?.includes("transfer")
        ? "transfer"
        : "change",
      path,
      /\/(?:collaborators|hooks|keys)(?:\/|$)/.test(grave ?? "") ||
        it.args.some(({ text }) =>
          /^(?:private=false|visibility=public)$/.test(text)
        )
        ? { loosens: true }
        : {},
    );}
}
