// A policy as it is typed, and as it is sent. Pure.
import type { ApprovalPolicy } from "../api/types.gen";
import { percentOf, rateOf } from "../taxes/words";

export const needs = ["none", "urgent_order", "bespoke_order", "special_price"] as const;

export interface StepDraft {
  roles: string[];
  each_role: boolean;
  quorum: string;
  hours: string;
}
export interface Draft {
  code: string;
  name: string;
  clause: string;
  words: string;
  tightens: string;
  order_types: string;
  channels: string;
  customers: string;
  customer_kinds: string;
  entered_by: string;
  currency: string;
  gross_from: string;
  credit_excess_from: string;
  margin_below: string;
  discount_above: string;
  valid_from: string;
  valid_until: string;
  steps: StepDraft[];
}

export const newStep = (): StepDraft => ({
  roles: [],
  each_role: false,
  quorum: "1",
  hours: "4",
});

const lists = ["order_types", "channels", "customers", "customer_kinds"] as const;
const words = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

/** The next version of one in force begins today at the earliest. */
export function draftOf(policy: ApprovalPolicy | undefined, today: string): Draft {
  const from = policy?.valid_from ?? today;
  return {
    code: policy?.code ?? "",
    name: policy?.name ?? "",
    clause: policy?.clause ?? "",
    words: policy?.words ?? "",
    tightens: policy?.tightens ?? "none",
    order_types: (policy?.order_types ?? []).join(" "),
    channels: (policy?.channels ?? []).join(" "),
    customers: (policy?.customers ?? []).join(" "),
    customer_kinds: (policy?.customer_kinds ?? []).join(" "),
    entered_by: policy?.entered_by[0] ?? "",
    currency: policy?.currency ?? "",
    gross_from: policy?.gross_from ?? "",
    credit_excess_from: policy?.credit_excess_from ?? "",
    margin_below: policy?.margin_below ? percentOf(policy.margin_below) : "",
    discount_above: policy?.discount_above ? percentOf(policy.discount_above) : "",
    valid_from: from < today ? today : from,
    valid_until: policy?.valid_until ?? "",
    steps: policy?.steps.length
      ? policy.steps.map((step) => ({
          roles: step.roles,
          each_role: step.each_role,
          quorum: String(step.quorum),
          hours: String(step.hours),
        }))
      : [newStep()],
  };
}

export function bodyOf(given: Draft) {
  return {
    name: given.name,
    clause: given.clause,
    words: given.words,
    tightens: given.tightens,
    ...Object.fromEntries(lists.map((name) => [name, words(given[name])])),
    entered_by: given.entered_by ? [given.entered_by] : [],
    currency: given.currency.trim().toUpperCase(),
    gross_from: given.gross_from.trim() || null,
    credit_excess_from: given.credit_excess_from.trim() || null,
    margin_below: given.margin_below.trim() ? rateOf(given.margin_below) : null,
    discount_above: given.discount_above.trim() ? rateOf(given.discount_above) : null,
    valid_from: given.valid_from || null,
    valid_until: given.valid_until || null,
    steps: given.steps.map((step) => ({
      roles: step.roles,
      each_role: step.each_role,
      quorum: step.each_role ? 1 : Number(step.quorum),
      hours: Number(step.hours),
    })),
  };
}
