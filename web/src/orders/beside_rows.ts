// What stands beside the rows of the list and is asked apart: why they wait, and where their units are.
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { one } from "../api/queries";
import type { Page, SalesOrder } from "../api/types.gen";
import type { Buckets } from "../shared/QtyBar";
import { type ListedOrder } from "./columns";

/** Why an order waits, for those that stand in a worklist. */
export function useNextSteps(enabled: boolean): Map<string, { why: string; mark: string }> {
  const lists = ["stuck-orders", "promises-at-risk", "late-orders"] as const;
  const stuck = useQuery({
    ...one<"list_stuck_orders">("worklist", "/worklists/stuck-orders", { limit: 200 }),
    enabled,
  });
  const risk = useQuery({
    ...one<"list_stuck_orders">("worklist", "/worklists/promises-at-risk", { limit: 200 }),
    enabled,
  });
  const late = useQuery({
    ...one<"list_stuck_orders">("worklist", "/worklists/late-orders", { limit: 200 }),
    enabled,
  });
  return useMemo(() => {
    const found = new Map<string, { why: string; mark: string }>();
    [stuck, risk, late].forEach(({ data }, i) => {
      for (const item of data?.items ?? [])
        if (item.sales_order && !found.has(item.sales_order))
          found.set(item.sales_order, {
            why: item.why ?? "",
            mark: item.record?.startsWith("hld_")
              ? "hold"
              : lists[i] === "late-orders"
                ? "fail"
                : lists[i] === "promises-at-risk"
                  ? "warn"
                  : "waiting",
          });
    });
    return found;
  }, [stuck.data, risk.data, late.data]);
}

/** Where the units of each order stand: asked page by page, shown when it comes. */
export function useStandings(
  pages: Page<SalesOrder>[] | undefined,
): Map<string, Pick<ListedOrder, "line_count" | "quantities">> {
  const asked = (pages ?? [])
    .map((page) => page.items.map((order) => order.id).join(","))
    .filter(Boolean);
  const answers = useQueries({
    queries: asked.map((ids) => ({
      ...one<"list_sales_order_standings">("sales_order", "/sales-order-standings", {
        sales_order: ids,
        limit: 500,
      }),
      retry: false,
      placeholderData: keepPreviousData,
    })),
  });
  const key = answers.map((answer) => answer.dataUpdatedAt).join();
  return useMemo(
    () =>
      new Map(
        answers.flatMap((answer) =>
          (answer.data?.items ?? []).map((each) => [
            each.sales_order!,
            { line_count: each.line_count, quantities: each.quantities as Buckets },
          ]),
        ),
      ),
    [key],
  );
}

const before = new WeakMap<SalesOrder, ListedOrder>();

/** An order with what stands beside it; the same as before while nothing of it changed. */
export function listed(
  order: SalesOrder,
  step: ListedOrder["step"],
  standing: Pick<ListedOrder, "line_count" | "quantities"> | undefined,
): ListedOrder {
  const known = before.get(order);
  if (known && known.step === step && known.quantities === standing?.quantities) return known;
  const now = { ...order, step, ...standing };
  before.set(order, now);
  return now;
}
