// What can be done with an order now, in the order of its life; the server says what is allowed and why not.
import type { SalesOrder } from "../api/types.gen";
import { type Status, statuses } from "./filters";

export interface Allowed {
  allowed: boolean;
  reason: string;
}

export type ActName =
  | "shortage"
  | "verification"
  | "approvals"
  | "read-back"
  | "confirmation"
  | "shipment"
  | "credit-release"
  | "closure"
  | "change"
  | "amendments"
  | "hold"
  | "owner"
  | "cancellation";
export interface OrderAct {
  name: ActName;
  key?: string;
  allowed: boolean;
  reason: string;
  isNext: boolean;
}

const keys: Partial<Record<ActName, string>> = {
  shortage: "o",
  verification: "ctrl+enter",
  approvals: "a",
  confirmation: "ctrl+enter",
  "read-back": "r",
  shipment: "s",
  amendments: "m",
  change: "m",
  hold: "h",
};
const order: ActName[] = [
  "shortage",
  "verification",
  "approvals",
  "read-back",
  "confirmation",
  "shipment",
  "credit-release",
  "closure",
  "change",
  "amendments",
  "hold",
  "owner",
  "cancellation",
];
// The states from one on, and those before it, in the order of an order's life.
const since = (status: Status) => statuses.slice(statuses.indexOf(status));
const before = (status: Status) => statuses.slice(0, statuses.indexOf(status));
// What a record that is past a step never needs to be told about again.
const unneeded: Partial<Record<ActName, Status[]>> = {
  verification: since("verified"),
  approvals: ["draft", ...since("confirmed")],
  confirmation: since("confirmed"),
  "read-back": ["draft", ...since("confirmed")],
  closure: [...before("in_fulfilment"), ...since("closed")],
  change: since("confirmed"),
  amendments: [...before("confirmed"), ...since("delivered")],
  cancellation: since("delivered"),
  hold: since("delivered"),
  "credit-release": ["draft", ...since("delivered")],
};
// As the server names them.
const told_as: Partial<Record<ActName, string>> = { shipment: "shipments", hold: "holds" };

/** Goods that are reserved and not yet on a shipment. */
export function shippable(record: SalesOrder) {
  return record.lines.filter((line) => Number(line.quantities.reserved) - Number(line.planned) > 0);
}

/** Its customer's credit did not let it pass, or is looked at again before it leaves. */
function owesTooMuch(record: SalesOrder): boolean {
  const isPromised = since("confirmed").includes(record.status as Status);
  return (
    isPromised || !!record.checks?.some((check) => check.code === "G5" && check.result === "fail")
  );
}

/** Why something is locked is worth saying while it may still come; what cannot come any more is left out. */
const worthSaying = [
  "verification",
  "approvals",
  "read-back",
  "confirmation",
  "closure",
  "cancellation",
];

export function actsOf(record: SalesOrder): OrderAct[] {
  const told = (record.actions ?? {}) as Record<string, Allowed>;
  const found: Omit<OrderAct, "isNext">[] = [];
  for (const name of order) {
    const each = told[told_as[name] ?? name];
    const isPast = unneeded[name]?.includes(record.status as Status);
    if (!each || each.reason === "forbidden" || isPast) continue;
    if (name === "credit-release" && !owesTooMuch(record)) continue;
    if (each.allowed || worthSaying.includes(name))
      found.push({ name, key: keys[name], allowed: each.allowed, reason: each.reason });
  }
  // An order that may be confirmed is not asked about once more.
  const steps: ActName[] = [
    "shortage",
    "verification",
    "approvals",
    "confirmation",
    "read-back",
    "shipment",
    "closure",
  ];
  const next = steps
    .map((name) => found.find((act) => act.name === name && act.allowed))
    .find(Boolean);
  return found.map((act) => ({ ...act, isNext: act === next }));
}

/** The stages that stand on the path, the present one among them. */
export function pathOf(
  record: SalesOrder,
): { status: string; at?: string | null; state: "done" | "now" | "next" }[] {
  const usual = ["draft", "verified", "confirmed", "in_fulfilment", "delivered", "closed"];
  // After which stage one stands that only some orders come to.
  const inserts: Record<string, string> = {
    pending_approval: "verified",
    awaiting_customer: "verified",
    confirmable: "verified",
    partially_delivered: "in_fulfilment",
    invoiced: "delivered",
  };
  if (record.status === "cancelled")
    return [
      { status: "draft", at: record.received_at, state: "done" },
      { status: "cancelled", at: record.cancelled_at, state: "now" },
    ];
  const stages = [...usual];
  const insert = inserts[record.status];
  if (insert) stages.splice(stages.indexOf(insert) + 1, 0, record.status);
  const here = stages.indexOf(record.status);
  const times: Record<string, string | null> = {
    draft: record.received_at,
    verified: record.verified_at,
    confirmed: record.confirmed_at,
    delivered: record.delivered_at,
    closed: record.closed_at,
  };
  return stages.map((status, i) => ({
    status,
    at: i <= here ? times[status] : undefined,
    state: i < here ? "done" : i === here ? "now" : "next",
  }));
}
