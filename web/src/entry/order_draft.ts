// The order that is being typed: its heading, its lines and the warnings that stay, kept as a draft on every change.
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { read } from "../api/client";
import { one } from "../api/queries";
import type { Customer, Finding } from "../api/types.gen";
import { quantity } from "../shared/format";
import { tell } from "../shared/notices";
import { useDraft } from "./draft";
import { emptyLine, type EntryLine, isEmpty } from "./lines";
import { type Heading, type Kept, keyOf } from "./preview";

interface Draft {
  heading: Heading;
  lines: EntryLine[];
  kept?: Kept;
}
const none: Kept = {};
const fresh = (): Draft => ({
  heading: {
    customer: "",
    customer_po_number: "",
    requested_date: "",
    warehouse: "",
    order_type: "standard",
    address: 0,
    notes: "",
  },
  lines: [emptyLine()],
});
const isWorth = (draft: Draft) =>
  draft.heading.customer !== "" || draft.lines.some((line) => !isEmpty(line));

/** Lines from another session may carry keys that are given anew here. */
function withOwnKeys(lines: EntryLine[]): EntryLine[] {
  const keys = new Set<number>();
  return lines.map((line) => {
    const isTwice = keys.has(line.key);
    keys.add(line.key);
    return isTwice ? { ...line, key: emptyLine().key } : line;
  });
}

/** An order that came by mail is a draft of its own. */
export function useOrderDraft(forCustomer: string | undefined, mail?: string) {
  const { t } = useTranslation();
  const first = useMemo(fresh, []);
  const draft = useDraft<Draft>("order", mail ?? "new", first, isWorth);
  const { set, isThere, drop } = draft;
  const { heading } = draft.value;
  const lines = useMemo(() => withOwnKeys(draft.value.lines), [draft.value.lines]);
  const customer = useQuery({
    ...one<"get_customer">("customer", `/customers/${encodeURIComponent(heading.customer)}`),
    enabled: heading.customer !== "",
    retry: false,
  }).data;
  const setHeading = useCallback(
    (to: Partial<Heading>) =>
      set((before) => ({ ...before, heading: { ...before.heading, ...to } })),
    [set],
  );
  const onLines = useCallback(
    (change: (lines: EntryLine[]) => EntryLine[]) =>
      set((before) => ({ ...before, lines: change(before.lines) })),
    [set],
  );
  const setLine = useCallback(
    (row: number, to: Partial<EntryLine>) =>
      onLines((before) => before.map((line, i) => (i === row ? { ...line, ...to } : line))),
    [onLines],
  );
  const choose = useCallback(
    (chosen: Customer) => setHeading({ customer: chosen.code, address: 0 }),
    [setHeading],
  );
  const keep = useCallback(
    (finding: Finding, reason: string) =>
      set((before) => ({ ...before, kept: { ...before.kept, [keyOf(finding)]: reason } })),
    [set],
  );
  const whose = useRef({ id: customer?.id, code: heading.customer });
  whose.current = { id: customer?.id, code: heading.customer };
  const repeat = useCallback(async () => {
    const { id, code } = whose.current;
    // A key can be quicker than what the page reads about the customer.
    const known = id ?? (await read<"get_customer">(`/customers/${encodeURIComponent(code)}`)).id;
    const found = await read<"list_sales_orders">("/sales-orders", {
      customer_id: known,
      limit: 1,
      sort: "-created_at",
    });
    if (!found.items[0]) return tell(t("entry.nothingToRepeat"), { mark: "warn" });
    const last = await read<"get_sales_order">(`/sales-orders/${found.items[0].id}`);
    const again = last.lines.map((line) => ({
      ...emptyLine(),
      code: line.sku,
      quantity: quantity(line.quantity).replaceAll(",", ""),
      unit: line.unit ?? "",
    }));
    set((before) => ({ ...before, lines: [...again, emptyLine()] }));
    tell(t("entry.repeated", { number: last.number }));
  }, [set, t]);
  const anew = useCallback(() => {
    void drop();
    set(fresh());
  }, [drop, set]);
  useEffect(() => {
    if (isThere && forCustomer && heading.customer !== forCustomer)
      setHeading({ customer: forCustomer });
  }, [isThere, forCustomer]);
  return {
    heading,
    lines,
    kept: draft.value.kept ?? none,
    keptAt: draft.keptAt,
    customer,
    setHeading,
    onLines,
    setLine,
    choose,
    keep,
    repeat,
    anew,
    drop,
  };
}
