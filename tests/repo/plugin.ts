/** A lint plugin that holds the rooms to their tables. */
import { EFFECT_FILES, EFFECTS, PURE, roomOf, ROOMS } from "./rooms.ts";

type Node = Deno.lint.Node;

function nameOf(node: Node): string {
  if (node.type === "Identifier") return node.name;
  if (
    node.type === "MemberExpression" && node.object.type === "Identifier" &&
    node.property.type === "Identifier"
  ) return `${node.object.name}.${node.property.name}`;
  return "";
}

const roomImports: Deno.lint.Rule = {
  create(context) {
    const here = roomOf(context.filename);
    const allowed = here === undefined ? undefined : ROOMS[here]?.imports;
    if (here === undefined || allowed === undefined) return {};
    const check = (
      node: { range: Deno.lint.Range; source: { value: string } | null },
    ) => {
      const target = node.source?.value;
      if (target === undefined) return;
      if (!target.startsWith(".")) {
        if (PURE.includes(here) && target.startsWith("node:")) {
          context.report({
            range: node.range,
            message: `Room "${here}" is pure: it imports "${target}"`,
            hint:
              "Move what touches the world to the room that owns the effect",
          });
        }
        return;
      }
      const there = roomOf(
        new URL(target, `file://${context.filename}`).pathname,
      );
      if (there === undefined || there === here) return;
      if (!allowed.includes(there)) {
        context.report({
          range: node.range,
          message: `Room "${here}" may not import from "${there}"`,
          hint: `Allowed: ${
            allowed.join(", ") || "nothing"
          }. The table is in tests/repo/rooms.ts`,
        });
      }
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression(node) {
        if (
          node.source.type === "Literal" &&
          typeof node.source.value === "string"
        ) {
          check({ range: node.range, source: { value: node.source.value } });
        }
      },
    } as Deno.lint.LintVisitor;
  },
};

const pureRoom: Deno.lint.Rule = {
  create(context) {
    const here = roomOf(context.filename);
    if (here === undefined || !PURE.includes(here)) return {};
    const report = (node: Node, what: string) =>
      context.report({
        node,
        message: `Room "${here}" is pure: ${what}`,
        hint: "Take it as an argument",
      });
    const isAsync = (node: Node & { async: boolean }) => {
      if (node.async) report(node, "it has no async functions");
    };
    return {
      Identifier(node) {
        if (node.name === "Deno" || node.name === "console") {
          report(node, `it uses ${node.name}`);
        }
      },
      FunctionDeclaration: isAsync,
      FunctionExpression: isAsync,
      ArrowFunctionExpression: isAsync,
    };
  },
};

const oneFilePerEffect: Deno.lint.Rule = {
  create(context) {
    const here = roomOf(context.filename);
    if (here === undefined) return {};
    const path = context.filename.slice(
      context.filename.lastIndexOf("/src/") + 1,
    );
    const check = (node: Node, name: string) => {
      for (const [effect, pattern] of Object.entries(EFFECTS)) {
        if (!pattern.test(name) || path in (EFFECT_FILES[effect] ?? {})) {
          continue;
        }
        context.report({
          node,
          message: `${name} touches the ${effect}, which ${path} does not own`,
          hint: `Use the file that does: ${
            Object.keys(EFFECT_FILES[effect] ?? {}).join(", ")
          }, or take the value as an argument`,
        });
      }
    };
    return {
      MemberExpression(node) {
        check(node, nameOf(node));
      },
      CallExpression(node) {
        if (node.callee.type === "Identifier") check(node, node.callee.name);
      },
      NewExpression(node) {
        if (node.callee.type !== "Identifier") return;
        if (node.callee.name === "Date" && node.arguments.length > 0) return;
        check(
          node,
          node.callee.name === "Date" ? "new Date" : node.callee.name,
        );
      },
    };
  },
};

export default {
  name: "superego",
  rules: {
    "room-imports": roomImports,
    "pure-room": pureRoom,
    "one-file-per-effect": oneFilePerEffect,
  },
} satisfies Deno.lint.Plugin;
