/** Tests what starts processes without end. */
import assert from "node:assert/strict";
import { runs } from "../programs/seen.ts";
import { told } from "../programs/told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [":(){ :|:& };:", [], ["multiply process all", "multiply process all"]],
    ["f(){ f & }; f", [], ["multiply process all"]],
    ["f(){ f; }; f", [], ["unresolved code"]],
    ["first(){ second & }; second(){ first; }; first", [], [
      "multiply process all",
    ]],
    ["while true; do work & done", ["true", "work unknown"], [
      "multiply process all",
    ]],
    ["b=:; :(){ $b|$b& };$b", [], [
      "multiply process all",
      "multiply process all",
    ]],
    ['f(){ "$(printf %s f)" & }; f', ["printf"], ["multiply process all"]],
    ["f(){ ! f; time f; }; f", [], ["unresolved code"]],
    ["f(){ f; f & }; f", [], ["unresolved code", "multiply process all"]],
    ["f(){ g & }; g(){ true; }; f; f", ["true", "true"], []],
    ["f(){ true; }; f & f | f", ["true", "true", "true"], []],
    ["w=true; while $w; do work & done", ["true", "work unknown"], [
      "multiply process all",
    ]],
    ['o=1; while [ "$o" ]; do work & done', ["[", "work unknown"], [
      "multiply process all",
    ]],
    ["while :; do work & done", [":", "work unknown"], [
      "multiply process all",
    ]],
    ["until false; do work & done", ["false", "work unknown"], [
      "multiply process all",
    ]],
    ["while [ 1 ]; do work & done", ["[", "work unknown"], [
      "multiply process all",
    ]],
    ["while [[ 1 ]]; do work & done", ["work unknown"], [
      "multiply process all",
    ]],
    ["while ((1)); do work & done", ["work unknown"], ["multiply process all"]],
    ["for ((;;)); do work & done", ["work unknown"], ["multiply process all"]],
    ["for ((i=0;;i++)); do work & done", ["work unknown"], [
      "multiply process all",
    ]],
    ["while true; do work & wait; done", ["true", "work unknown", "wait"], []],
    ["while true; do work & wait; work & done", [
      "true",
      "work unknown",
      "wait",
      "work unknown",
    ], ["multiply process all"]],
    [
      "while true; do work & break; done",
      ["true", "work unknown", "break"],
      [],
    ],
    ["while true; do (work &); wait; done", ["true", "work unknown", "wait"], [
      "multiply process all",
    ]],
    [
      "while true; do (work & wait); done",
      ["true", "work unknown", "wait"],
      [],
    ],
    ["w=wait; while true; do work & $w; done", [
      "true",
      "work unknown",
      "wait",
    ], []],
    ["while read x; do work & done", ["read", "work unknown"], []],
    ["for i in 1 2; do work & done", ["work unknown", "work unknown"], []],
    ["while true; do work & if false; then break; fi; done", [
      "true",
      "work unknown",
      "false",
      "break",
    ], ["multiply process all"]],
    ["echo 'while true; do work & done'", ["echo"], []],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`multiplies() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
