/** Programs that work on disks, partitions, volumes and file systems. */
import { type Field, plain, UNKNOWN } from "../shell/data.ts";
import { tellFilling } from "../shell/files.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";
import { bytesOf, isHuge } from "./sizes.ts";

/** Programs of disks. */
export const DISKS: Family = {
  "mkfs,mkfs.ext2,mkfs.ext3,mkfs.ext4,mkfs.xfs,mkfs.btrfs,mkfs.vfat,mkfs.fat,mkfs.msdos,mkfs.ntfs,mkfs.exfat,mkfs.f2fs,mkfs.minix,mkfs.bfs,mkfs.cramfs,mkfs.reiserfs,mkfs.jfs,mkfs.nilfs2,mkfs.udf,mkfs.erofs,mke2fs,mkdosfs,mkntfs,mkexfatfs,mkswap,newfs,newfs_apfs,newfs_hfs":
    {
      options:
        "t,type= L,label= U,uuid= F f,force n,dry-run q,quiet v,verbose c b= i= I= m= N= O= T= V j J= E= K= d= l= s= r= g= e= D S o= C= M= G=",
      silent: true,
      run: (it) => {
        // For the ext family `-n` only says what would be done; elsewhere it is a label or a name.
        const dry = it.has("dry-run") && /ext|mke2fs|mkfs$/.test(it.name);
        const vfat = /fat|dos|ntfs|exfat/.test(it.name);
        if (dry) return;
        const targets = vfat && it.has("dry-run")
          ? it.operands.slice(1)
          : it.operands;
        destroy(it, "format", targets.slice(0, 1));
      },
    },
  "dd,gdd,dcfldd,dc3dd": { style: "pairs", run: dd },
  "ddrescue": {
    options:
      "f,force n,no-scrape d,idirect r,retry-passes= v,verbose q,quiet b,sector-size= i,input-position= o,output-position= s,size= bmap= nobmap",
    run: (it) => {
      const [source, target] = it.operands;
      if (source === undefined || target === undefined) return;
      const data = it.read(source);
      it.write(target, data);
      if (it.path(target).classes.includes("device")) {
        destroy(it, "overwrite", [target]);
      }
    },
  },
  "efibootmgr,bootctl": {
    options:
      "b,bootnum= B,delete-bootnum c,create C,create-only o,bootorder= O,delete-bootorder n,bootnext= N,delete-bootnext a,active A,inactive d,disk= p,part= l,loader= L,label= v,verbose t,timeout= T q,quiet",
    run: (it) => {
      const changes = it.has(
        "delete-bootnum",
        "create",
        "create-only",
        "bootorder",
        "delete-bootorder",
        "bootnext",
        "inactive",
      ) ||
        /^(?:install|update|remove|set-)/.test(it.operands[0]?.text ?? "");
      if (changes) it.change({ what: "kernel" }, "set", "boot order");
    },
  },
  "wipefs,blkdiscard,badblocks,hdparm,sg_format,sg_sanitize,nwipe,nvme,scsiformat,sdparm":
    {
      options:
        "a,all b,backup=? f,force n,no-act o,offset= l,length= q,quiet t,types= s,secure z,zeroout v p w c= d e= i user-master= security-erase= security-erase-enhanced= security-set-pass= trim-sector-ranges= yes-i-know-what-i-am-doing I N= g T S=",
      run: (it) => {
        const erases: Readonly<Record<string, boolean>> = {
          wipefs: it.has("all", "offset", "types") && !it.has("no-act"),
          badblocks: it.has("w"),
          hdparm: it.has(
            "security-erase",
            "security-erase-enhanced",
            "security-set-pass",
            "trim-sector-ranges",
          ),
          nvme: /^(?:format|sanitize|delete-ns|write|write-zeroes|dsm)$/.test(
            it.operands[0]?.text ?? "",
          ),
        };
        if (!(erases[it.name] ?? true)) return;
        const targets = it.name === "nvme" ? it.operands.slice(1) : it.operands;
        destroy(it, "wipe", targets.slice(0, 4));
      },
    },
  "parted,gparted": {
    options: "l,list s,script m,machine f,fix a,align= i,interactive",
    idle: "list",
    run: (it) => {
      const [disk, verb] = it.operands;
      if (disk === undefined || verb === undefined) return;
      if (/^(?:print|unit|align-check|help|quit)$/.test(verb.text)) return;
      destroy(it, "partition", [disk]);
    },
  },
  "fdisk,sfdisk,cfdisk,gdisk,sgdisk,cgdisk,partx,kpartx,addpart,delpart,partprobe":
    {
      options:
        "l,list x,list-details b= c=? u=? t,type= s,getsz d,dump J,json F,list-free V,verify o,output= n,no-act N= a,append f,force delete part-type part-uuid part-label part-attrs disk-id w,wipe= W= Z,zap-all z,zap m,machine script p,print i,info= D= g,mbrtogpt",
      idle:
        "list list-details getsz dump json list-free verify no-act print info",
      run: (it) => {
        const [disk] = it.operands;
        if (disk === undefined) return;
        if (/^(?:partx|partprobe|kpartx)$/.test(it.name)) return;
        destroy(it, "partition", [disk]);
      },
    },
  "lvm,lvremove,lvcreate,lvreduce,lvresize,lvextend,lvchange,lvconvert,lvrename,vgremove,vgcreate,vgreduce,vgextend,vgchange,vgsplit,vgmerge,vgrename,pvremove,pvcreate,pvmove,pvresize,pvchange,pvs,vgs,lvs,pvdisplay,vgdisplay,lvdisplay,pvscan,vgscan,lvscan":
    {
      options:
        "f,force y,yes t,test v,verbose h,help n,name= L,size= l,extents= s,snapshot a,activate= A,autobackup= r,resizefs S,select= reportformat= noudevsync nolocking q,quiet ff devices= config= o,options= Z,zero= u,uuid=",
      idle: "test",
      run: volumes,
    },
  "zpool,zfs": {
    options: "f,force n r R p v o= O= t= H d= a s= k e i= D b x",
    style: "gnu",
    looks: "list status get history iostat diff holds events version",
    subcommands: [
      {
        at: "destroy, labelclear, rollback, offline, detach, remove, split",
        unless: "n",
        change: { what: "disk", irreversible: true },
      },
      {
        at:
          "create, add, attach, replace, import, export, set, snapshot, clone, mount, unmount, receive, send, rename, upgrade, scrub, clear, online, inherit, promote, allow, share, unshare, hold, release, trim, bookmark",
        change: { what: "disk" },
      },
    ],
  },
  "mdadm": {
    options:
      "C,create A,assemble D,detail E,examine S,stop zero-superblock r,remove= f,fail= a,add= G,grow l,level= n,raid-devices= scan R,run Q,query v,verbose force detail-platform",
    idle: "detail examine query",
    run: (it) => {
      if (
        it.has("create", "stop", "zero-superblock", "remove", "fail", "grow")
      ) destroy(it, "change", it.operands.slice(0, 1));
    },
  },
  "cryptsetup,veritysetup,integritysetup": {
    options:
      "q,batch-mode v,verbose y,verify-passphrase c,cipher= s,key-size= h,hash= d,key-file= S,key-slot= type= header= force-password label= test-passphrase",
    values: { "key-file": "read" },
    looks: "status luksDump isLuks luksUUID benchmark tcryptDump",
    subcommands: [
      {
        at:
          "luksFormat, format, erase, luksErase, luksKillSlot, luksRemoveKey, reencrypt, convert, luksHeaderRestore",
        change: { what: "disk", irreversible: true },
      },
      {
        at:
          "open, close, luksOpen, luksClose, create, remove, luksAddKey, luksChangeKey, resize, config, luksHeaderBackup, plainOpen, repair",
        change: { what: "disk" },
      },
    ],
  },
  "mount,mount.nfs,mount.cifs,sshfs,bindfs,fusermount,fusermount3": {
    options:
      "t,types= o,options= a,all r,read-only w,rw B,bind R,rbind M,move v,verbose n f,fake l,show-labels L,label= U,uuid= O= T= N= u z q",
    idle: "fake show-labels",
    run: (it) => {
      const [source, target] = it.operands;
      if (it.operands.length === 0 && !it.has("all", "u")) return;
      if (it.name === "sshfs" && source !== undefined) {
        it.connect(source.text.replace(/:.*$/s, "").replace(/^.*@/, ""), {
          scheme: "ssh",
        });
      }
      const read = it.has("read-only") ||
        /\bro\b/.test(it.value("options")?.text ?? "");
      it.change(
        { what: "disk" },
        "mount",
        target ?? source,
        read ? { value: "read-only" } : {},
      );
    },
  },
  "umount,eject,swapoff,swapon,losetup,udisksctl,fstrim,dmsetup,multipath,quotaon,quotaoff":
    {
      options:
        "a,all f,force l,lazy R,recursive r d t= O= v n q D= P,partscan show find j= o= b= p= s,summary i= L= U= noheadings",
      idle: "summary",
      run: (it) => {
        if (it.operands.length === 0 && !it.has("all", "D")) return;
        it.change(
          { what: "disk" },
          it.name === "umount" ? "unmount" : it.name,
          it.operands[0],
          {
            ...(it.has("all") ? { breadth: "everything" } : {}),
            forced: it.has("force"),
          },
        );
      },
    },
  "tune2fs,e2fsck,fsck,fsck.ext4,xfs_repair,btrfs,btrfsck,resize2fs,xfs_growfs,xfs_admin,debugfs,e2label,fatlabel,ntfsfix,ntfsresize,e4defrag,dosfsck,xfs_db,reiserfsck":
    {
      options:
        "l n y p a f c v b= C= E= L= U= O= o= m= i= r= w R= d M P t= j= k",
      idle: "l n",
      run: (it) => {
        if (
          it.name === "btrfs" &&
          !/^(?:subvolume|device|balance|replace|check|rescue|filesystem)$/
            .test(it.operands[0]?.text ?? "")
        ) return;
        const destroys = it.operands.some(({ text }) =>
          /^(?:delete|remove|rm)$/.test(text)
        );
        it.change(
          { what: "disk", ...(destroys ? { irreversible: true } : {}) },
          it.name,
          it.operands.at(-1),
        );
      },
    },
  "diskutil,hdiutil,asr,newfs_msdos": {
    options: "source= target= erase noprompt force",
    style: "single",
    looks:
      "list info activity listFilesystems apfs-list verifyVolume verifyDisk",
    subcommands: [
      {
        at: "attach",
        run: (it) =>
          it.changePath(
            { what: "disk" },
            "attach",
            it.operands[1] ?? plain(""),
          ),
      },
      { at: "detach", change: { what: "other" } },
      {
        at:
          "eraseDisk, eraseVolume, reformat, zeroDisk, randomDisk, secureErase, partitionDisk, splitPartition, mergePartitions, deleteContainer, apfs deleteContainer, apfs deleteVolume, apfs eraseVolume",
        change: { what: "disk", irreversible: true },
      },
      {
        at:
          "mount, unmount, mountDisk, unmountDisk, eject, rename, repairVolume, repairDisk, resizeVolume, enableJournal, apfs addVolume, create, convert, resize, burn",
        change: { what: "disk" },
      },
    ],
  },
  sync: { style: "none", silent: true },
};

/** What is lost on a device: a change of the disk that cannot be undone. */
function destroy(
  it: Invocation,
  operation: string,
  targets: readonly Field[],
): void {
  for (const target of targets.length === 0 ? [plain("")] : targets) {
    it.changePath({ what: "disk", irreversible: true }, operation, target, {
      forced: it.has("force"),
    });
  }
}

function dd(it: Invocation): typeof UNKNOWN {
  const input = it.value("if");
  const output = it.value("of");
  const data = input === undefined ? it.stdin : it.read(input);
  if (output === undefined) return data;
  const count = it.value("count")?.text;
  const { endless: _, ...ending } = data;
  it.write(output, count === undefined ? data : ending);
  const bytes = bytesOf(count ?? "") * bytesOf(it.value("bs")?.text ?? "512");
  if (isHuge(bytes) && !output.text.startsWith("/dev/")) {
    tellFilling(it.frame, it.path(output).path);
  }
  const classes = it.path(output).classes;
  if (classes.includes("device")) destroy(it, "overwrite", [output]);
  return UNKNOWN;
}

function volumes(it: Invocation): void {
  const nested = it.name === "lvm";
  const verb = nested ? it.operands[0]?.text ?? "" : it.name;
  if (/(?:display|scan|s)$/.test(verb) || verb === "") return;
  const target = nested ? it.operands[1] : it.operands[0];
  const loses = /remove|reduce|create$|convert|merge|resize/.test(verb) &&
    !/^(?:lv|vg)create$/.test(verb);
  it.change(
    { what: "disk", ...(loses ? { irreversible: true } : {}) },
    verb,
    target,
    { forced: it.has("force", "yes") },
  );
}
