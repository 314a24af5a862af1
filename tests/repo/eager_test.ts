/** Tests that brackets are put around what is hot, around nothing else, and change nothing that code does. */
import assert from "node:assert/strict";
import { compiledAtOnce, type Span } from "./eager.ts";
import { hotSpans } from "./profile.ts";

/** The functions of a chunk in which `«…»` marks the hot ones and `‹…›` the others. */
function read(marked: string): { chunk: string; spans: readonly Span[] } {
  let chunk = "";
  const open: { start: number; hot: boolean }[] = [];
  const spans: Span[] = [];
  for (const one of marked) {
    if (one === "«" || one === "‹") {
      open.push({ start: chunk.length, hot: one === "«" });
    } else if (one === "»" || one === "›") {
      const { start = 0, hot = false } = open.pop() ?? {};
      spans.push({ start, end: chunk.length, hot });
    } else chunk += one;
  }
  return {
    chunk,
    spans: [...spans, { start: 0, end: chunk.length, hot: true }],
  };
}

const CASES:
  readonly (readonly [what: string, marked: string, want: string])[] = [
    [
      "a declaration, before what calls it from above",
      "let r=f(2);«function f(a){return a+1}»",
      "var f=(function(a){return a+1});let r=f(2);",
    ],
    [
      "a declaration that is first",
      "«function f(a){return a+1}»let r=f(2);",
      "var f=(function(a){return a+1});let r=f(2);",
    ],
    [
      "no declaration that is cold",
      "let r=f(2);‹function f(a){return a+1}›",
      "let r=f(2);function f(a){return a+1}",
    ],
    [
      "no declaration in a function",
      "let r=f(2);«function f(a){return g(a);«function g(b){return b}»}»",
      "var f=(function(a){return g(a);function g(b){return b}});let r=f(2);",
    ],
    [
      "a generator and what is asynchronous",
      "let r=[...f()].length;«function*f(){yield 1}»«async function g(){}»",
      "var f=(function*(){yield 1}),g=(async function(){});let r=[...f()].length;",
    ],
    [
      "arrow functions, in each other and side by side",
      "let f=«a=>«(b,c)=>a+b+c»»,g=f(1)(2,3),r=[1].map(«a=>a»).map(‹a=>a›)[0]+g;",
      "let f=(a=>((b,c)=>a+b+c)),g=f(1)(2,3),r=[1].map((a=>a)).map(a=>a)[0]+g;",
    ],
    [
      "an asynchronous arrow function as a whole, or not at all",
      "let f=«async a=>a»,g=«async()=>1»,h=async «(a)=>a»,r=[f,g,h].length;",
      "let f=(async a=>a),g=(async()=>1),h=async (a)=>a,r=[f,g,h].length;",
    ],
    [
      "a function in an expression",
      "let f=«function(a){return a}»,g=«function h(a){return a<1?a:h(a-1)}»,r=f(1)+g(2);",
      "let f=(function(a){return a}),g=(function h(a){return a<1?a:h(a-1)}),r=f(1)+g(2);",
    ],
    [
      "no method",
      "class A{«m(){return 1}»«async n(){}»static «s(){}»«get p(){return 2}»}let r=new A().m()+new A().p;",
      "class A{m(){return 1}async n(){}static s(){}get p(){return 2}}let r=new A().m()+new A().p;",
    ],
  ];

for (const [what, marked, want] of CASES) {
  Deno.test(`compiledAtOnce() puts brackets around ${what}`, () => {
    const { chunk, spans } = read(marked);
    const made = compiledAtOnce(chunk, spans);
    assert.equal(made, want);
    const run = (code: string) => new Function(`${code}return r`)() as unknown;
    assert.deepEqual(run(made), run(chunk));
  });
}

Deno.test("hotSpans() takes for hot what half of the runs call that load the chunk", () => {
  const run = (a: number, b: number) =>
    new Map([["a.js", new Map([["0-5", a], ["5-9", b]])]]);
  assert.deepEqual(
    hotSpans([run(1, 0), run(7, 1), run(0, 0), new Map()]).get("a.js"),
    [{ start: 0, end: 5, hot: true }, { start: 5, end: 9, hot: false }],
  );
});
