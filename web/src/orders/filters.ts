// The list's state lives in the address: view, words, filters, order.
import type { Query } from "../api/client";
import { dayOf } from "../shared/format";

export type Search = Record<string, string | undefined>;

export const statuses = [
  "draft",
  "verified",
  "pending_approval",
  "awaiting_customer",
  "confirmable",
  "confirmed",
  "in_fulfilment",
  "partially_delivered",
  "delivered",
  "invoiced",
  "closed",
  "cancelled",
] as const;
export type Status = (typeof statuses)[number];
const open = statuses.filter((status) => !["closed", "cancelled", "invoiced"].includes(status));
const onTheWay = ["confirmed", "in_fulfilment", "partially_delivered"];

export interface View {
  name: string;
  /** Of a view that the person saved: its own words. */
  label?: string;
  search: Search;
}

export const views: View[] = [
  { name: "open", search: {} },
  { name: "mine", search: { view: "mine" } },
  { name: "today", search: { view: "today" } },
  { name: "late", search: { view: "late" } },
  { name: "customer", search: { view: "customer" } },
  { name: "drafts", search: { view: "drafts" } },
  { name: "all", search: { view: "all" } },
];

export function yesterday(today: string): string {
  return new Date(new Date(`${today}T00:00:00Z`).getTime() - 86_400_000).toISOString().slice(0, 10);
}

/** What the server is asked for a state of the list. */
export function queryOf(search: Search, me: string | undefined, today = dayOf(new Date())): Query {
  const query: Query = {
    status: search.status ?? (search.view === "all" ? undefined : open.join(",")),
  };
  if (search.view === "mine") query.owner = me;
  if (search.view === "today") query.promise_date = today;
  if (search.view === "late") {
    query.promise_date = `..${yesterday(today)}`;
    query.status = search.status ?? onTheWay.join(",");
  }
  if (search.view === "customer") query.status = search.status ?? "awaiting_customer";
  if (search.view === "drafts")
    query.status = search.status ?? "draft,verified,pending_approval,confirmable";
  for (const name of [
    "q",
    "warehouse",
    "order_type",
    "channel",
    "owner",
    "customer_id",
    "promise_date",
    "urgent",
  ])
    if (search[name]) query[name] = search[name];
  query.sort = search.sort ?? (search.q ? undefined : "-created_at");
  return query;
}

/** Which filters stand beside a view, in the order they were offered. */
export const filterNames = ["status", "warehouse", "order_type", "channel", "urgent"] as const;
export type FilterName = (typeof filterNames)[number];
