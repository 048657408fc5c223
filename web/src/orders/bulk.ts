// What may be done with several orders at once, and how each is asked for it.
import i18next from "i18next";
import { read, send } from "../api/client";
import { Refused } from "../api/problem";
import { refusalWords, wordsOf } from "../shared/fields";
import { shippable } from "./actions";
import type { ListedOrder } from "./columns";
import { shipmentOf } from "./deeds";

export type BulkVerb = "confirm" | "release";

const takers: Record<BulkVerb, string[]> = {
  confirm: ["verified", "confirmable"],
  release: ["confirmed", "in_fulfilment", "partially_delivered"],
};

export const isHeld = (order: ListedOrder) => order.step?.mark === "hold";

/** As far as the list knows: the server says the rest when it is asked. */
export function takes(verb: BulkVerb, order: ListedOrder): boolean {
  if (!takers[verb].includes(order.status)) return false;
  if (verb === "confirm") return true;
  const reserved = order.quantities?.reserved;
  return !isHeld(order) && (reserved === undefined || Number(reserved) > 0);
}

/** A key of our words, where there is nothing to ask the server for. */
export class NothingToDo extends Error {}

export async function perform(verb: BulkVerb, order: ListedOrder): Promise<void> {
  if (verb === "confirm") {
    await send<"confirm_sales_order">("POST", `/sales-orders/${order.id}/confirmation`, {
      revision: order.revision,
    });
    return;
  }
  const whole = await read<"get_sales_order">(`/sales-orders/${order.id}`);
  if (!shippable(whole).length) throw new NothingToDo("bulk.nothingReserved");
  const { path, body } = shipmentOf(whole, "", "");
  await send<"plan_shipment">("POST", path, body as never);
}

function why(error: unknown): string {
  if (error instanceof NothingToDo) return i18next.t(error.message);
  if (!(error instanceof Refused)) return i18next.t("state.unreachable");
  return [...new Set(error.reasons.map(wordsOf))].join(" ") || refusalWords(error);
}

/** Every reason why not, by order; those that are not in it took it. */
export async function performAll<T extends { id: string }>(
  orders: T[],
  act: (order: T) => Promise<unknown>,
): Promise<Map<string, string>> {
  const refused = new Map<string, string>();
  for (const order of orders)
    try {
      await act(order);
    } catch (error) {
      refused.set(order.id, why(error));
    }
  return refused;
}
