// Worklists as the pages show them: in which order, where a row leads, which shape it has.
import type { WorklistItem } from "../api/types.gen";

export const lists = [
  "handovers",
  "stuck-orders",
  "promises-at-risk",
  "late-orders",
  "follow-ups",
  "approvals",
  "questions",
] as const;
export type ListName = (typeof lists)[number];

/** What is due first stands first; what has no hour comes after, as the server has it. */
export function byDue(items: WorklistItem[]): WorklistItem[] {
  const hour = (item: WorklistItem) => (item.due_at ? Date.parse(item.due_at) : Infinity);
  return items.toSorted((a, b) => (hour(a) === hour(b) ? 0 : hour(a) - hour(b)));
}

const pages: Record<string, string> = {
  quotations: "/quotations/",
  "payment-plans": "/payment-plans/",
  "special-prices": "/settings/specials?list=",
  "price-agreements": "/settings/agreed?list=",
};
// What is decided in a list of its own.
const views: Record<string, string> = {
  "stock-adjustments": "/stock?papers=adjustments",
  "write-offs": "/invoices?view=writeOffs",
};
export function linkOf(list: ListName, item: WorklistItem): string {
  if (item.record?.startsWith("fup_")) return `/follow-ups?at=${item.record}`;
  if (item.sales_order_number)
    return `/orders/${item.sales_order_number}${list === "questions" ? "?tab=questions" : ""}`;
  const [, kind = "", id] = /^\/api\/v1\/([a-z-]+)\/(.+)$/.exec(item.link ?? "") ?? [];
  if (views[kind]) return views[kind];
  if (pages[kind]) return pages[kind] + id;
  return item.sales_order ? `/orders/${item.sales_order}` : "/";
}

const subjects: Record<string, string> = {
  quotations: "home.quotation",
  "special-prices": "rule.special_price",
  "price-agreements": "rule.price_agreement",
  "payment-plans": "rule.payment_plan",
  "write-offs": "rule.write_off",
  "stock-adjustments": "home.adjustment",
  persons: "rule.lost_factor",
};
/** What a row is about that names neither customer nor order. */
export function subjectOf(list: ListName, item: WorklistItem): string {
  const [, kind = ""] = /^\/api\/v1\/([a-z-]+)\//.exec(item.link ?? "") ?? [];
  return subjects[kind] ?? `worklist.${list}`;
}

export function markOf(list: ListName, item: WorklistItem): string {
  if (item.record?.startsWith("hld_")) return "hold";
  if (list === "late-orders") return "fail";
  if (list === "promises-at-risk") return "warn";
  if (list === "approvals") return "pending_approval";
  return item.overdue ? "fail" : "waiting";
}

const acts: Record<string, string> = {
  read_back_sales_order: "next.ask",
  release_hold: "next.release",
  confirm_sales_order: "next.confirm",
  verify_sales_order: "next.verify",
  settle_shortage: "next.decide",
  get_shortage: "next.decide",
  complete_follow_up: "next.call",
  answer_question: "next.answer",
  accept_handover: "next.answer",
  decide_sales_order_approval: "next.decide",
  plan_shipment: "next.ship",
  close_sales_order: "next.close",
  deliver_shipment: "next.record",
  verify_proof_of_delivery: "next.check",
};
export function actOf(operation: string | null): string {
  return acts[operation ?? ""] ?? "next.open";
}
