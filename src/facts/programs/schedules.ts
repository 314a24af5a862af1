/** Programs that make something run later. */
import type { Invocation } from "./invocation.ts";
import type { Change, Family } from "./program.ts";

const SCHEDULE: Change = { what: "schedule" };

/** Programs of scheduled jobs. */
export const SCHEDULES: Family = {
  crontab: {
    options: "u= l e r i n T s x=",
    idle: "l T",
    run: (it) => {
      if (it.has("r")) {
        it.change({ ...SCHEDULE, irreversible: true }, "remove", "crontab");
        return;
      }
      const [file] = it.operands;
      if (file !== undefined && file.text !== "-") it.read(file);
      if (file !== undefined || it.has("e") || it.stdin.text !== undefined) {
        it.change(SCHEDULE, "install", "crontab");
      }
    },
  },
  "at,batch": {
    options: "q= f= m M l r d b v V t= c",
    idle: "l V",
    run: (it) => {
      if (it.has("r", "d", "c")) {
        if (!it.has("c")) it.change(SCHEDULE, "remove", it.operands[0]);
        return;
      }
      it.change(SCHEDULE, "add", it.operands[0]);
      const file = it.value("f");
      it.shell(file === undefined ? it.stdin : it.read(file), { via: it.name });
    },
  },
  "atrm,anacron": { options: "f s n d t= S= u", change: SCHEDULE },
  schtasks: {
    style: "slash",
    options: "create delete change run end query",
    run: (it) => {
      const verb = ["create", "delete", "change"].find((one) => it.has(one));
      if (verb !== undefined) windowsTask(it, verb);
    },
  },
};

function windowsTask(it: Invocation, verb: string): void {
  it.change(SCHEDULE, verb, it.operands[0]);
}
