/** Tests of servers that move money. */
import assert from "node:assert/strict";
import { deeds } from "../recorder.ts";

const TABLE:
  readonly (readonly [string, Record<string, unknown>, readonly string[]])[] = [
    ["stripe__create_refund", { "payment_intent": "pi" }, [
      "refund hosted pi",
    ]],
    ["stripe__cancel_subscription", { "subscription": "s" }, [
      "cancel hosted s",
    ]],
    ["bank__transfer", { "to": "x", "amount": 5 }, [
      "transfer hosted x",
    ]],
    ["odd__create_payout", { "receiver": "x" }, ["payout hosted x"]],
    ["stripe__list_refunds", {}, []],
    ["stripe__search_stripe_documentation", { "question": "refund" }, []],
    ["alpaca__place_stock_order", { "symbol": "X" }, ["order hosted X"]],
    ["odd__close_position", { "id": "x" }, ["order hosted x"]],
    ["odd__get_positions", {}, []],
    ["stripe__finalize_invoice", { "id": "x" }, ["invoice hosted x"]],
    ["odd__list_orders", {}, []],
    ["odd__send_report", { "to": "x" }, []],
    ["xero__create_payment", { "id": "x" }, ["payment hosted x"]],
    ["xero__create_payment_link", { "id": "x" }, []],
    ["solana__transfer_sol", { "to": "x" }, ["transfer hosted x"]],
    ["odd__refund_order", { "id": "x" }, ["refund hosted x"]],
    ["odd__cancel_subscription", { "id": "x" }, ["cancel hosted x"]],
    ["odd__cancel_run", { "id": "x" }, []],
    ["square__make_request", { "id": "x", "method": "refund" }, [
      "refund hosted x",
    ]],
    ["gusto__run_payroll", { "id": "p" }, ["payroll hosted p"]],
    ["gusto__list_payrolls", {}, []],
    ["uniswap__swap_tokens", { "id": "p" }, ["order hosted p"]],
    ["odd__swap_elements", { "id": "p" }, []],
  ];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`mcp servers that move money: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
