// What each decision on an order sends, and where to.
import { may } from "../session/session";
import { mayKeep } from "../shared/findings";
import type { SalesOrder } from "../api/types.gen";
import { shippable } from "./actions";

export interface FormValues {
  reason: string;
  kind: string;
  contact: string;
  channel: string;
  outcome: string;
  isInformed: boolean;
  rule: string;
  decision: string;
  invoicing: string;
  reference: string;
  team: string;
  day: string;
}

export function titleOf(what: string): string {
  return `do.${what}.title`;
}

/** The end of a working day, as an instant. */
export function endOf(on: string): string {
  return `${on}T16:00:00Z`;
}

/** All of it that is reserved and on no shipment yet. */
export function shipmentOf(
  order: SalesOrder,
  carrier: string,
  on: string,
): { path: string; body: unknown } {
  return {
    path: "/shipments",
    body: {
      sales_order: order.id,
      carrier: carrier || null,
      planned_date: on || null,
      lines: shippable(order).map((line) => ({
        line: line.line,
        quantity: String(Number(line.quantities.reserved) - Number(line.planned)),
      })),
    },
  };
}

export function sendingOf(
  what: string,
  order: SalesOrder,
  values: FormValues,
  about?: string,
): { path: string; body: unknown } {
  const own = `/sales-orders/${order.id}`;
  const revision = order.revision;
  switch (what) {
    case "hold":
      return { path: `${own}/holds`, body: { kind: values.kind, reason: values.reason } };
    case "release":
      return { path: `/holds/${about}/release`, body: { reason: values.reason } };
    case "read-back":
      return {
        path: `${own}/read-back`,
        body: {
          revision,
          outcome: values.outcome,
          contact: values.contact,
          channel: values.channel,
          consumer_informed: values.isInformed,
        },
      };
    case "approvals": {
      const rule =
        values.rule ||
        (order.approvals ?? []).find((approval) => approval.status === "pending")?.rule;
      return {
        path: `${own}/approvals`,
        body: { revision, rule, decision: values.decision, reason: values.reason || null },
      };
    }
    case "closure":
      return {
        path: `${own}/closure`,
        body: { revision, invoicing: values.invoicing, reference: values.reference || null },
      };
    case "credit-release":
      return { path: `${own}/credit-release`, body: { revision, reason: values.reason } };
    case "cancellation":
      return { path: `${own}/cancellation`, body: { revision, reason: values.reason } };
    case "question":
      return { path: `${own}/questions`, body: { team: values.team, question: values.reason } };
    case "follow-up":
      return {
        path: "/follow-ups",
        body: {
          subject: order.id,
          detail: values.reason,
          due_at: values.day ? endOf(values.day) : null,
        },
      };
    case "shipment":
      return shipmentOf(order, values.contact, values.day);
    case "acknowledge": {
      const all = (order.findings ?? []).flatMap((check) => check.findings);
      const findings = all.filter(mayKeep);
      // Where nothing else stands in the way, the order goes on at once with whoever may take it on.
      const isStopped = all.some((finding) => finding.level === "fail" && !mayKeep(finding));
      const step = order.status === "draft" ? "verification" : "confirmation";
      const isMine = !isStopped && may("agent", "order_desk");
      const verb = isMine ? step : "acknowledgements";
      return {
        path: `${own}/${verb}`,
        body: {
          revision,
          acknowledgements: findings.map(({ code, pointer, value }) => ({
            code,
            pointer,
            value,
            reason_code: values.reason.trim(),
          })),
        },
      };
    }
    default:
      return { path: `${own}/${what}`, body: { revision } };
  }
}
