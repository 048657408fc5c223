// What the pages read, under names that live events can call stale.
import {
  keepPreviousData,
  QueryClient,
  queryOptions,
  useInfiniteQuery,
} from "@tanstack/react-query";
import { type Name, type Query, read } from "./client";
import { Refused } from "./problem";
import type { Page } from "./types.gen";
import type { LiveEvent } from "./live";

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (tries, error) => !(error instanceof Refused) && tries < 2,
      refetchOnWindowFocus: true,
    },
  },
});

/** `record` is the record's kind as live events name it: what is told of it makes this stale. */
export function one<O extends Name>(record: string, path: string, query?: Query) {
  return queryOptions({
    queryKey: [record, path, query ?? {}],
    queryFn: ({ signal }) => read<O>(path, query, signal),
  });
}

// What fills a screen comes first, and fast; the rest follows as one scrolls.
const first = 40;
const more = 100;

export function useList<T>(record: string, path: string, query: Query, enabled = true) {
  return useInfiniteQuery({
    queryKey: [record, path, query],
    queryFn: ({ pageParam, signal }) =>
      read<Name>(
        path,
        { limit: pageParam ? more : first, ...query, cursor: pageParam },
        signal,
      ) as unknown as Promise<Page<T>>,
    initialPageParam: "",
    getNextPageParam: (page: Page<T>) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  });
}

// Of these it is enough to know that something changed; lists are read again at most once a second.
const touches: Record<string, string[]> = {
  sales_order: ["sales_order", "worklist", "reservation", "stock"],
  shipment: ["shipment", "sales_order", "worklist", "stock"],
  follow_up: ["follow_up", "sales_order", "worklist"],
  hold: ["hold", "sales_order", "worklist"],
  question: ["question", "sales_order", "worklist"],
  order_issue: ["issue", "sales_order"],
  handover: ["handover", "sales_order", "worklist"],
  approval: ["approval", "sales_order", "worklist"],
  stock_receipt: ["stock", "sales_order"],
  stock_adjustment: ["stock", "adjustment", "worklist"],
  stock_transfer: ["stock", "transfer", "expected_receipt"],
  stock_buffer: ["buffer"],
  expected_receipt: ["stock", "expected_receipt"],
  special_price: ["special_price", "worklist"],
  payment: ["payment"],
  invoice_dispute: ["claim", "payment", "sales_order", "worklist"],
  write_off: ["claim", "payment", "sales_order"],
  invoice: ["invoice", "payment", "sales_order"],
  payment_plan: ["payment_plan", "worklist"],
  price_agreement: ["price_agreement", "worklist"],
};
let waiting: Set<string> | undefined;

export function callStale(records: Iterable<string>): void {
  if (waiting) {
    for (const record of records) waiting.add(record);
    return;
  }
  waiting = new Set(records);
  setTimeout(() => {
    const names = waiting ?? new Set();
    waiting = undefined;
    void queries.invalidateQueries({ predicate: ({ queryKey }) => names.has(String(queryKey[0])) });
  }, 400);
}

/** What a verb answered is the record as it is now: whoever acts next acts on this revision. */
export function known(record: string, data: unknown): void {
  const id = (data as { id?: string } | undefined)?.id;
  if (id)
    queries.setQueriesData({ queryKey: [record] }, (before: unknown) =>
      (before as { id?: string } | undefined)?.id === id ? data : before,
    );
}

export function hear(event: LiveEvent): void {
  // What passes is told once: whoever comes back asks how it stands.
  if (event.type === "ready") return callStale(["presence"]);
  if (event.type === "reset") {
    void queries.invalidateQueries();
    return;
  }
  const record = event.type.split(".")[0] ?? "";
  callStale(touches[record] ?? [record]);
}
