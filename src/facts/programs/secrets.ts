/** Programs that keep passwords, keys and tokens. */
import type { Invocation } from "./invocation.ts";
import type { Change, Family } from "./program.ts";

const SECRET: Change = { what: "secret" };

/** Programs of secrets. */
export const SECRETS: Family = {
  security: {
    options: "h i l p q v g w a= s= d= D= c= t= k= o= r= Z e",
    style: "exact",
    run: (it) => {
      const verb = it.operands[0]?.text ?? "";
      if (
        /^(?:dump-keychain|find-generic-password|find-internet-password|export|find-certificate|find-key|unlock-keychain)$/
          .test(verb)
      ) {
        const shows = /^(?:dump|export|find-key|unlock)/.test(verb) ||
          it.has("g", "w");
        if (shows) it.change(SECRET, "read", verb);
      } else if (
        /^(?:add|delete|set|create|import|lock|remove|authorizationdb|trust|untrust)/
          .test(verb)
      ) it.change(SECRET, "change", verb);
    },
  },
  "pass,gopass,passage": {
    options:
      "c,clip q,qrcode f,force r,recursive e,echo m,multiline n,no-symbols i,in-place p,path=",
    run: (it) => {
      const verb = it.operands[0]?.text ?? "";
      if (
        verb === "" ||
        /^(?:ls|list|find|search|git|help|version|init|tree)$/.test(verb)
      ) return;
      it.change(
        SECRET,
        /^(?:rm|remove|delete)$/.test(verb)
          ? "delete"
          : /^(?:insert|add|edit|generate|mv|cp|move|copy)$/.test(verb)
          ? "change"
          : "read",
        it.operands.at(-1),
      );
    },
  },
  "vault,bao,infisical,doppler,akv,chamber,conjur,teller,summon,op,bw,rbw,lpass,keepassxc-cli,keeper,dashlane,envchain,aws-vault,saml2aws,credstash,berglas":
    {
      options:
        "address= format= field= namespace= version= p,project= e= c,config= plain json o= f force raw reveal account= vault= fields= session= path= env= mount= a= only-names",
      style: "exact",
      run: store,
    },
  "secret-tool,keyring,cmdkey,gnome-keyring,kwallet-query,kwalletcli,wincred": {
    options: "label= all unlock l list add= delete= pass= user= r= w= f=",
    run: (it) => {
      if (it.has("l", "list") || it.operands[0]?.text === "search") return;
      const verb = it.operands[0]?.text ?? "read";
      it.change(
        SECRET,
        /^(?:clear|del|delete|set|store)/.test(verb) ? "change" : "read",
        it.operands[1],
      );
    },
  },
  "gpg,gpg2": {
    options:
      "a,armor b,detach-sign c,symmetric d,decrypt e,encrypt s,sign k,list-keys K,list-secret-keys export export-secret-keys export-secret-subkeys delete-keys delete-secret-keys delete-secret-and-public-key import recv-keys o,output= r,recipient= u,local-user= batch yes passphrase= passphrase-file= pinentry-mode= verify gen-key full-gen-key edit-key q,quiet v,verbose homedir= keyserver= fingerprint with-colons no-tty clearsign",
    run: gpg,
  },
  "ssh-add": {
    options: "l L d D x X t= k K q c s= e= E= T",
    idle: "l L T",
    run: (it) => {
      if (it.has("D", "d", "x", "X")) it.change(SECRET, "change", "agent");
    },
  },
  "ssh-keygen": {
    options:
      "t= b= f= N= P= C= q y l B F= R= H e i m= p c A a= o v E= D= I= n= s= V= z= h U Y= O= r= K= M= Z= k u w= x=",
    run: (it) => {
      const file = it.value("f");
      if (it.has("l", "B", "F", "H", "Y")) return;
      if (it.has("y", "e", "i")) {
        if (file !== undefined) it.list(file);
        return;
      }
      if (it.has("R", "s", "k")) return;
      if (file !== undefined) it.write(file, { text: undefined, origins: [] });
      else it.change(SECRET, it.has("p") ? "change" : "create", "~/.ssh");
    },
  },
  "sops,age,ansible-vault,git-crypt,transcrypt,blackbox_cat,rage,minisign": {
    options:
      "d,decrypt e,encrypt i,in-place,identity= o,output= r,recipient= p,passphrase extract= input-type= output-type= vault-password-file= k= R=",
    run: (it) => {
      const verb = it.operands[0]?.text ?? "";
      if (
        it.has("decrypt") ||
        /^(?:decrypt|view|exec-env|exec-file|unlock|edit)$/.test(verb)
      ) it.change(SECRET, "read", it.operands.at(-1));
      const out = it.value("output");
      if (out !== undefined) {
        it.write(out, { text: undefined, origins: ["secret"] });
      }
      return { text: undefined, origins: it.has("decrypt") ? ["secret"] : [] };
    },
  },
  "kinit,kdestroy,certtool,step,mkcert,certbot": {
    options: "k t= install uninstall force f n= d= agree-tos dry-run c=",
    idle: "dry-run",
    run: (it) => {
      if (it.has("install", "uninstall")) {
        it.change(SECRET, "change", "trusted certificates");
      }
    },
  },
};

const HARMLESS =
  /^(?:status|list|ls|version|help|login|logout|whoami|search|find|config|configure|setup|init|sync|me|account|user|vault|policy|auth|token|unseal|operator|secrets|print|server|agent|signin|generate|run|exec|projects|environments|rotate-self|lock|unlock)$/;

/** Commands that print all values, though no word of theirs says so. */
const PRINTING: ReadonlyMap<string, RegExp> = new Map([
  ["doppler", /^(?:secrets|run -- env)?$/],
  ["infisical", /^secrets$/],
  ["chamber", /^env\b/],
  ["teller", /^(?:sh|env|yaml)\b/],
  ["credstash", /^getall\b/],
  ["berglas", /^access\b/],
]);

function store(it: Invocation): ReturnType<Invocation["run"]> | void {
  const dashes = it.args.findIndex(({ text }) => text === "--");
  const [first, second] = it.operands;
  const verb = first?.text ?? "";
  if (/^(?:run|exec)$/.test(verb) && dashes >= 0) {
    return it.run(it.args.slice(dashes + 1), { via: `${it.name} ${verb}` });
  }
  if (
    PRINTING.get(it.name)?.test(
        it.operands.map(({ text }) => text).join(" "),
      ) === true && !it.has("only-names")
  ) {
    it.change(SECRET, "read", verb);
    return { text: undefined, origins: ["secret"] };
  }
  const words = [verb, second?.text ?? ""];
  const reads = words.find((word) =>
    /^(?:read|get|show|export|download|dump|clip|reveal|print|history|kv-get|inject)$/
      .test(word)
  );
  const loses = words.find((word) =>
    /^(?:delete|destroy|rm|remove|purge|disable|revoke|move|undelete)$/.test(
      word,
    )
  );
  const writes = words.find((word) =>
    /^(?:put|write|set|create|add|edit|patch|update|upload|import|enable)$/
      .test(word)
  );
  if (loses !== undefined) {
    it.change({ ...SECRET, irreversible: true }, "delete", it.operands.at(-1));
  } else if (reads !== undefined) {
    it.change(SECRET, "read", it.operands.at(-1));
    return { text: undefined, origins: ["secret"] };
  } else if (writes !== undefined) {
    it.change(SECRET, "change", it.operands.at(-1));
  } else if (!HARMLESS.test(verb) && verb !== "") it.execution.known = false;
}

function gpg(it: Invocation): ReturnType<Invocation["read"]> | void {
  if (it.has("export-secret-keys", "export-secret-subkeys")) {
    it.change(SECRET, "read", it.operands[0]);
    const out = it.value("output");
    if (out !== undefined) {
      it.write(out, { text: undefined, origins: ["secret"] });
    }
    return { text: undefined, origins: ["secret"] };
  }
  if (
    it.has("delete-secret-keys", "delete-secret-and-public-key", "delete-keys")
  ) {
    it.change({ ...SECRET, irreversible: true }, "delete", it.operands[0]);
    return;
  }
  const out = it.value("output");
  let data;
  if (
    it.has(
      "decrypt",
      "encrypt",
      "sign",
      "symmetric",
      "detach-sign",
      "clearsign",
      "verify",
      "import",
    )
  ) {
    for (const file of it.operands) data = it.read(file);
  }
  if (out !== undefined) {
    it.write(out, { text: undefined, origins: data?.origins ?? [] });
  }
  return it.has("decrypt") ? { text: undefined, origins: ["decoded"] } : data;
}
