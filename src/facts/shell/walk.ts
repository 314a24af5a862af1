/** Walks the syntax tree of shell code: lists, pipelines, groups, conditions. */
import type {
  CommandNode,
  PipelineNode,
  Script,
  Statement,
  TestExpression,
} from "unbash";
import { evaluate } from "./arithmetic.ts";
import { runCommand } from "./command.ts";
import { type Data, join, NOTHING, UNKNOWN } from "./data.ts";
import { runDoubleParentheses } from "./double_parentheses.ts";
import { emit, type Frame, LONGEST_PIECE } from "./frame.ts";
import { runArithmeticFor, runCase, runFor, runWhile } from "./loops.ts";
import { openRedirects } from "./redirects.ts";
import { Scope } from "./scope.ts";
import { tellShown } from "./shown.ts";
import { evaluateText, nameIn } from "./subscripts.ts";
import { expandText } from "./words.ts";

/** Runs parsed code in a frame; its output is the result. */
export function runScript(frame: Frame, script: Script): Data {
  const { machine } = frame;
  const errors = (script as { errors?: readonly unknown[] }).errors;
  const text = script.source ?? frame.text;
  if (errors !== undefined && errors.length > 0) {
    machine.unparsed = true;
    emit({
      ...frame,
      piece: text.slice(script.pos, script.pos + LONGEST_PIECE),
    }, {
      kind: "unresolved",
      what: "syntax",
    });
  }
  if (!machine.meter.enter(frame.depth + 1)) return UNKNOWN;
  if (!machine.meter.spend((script.end - script.pos) >> 5)) return UNKNOWN;
  return runStatements(
    { ...frame, text, depth: frame.depth + 1 },
    script.commands,
  );
}

/** Runs one statement after another. */
export function runStatements(
  frame: Frame,
  statements: readonly Statement[],
): Data {
  let output = NOTHING;
  for (const statement of statements) {
    if (!frame.machine.meter.spend()) return UNKNOWN;
    const { command } = statement;
    const here = statement.background === true ? forking(frame) : frame;
    const found = command.type === "AndOr"
      ? runAndOr(here, command)
      : runPipeline(here, command);
    output = join(output, found);
  }
  return output;
}

function runAndOr(
  frame: Frame,
  node: Extract<Statement["command"], { type: "AndOr" }>,
): Data {
  let output = NOTHING;
  for (const [at, command] of node.commands.entries()) {
    if (!frame.machine.meter.spend()) return UNKNOWN;
    const { cwd } = frame.scope;
    // Whatever follows `&&` or `||` may not happen.
    const found = at > 0
      ? perhaps(frame, (branch) => runPipeline(branch, command))
      : runPipeline(frame, command);
    // `cd a || cd b`: where it has gone, it does not go again.
    if (node.operators[at - 1] === "||") frame.scope.cwd = cwd;
    output = join(output, found);
  }
  return output;
}

/** Runs what may or may not happen, and keeps both outcomes. */
export function perhaps(frame: Frame, run: (branch: Frame) => Data): Data {
  const scope = new Scope(frame.scope);
  scope.conditional = true;
  const output = run({ ...frame, scope });
  frame.scope.merge(scope);
  return output;
}

function runPipeline(frame: Frame, node: PipelineNode): Data {
  if (node.type !== "Pipeline") return runNode(frame, node);
  let stdin = frame.stdin;
  for (const [at, command] of node.commands.entries()) {
    if (!frame.machine.meter.spend()) return UNKNOWN;
    const alone = node.commands.length === 1;
    const scope = alone ? frame.scope : new Scope(frame.scope);
    const part = alone ? frame : forking(frame);
    stdin = runNode({ ...part, scope, stdin }, command);
    // Each part runs in a subshell, the last one perhaps not (`lastpipe`, other shells): both may be.
    if (alone || at < node.commands.length - 1 || !scope.changed) continue;
    const { cwd, positional } = frame.scope;
    frame.scope.merge(scope);
    Object.assign(frame.scope, { cwd, positional });
  }
  return stdin;
}

/** What runs here runs beside what comes after. */
function forking(frame: Frame): Frame {
  return { ...frame, forked: frame.calls.length };
}

/** Runs one command of any kind. */
export function runNode(frame: Frame, node: CommandNode): Data {
  const { machine, scope } = frame;
  if (!machine.meter.spend() || !machine.meter.enter(frame.depth + 1)) {
    return UNKNOWN;
  }
  switch (node.type) {
    case "Command":
      return runCommand(frame, node);
    case "Redirected": {
      const inner: Frame = { ...frame, scope: new Scope(scope) };
      const opened = openRedirects(inner, node.redirects);
      const output = runNode(deeper(opened.frame), node.command);
      if (node.command.type !== "Subshell") {
        // The group runs in this shell; only the redirection ends with it.
        scope.merge(inner.scope, true);
      }
      return opened.finish(output);
    }
    case "Subshell":
      return runStatements(
        deeper({ ...frame, scope: new Scope(scope) }),
        node.body.commands,
      );
    case "BraceGroup":
      return runStatements(deeper(frame), node.body.commands);
    case "If": {
      const inner = deeper(frame);
      tellShown(inner, runStatements(inner, node.clause.commands));
      const outputs = [
        perhaps(inner, (branch) => runStatements(branch, node.then.commands)),
      ];
      for (const elif of node.elif) {
        tellShown(inner, runStatements(inner, elif.clause.commands));
        outputs.push(
          perhaps(inner, (branch) => runStatements(branch, elif.then.commands)),
        );
      }
      const last = node.else;
      if (last !== undefined) {
        outputs.push(
          perhaps(inner, (branch) => runStatements(branch, last.commands)),
        );
      }
      return outputs.length === 1
        ? outputs[0] as Data
        : { ...outputs.reduce(join), text: undefined };
    }
    case "For":
    case "Select":
      return runFor(deeper(frame), node);
    case "ArithmeticFor":
      return runArithmeticFor(deeper(frame), node);
    case "While":
      return runWhile(deeper(frame), node);
    case "Case":
      return runCase(deeper(frame), node);
    case "Function":
      scope.define(node.name.value, { node, text: frame.text });
      return NOTHING;
    case "Coproc": {
      const name = node.name?.value ?? "COPROC";
      const body = node.body;
      const output = body.type === "CompoundList"
        ? runStatements(deeper(frame), body.commands)
        : runNode(deeper({ ...frame, scope: new Scope(scope) }), body);
      const descriptor = 60 + ++machine.serial;
      scope.open(descriptor, { kind: "data", data: output });
      const value = { text: String(descriptor), origins: [] };
      scope.assign(name, {
        values: [value],
        elements: [value, { text: String(descriptor + 1000), origins: [] }],
        exported: false,
      });
      return NOTHING;
    }
    case "TestCommand":
      runTest(frame, node.expression);
      return NOTHING;
    case "ArithmeticCommand":
      evaluate(frame, node.expression);
      runDoubleParentheses(frame, node);
      return NOTHING;
  }
}

/** The same frame one level deeper. */
export function deeper(frame: Frame): Frame {
  return { ...frame, depth: frame.depth + 1 };
}

/** Substitutions inside `[[ ... ]]` run whatever the test says. */
function runTest(frame: Frame, node: TestExpression): void {
  if (!frame.machine.meter.enter(frame.depth + 1)) return;
  const inner = deeper(frame);
  switch (node.type) {
    case "TestUnary": {
      const { text, known } = expandText(inner, node.operand);
      if (known && node.operator === "-v") nameIn(inner, text);
      return;
    }
    case "TestBinary":
      for (const side of [node.left, node.right]) {
        const { text, known } = expandText(inner, side);
        if (known && /^-(?:eq|ne|lt|le|gt|ge)$/.test(node.operator)) {
          evaluateText(inner, text, 0);
        }
      }
      return;
    case "TestLogical":
      for (const operand of node.operands) runTest(inner, operand);
      return;
    case "TestNot":
      runTest(inner, node.operand);
      return;
    case "TestGroup":
      runTest(inner, node.expression);
  }
}
