/** Programs that read files and print what is in them, or something about it. */
import type { Family } from "./program.ts";

/** Readers and filters. */
export const READERS: Family = {
  "cat,tac,gcat": {
    options:
      "A,show-all b,number-nonblank e E,show-ends n,number s,squeeze-blank t T,show-tabs u v,show-nonprinting",
    operands: "read",
    copies: true,
  },
  "bat,batcat": {
    options:
      "l,language= p,plain n,number r,line-range= A paging= style= color= theme=",
    operands: "read",
    copies: true,
  },
  "less,more,most,view,pg": {
    options: "p= k= n N S R F X i o= O= t= T= b= h= j= x= y= z=",
    operands: "read",
    copies: true,
  },
  "head,tail,ghead,gtail": {
    options:
      "c,bytes= n,lines= q,quiet v,verbose z,zero-terminated f F follow=? s,sleep-interval= pid= retry",
    operands: "read",
  },
};
