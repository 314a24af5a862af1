/** Hubs of models and data sets, and programs that keep versions of data. */
import { type Field, plain } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Change, Family } from "./program.ts";

const LOSS: Change = {
  what: "hosted",
  irreversible: true,
  operation: "delete",
};

/** Sends files to a service of a known address. */
function upload(
  it: Invocation,
  host: string,
  files: readonly (Field | undefined)[],
): void {
  for (const file of files) it.read(file ?? plain("."));
  it.connect(host, {
    scheme: "https",
    data: { text: undefined, origins: it.origins },
  });
}

/** Hubs and versions of data. */
export const DATA_PLATFORMS: Family = {
  "huggingface-cli,hf": {
    options:
      "repo-type= revision= token= local-dir= include= exclude= cache-dir= y,yes q,quiet type= private commit-message= path-in-repo=",
    style: "exact",
    looks: "download whoami env version scan-cache tag",
    subcommands: [
      {
        at:
          "repo delete,repo-files delete,repo-files,repos delete,repo branch delete,repo tag delete,endpoints delete",
        change: LOSS,
      },
      {
        at: "upload,upload-large-folder",
        run: (it) => upload(it, "huggingface.co", [it.operands[2]]),
      },
      {
        at: "repo settings,repo move",
        change: { what: "hosted", operation: "rename" },
      },
      { at: "login,auth login", change: { what: "secret" } },
      { at: "repo create,logout,delete-cache,cache rm,cache prune" },
    ],
  },
  kaggle: {
    options:
      "p,path= f,file= m,message= c,competition= q,quiet d,delete-old-versions u,public r,dir-mode= k,kernel= y,yes",
    style: "exact",
    looks:
      "list files download status init metadata leaderboard submissions output pull config view",
    subcommands: [
      { at: "datasets delete,kernels delete,models delete", change: LOSS },
      {
        at:
          "datasets create,datasets version,kernels push,models create,competitions submit,d create,d version,k push,c submit",
        run: (it) =>
          upload(it, "www.kaggle.com", [it.value("file") ?? it.value("path")]),
      },
    ],
  },
  dvc: {
    options:
      "r,remote= j,jobs= f,force a,all-branches T,all-tags A,all-commits w,workspace c,cloud q,quiet v,verbose p,projects= dry",
    style: "exact",
    idle: "dry",
    looks:
      "add pull fetch push status diff repro run import init list ls dag metrics params plots stage commit checkout config version get doctor data queue exp move",
    subcommands: [
      {
        at: "gc",
        run: (it) => {
          if (it.has("cloud")) it.change(LOSS, "delete", it.value("remote"));
          it.delete(plain(".dvc/cache"), {
            recursive: true,
            forced: it.has("force"),
          });
        },
      },
      {
        at: "destroy",
        run: (it) => it.delete(plain(".dvc"), { recursive: true }),
      },
    ],
  },
  "wandb,mlflow": {
    options:
      "p,project= e,entity= h,host= port= experiment-id= n,name= run-id= backend-store-uri= r,run-name=",
    style: "exact",
    looks:
      "login offline online init sync sweep agent status ui server run verify list search describe csv pull get docker launch models deployments artifact experiments runs",
    subcommands: [
      {
        at:
          "experiments delete,runs delete,gc,artifact delete,registered-models delete,db downgrade",
        change: LOSS,
      },
    ],
  },
  "lakectl,dolt": {
    options: "f,force y,yes r,recursive",
    style: "exact",
    looks:
      "log diff list status show branch cat ls get inspect clone init add commit checkout merge",
    subcommands: [
      {
        at:
          "repo delete,fs rm,branch delete,tag delete,branch revert,delete repo,delete all,delete pipeline,delete branch,branch drop",
        change: LOSS,
      },
      {
        at: "reset,push",
        when: "hard force",
        change: { ...LOSS, operation: "reset" },
      },
    ],
  },
};
