/** Programs of users, groups and passwords. */
import type { Family } from "./program.ts";

/** Programs of accounts. */
export const ACCOUNTS: Family = {
  "passwd,chpasswd,chage,gpasswd,newusers,pwconv,pwunconv,vipw,vigr,visudo,htpasswd,smbpasswd,kpasswd,yppasswd":
    {
      options:
        "d,delete l,lock u,unlock e,expire S,status a,all,add= x= n= w= i= E= M= m= I= W= f,file= c,check q s r,remove= A= R= stdin b B D p C= P=",
      idle: "status check",
      run: (it) => {
        if (
          it.name === "chage" &&
          it.args.some(({ text }) => text === "-l" || text === "--list")
        ) return;
        it.change(
          { what: "account" },
          it.has("delete") ? "remove password" : it.name,
          it.operands[0],
        );
      },
    },
  "useradd,adduser,usermod,groupadd,addgroup,groupmod,newgrp,sysadminctl,dscl,dseditgroup,pw":
    {
      options:
        "m,create-home M d,home= s,shell= u,uid= g,gid= G,groups= a,append c,comment= r,system p,password= e,expiredate= f,inactive= L,lock U,unlock l,login= o N k,skel= D disabled-password disabled-login gecos= ingroup= addUser= deleteUser= t= n= q,quiet",
      run: (it) => {
        const target = it.operands.at(-1);
        const group = it.value("groups")?.text ?? it.operands[1]?.text ?? "";
        const root = it.value("uid")?.text === "0" ||
          /(?:^|,)(?:root|sudo|wheel|admin|docker)(?:,|$)/.test(group);
        if (
          it.args.some(({ text }) =>
            /^-?(?:read|list|search|secureTokenStatus)$/.test(text)
          )
        ) return;
        it.change(
          { what: "account", loosens: root },
          it.name,
          target,
          group === "" ? {} : { value: group },
        );
      },
    },
  "userdel,deluser,groupdel,delgroup": {
    options:
      "r,remove f,force Z remove-home remove-all-files backup group system",
    run: (it) =>
      it.change(
        { what: "account", irreversible: true },
        "remove",
        it.operands[0],
      ),
  },
};
