/** MCP servers that move money. */
import type { Effect } from "../../effect.ts";
import { firstText } from "../arguments.ts";
import {
  intentOf,
  type McpCall,
  mentions,
  sourceOf,
  targetOf,
  toldIn,
} from "./family.ts";

const SERVERS = [
  "stripe",
  "paypal",
  "square",
  "braintree",
  "adyen",
  "plaid",
  "wise",
  "revolut",
  "coinbase",
  "binance",
  "kraken",
  "wallet",
  "bank",
  "banking",
  "payments",
  "razorpay",
  "mollie",
  "solana",
  "ethereum",
  "evm",
  "web3",
  "bitcoin",
  "crypto",
  "alpaca",
  "robinhood",
  "ibkr",
  "tradier",
  "polymarket",
  "hyperliquid",
  "brokerage",
  "trading",
  "xero",
  "quickbooks",
  "mercury",
  "brex",
  "ramp",
] as const;

/** Words that move money whatever server has them. */
const MOVES =
  /^(?:refunds?|payouts?|withdraw|withdrawals?|chargebacks?|funds|payrolls?|wire|remit)$/;

/** Words that do so at a server that is about money. */
const PAYS =
  /^(?:pay|transfer|transfers|charge|charges|capture|send|swap|buy|sell|trade|order|cancel)$/;

/** How many words of a name may stand before its verb, such as those of its server. */
const LEADING = 3;

/** Whether one of the first words is such a verb. */
function leads(verbs: readonly string[], wanted: RegExp): boolean {
  return verbs.slice(0, LEADING).some((word) => wanted.test(word));
}

/** `stripe__create_refund {payment_intent}` gives money back, which nobody can take back. */
export function payments(call: McpCall): readonly Effect[] | undefined {
  // `make_request {method: "refund"}` says it in an argument.
  const verbs = [...call.verbs, ...toldIn(call.parameters)];
  const looks = intentOf(verbs) === "read" ||
    verbs.some((word) => /^(?:list|search|retrieve|documentation)$/.test(word));
  const isBank = mentions(call, ...SERVERS);
  const verb =
    verbs.find((word) => MOVES.test(word) || isBank && PAYS.test(word)) ??
      (isPayment(verbs) || isSigned(verbs) || isBank && isAllowance(verbs)
        ? "payment"
        : isOrder(verbs) || isSwap(verbs)
        ? "order"
        : isCancelled(verbs)
        ? "cancel"
        : mentions(call, "ads", "adwords") && isSpending(verbs)
        ? "spend"
        : isBank && isInvoice(verbs)
        ? "invoice"
        : undefined);
  if (
    looks || verb === undefined ||
    !isBank && intentOf(verbs) === undefined && MOVES.test(verb) &&
      !verbs.slice(0, LEADING).includes(verb)
  ) {
    return undefined;
  }
  const target = firstText(
    call.parameters,
    "paymentintent",
    "charge",
    "subscription",
    "receiver",
    "recipient",
    "destination",
    "to",
    "id",
  ) ?? targetOf(call);
  return [{
    kind: "changes",
    what: "hosted",
    operation: verb.replace(/s$/, ""),
    ...(target === undefined ? {} : { target }),
    irreversible: true,
    by: call.by,
    source: sourceOf(call),
  }];
}

/** `place_order` buys or sells, and `close_position` does. */
function isOrder(verbs: readonly string[]): boolean {
  return leads(verbs, /^(?:buy|sell|checkout|donate|purchase|reimburse)$/) ||
    leads(verbs, /^(?:book|request|reserve)$/) &&
      verbs.some((word) =>
        /^(?:appointment|car|flight|hotel|ride|room|table|tickets?|trip)$/
          .test(word)
      ) ||
    leads(verbs, /^(?:accept|approve|confirm)$/) &&
      verbs.some((word) =>
        /^(?:bids?|deployments?|expenses?|offers?|orders?|quotes?|runs?|timesheets?|transfers?)$/
          .test(word)
      ) ||
    leads(verbs, /^post$/) && verbs.includes("journal") ||
    verbs.some((word) =>
        /^(?:place|submit|execute|close|liquidate)$/.test(word)
      ) &&
      verbs.some((word) => /^(?:orders?|positions?|trades?)$/.test(word));
}

/** A transaction of a wallet is signed or sent, or an invoice is paid. */
function isSigned(verbs: readonly string[]): boolean {
  return leads(verbs, /^(?:broadcast|execute|send|sign|submit)$/) &&
      verbs.some((word) => /^(?:transactions?|tx|txn|userop)$/.test(word)) ||
    leads(verbs, /^pay$/);
}

/** Somebody else may take what is in the wallet, or a transaction is signed. */
function isAllowance(verbs: readonly string[]): boolean {
  return verbs.some((word) =>
    /^(?:approve|sign|broadcast|execute|bridge|delegate|stake)$/.test(word)
  ) &&
    verbs.some((word) =>
      /^(?:allowances?|assets?|contracts?|erc20|messages?|nfts?|spend(?:er|ing)?|tokens?|transactions?|tx|typed)$/
        .test(word)
    );
}

/** One currency is given away for another. */
function isSwap(verbs: readonly string[]): boolean {
  return leads(verbs, /^(?:bridge|stake|swap|unstake)$/) &&
      verbs.some((word) => /^(?:assets?|coins?|crypto|tokens?)$/.test(word)) ||
    verbs.includes("swap") &&
      leads(verbs, /^(?:confirm|execute|perform|submit)$/);
}

/** What somebody has bought is taken back. */
function isCancelled(verbs: readonly string[]): boolean {
  return verbs.includes("cancel") &&
    verbs.some((word) =>
      /^(?:appointments?|bookings?|builds?|campaigns?|contracts?|deployments?|events?|meetings?|memberships?|orders?|pipelines?|plans?|policies|policy|reservations?|shipments?|signature|subscriptions?|transfers?)$/
        .test(
          word,
        )
    );
}

/** What advertising costs is spent from then on. */
function isSpending(verbs: readonly string[]): boolean {
  return verbs.some((word) =>
    /^(?:activate|create|enable|resume|set|unpause|update)$/.test(word)
  ) && verbs.some((word) =>
    /^(?:ads?|adsets?|bids?|budgets?|campaigns?|sets?)$/.test(word)
  );
}

/** What was sent to a customer cannot be called back. */
function isInvoice(verbs: readonly string[]): boolean {
  return verbs.some((word) => /^invoices?$/.test(word)) &&
    verbs.some((word) => /^(?:finalize|void|send|pay|mark)$/.test(word));
}

/** `create_payment` pays; `create_payment_link` only says how somebody could. */
function isPayment(verbs: readonly string[]): boolean {
  return /^payments?$/.test(verbs.at(-1) ?? "") &&
    verbs.some((word) =>
      /^(?:create|make|send|execute|submit|approve|confirm|schedule)$/.test(
        word,
      )
    );
}
