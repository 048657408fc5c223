// The right order in one pass: customer, lines, what the server noticed beside them; kept on every change.
import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { read, send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Customer, Finding } from "../api/types.gen";
import { ErrorSummary } from "../shared/fields";
import { quantity, time } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { PageBar } from "../shared/PageBar";
import { Act } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { useDraft } from "./draft";
import { Foot } from "./Foot";
import { HeadFields } from "./HeadFields";
import { LineGrid } from "./LineGrid";
import { type Cell, emptyLine, type EntryLine, isEmpty, sendable, signature } from "./lines";
import {
  acknowledgementsOf,
  type Heading,
  type Kept,
  keyOf,
  requestOf,
  usePreview,
} from "./preview";
import { Side } from "./Side";

interface Draft {
  heading: Heading;
  lines: EntryLine[];
  kept?: Kept;
}
const none: Kept = {};
const route = getRouteApi("/orders/new");
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

export default function Entry() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch() as { customer?: string; repeat?: string };
  const first = useMemo(fresh, []);
  const {
    value: draft,
    set,
    keptAt,
    isThere,
    drop,
  } = useDraft<Draft>("order", "new", first, isWorth);
  const [at, setAt] = useState<{ row: number; cell: Cell }>({ row: 0, cell: "code" });
  const { heading } = draft;
  const kept = draft.kept ?? none;
  const keep = useCallback(
    (finding: Finding, reason: string) =>
      set((before) => ({ ...before, kept: { ...before.kept, [keyOf(finding)]: reason } })),
    [set],
  );
  const keys = useRef(new Set<number>());
  const lines = useMemo(() => {
    // Lines from another session may carry keys that are given anew here.
    keys.current.clear();
    return draft.lines.map((line) => {
      const twice = keys.current.has(line.key);
      keys.current.add(line.key);
      return twice ? { ...line, key: emptyLine().key } : line;
    });
  }, [draft.lines]);
  const customer = useQuery({
    ...one<"get_customer">("customer", `/customers/${encodeURIComponent(heading.customer)}`),
    enabled: heading.customer !== "",
    retry: false,
  });
  const addresses = (customer.data?.addresses ?? []).filter(
    (address) => address.kind === "delivery",
  );
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
  const onAt = useCallback(
    (row: number, cell: Cell) =>
      setAt((before) => (before.row === row && before.cell === cell ? before : { row, cell })),
    [],
  );
  const answer = usePreview(heading, lines);
  const repeat = useCallback(
    async (code: string) => {
      const found = await read<"list_sales_orders">("/sales-orders", {
        customer_id: customer.data?.id ?? code,
        limit: 1,
        sort: "-created_at",
      });
      if (!found.items[0]) return tell(t("entry.nothingToRepeat"), { mark: "warn" });
      const last = await read<"get_sales_order">(`/sales-orders/${found.items[0].id}`);
      set((before) => ({
        ...before,
        lines: [
          ...last.lines.map((line) => ({
            ...emptyLine(),
            code: line.sku,
            quantity: quantity(line.quantity).replaceAll(",", ""),
            unit: line.unit ?? "",
          })),
          emptyLine(),
        ],
      }));
      tell(t("entry.repeated", { number: last.number }));
    },
    [customer.data, set, t],
  );
  useEffect(() => {
    if (isThere && search.customer && heading.customer !== search.customer)
      setHeading({ customer: search.customer });
  }, [isThere, search.customer]);

  const place = useMutation({
    mutationFn: async (advance_to: "draft" | "verified") => {
      const asked = sendable(lines);
      return send<"place_sales_order">("POST", "/sales-orders", {
        ...requestOf(heading, asked, addresses),
        acknowledgements: acknowledgementsOf(answer.order, kept),
        advance_to,
      } as never);
    },
    onSuccess: async (order) => {
      await drop();
      callStale(["sales_order", "worklist"]);
      tell(t(order.status === "draft" ? "entry.saved" : "entry.placed", { number: order.number }));
      void navigate({
        to: "/orders/$number",
        params: { number: order.number! },
        search: {
          do:
            order.status === "verified" &&
            !order.checks?.some((check) => check.result === "fail") &&
            order.checks?.some((check) => check.code === "G7" && check.result === "waiting")
              ? "read-back"
              : undefined,
        },
      });
    },
  });
  const goTo = useCallback(
    (row: number) => {
      onAt(row, "quantity");
      document.getElementById(`cell-${row}-quantity`)?.focus();
    },
    [onAt],
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
  const anew = () => {
    void drop();
    set(fresh());
    setAt({ row: 0, cell: "code" });
    document.getElementById("entry-customer")?.focus();
  };
  // What stands beside the grid may come a moment after the letter.
  const calm = useDeferredValue(lines);
  const told = useDeferredValue(answer);
  const problems = useMemo(
    () =>
      calm
        .map((line, i) => ({ i, told: told.lines.get(line.key) }))
        .filter(
          ({ told, i }) =>
            told &&
            told.words === signature(calm[i]!) &&
            (told.reasons.length || told.findings.length || told.isShort),
        ),
    [calm, told],
  );
  const jump = (by: number) => {
    const after =
      by > 0
        ? (problems.find(({ i }) => i > at.row) ?? problems[0])
        : ([...problems].reverse().find(({ i }) => i < at.row) ?? problems.at(-1));
    if (after) {
      onAt(
        after.i,
        after.told?.reasons.some((reason) => reason.pointer.endsWith("/sku")) ? "code" : "quantity",
      );
      requestAnimationFrame(() =>
        document
          .getElementById(
            `cell-${after.i}-${after.told?.reasons.some((reason) => reason.pointer.endsWith("/sku")) ? "code" : "quantity"}`,
          )
          ?.focus(),
      );
    }
  };
  const canSend = heading.customer !== "" && sendable(lines).length > 0 && !place.isPending;
  const verify = () => {
    if (canSend) place.mutate("verified");
  };
  useKeys(
    {
      "ctrl+enter": verify,
      f8: () => jump(1),
      "shift+f8": () => jump(-1),
      "alt+r": () => void repeat(heading.customer),
    },
    {
      "ctrl+enter": t("entry.verify"),
      f8: t("entry.nextProblem"),
      "alt+r": t("entry.repeat"),
      enter: t("entry.nextCell"),
      "ctrl+shift+d": t("entry.copyAbove"),
      "ctrl+shift+backspace": t("entry.deleteLine"),
      "alt+arrowup": t("entry.moveLine"),
      "alt+1": t("entry.takeSuggestion"),
    },
  );
  const toFix = problems.filter(({ told }) => told!.reasons.length || told!.isShort).length;
  const toLook = problems.filter(
    ({ told: each }) =>
      !each!.reasons.length &&
      !each!.isShort &&
      each!.findings.some((finding) => !kept[keyOf(finding)]),
  ).length;
  const currency = answer.order?.currency ?? customer.data?.currency ?? null;
  return (
    <>
      <PageBar
        title={t("orders.new")}
        state={
          <span className="chip" role="status">
            <Mark of="draft" /> {keptAt ? t("entry.kept", { at: time(keptAt) }) : t("entry.draft")}
          </span>
        }
      >
        <Act kind="quiet" onAct={anew}>
          {t("entry.anew")}
        </Act>
        <Act
          kind="quiet"
          hint="alt+r"
          onAct={() => void repeat(heading.customer)}
          disabled={!customer.data}
        >
          {t("entry.repeat")}
        </Act>
        <Act onAct={() => place.mutate("draft")} disabled={!canSend}>
          {t("entry.saveDraft")}
        </Act>
        <Act
          kind="main"
          hint="ctrl+enter"
          onAct={verify}
          disabled={!canSend}
          loading={place.isPending}
        >
          {t("entry.verify")}
        </Act>
      </PageBar>
      <div className="entry">
        <div className="entry-main">
          <HeadFields
            heading={heading}
            customer={customer.data}
            set={setHeading}
            onCustomer={choose}
          />
          {!!place.error && (
            <div className="entry-errors">
              <ErrorSummary error={place.error} />
            </div>
          )}
          <LineGrid
            lines={lines}
            answers={answer.lines}
            at={at}
            onLines={onLines}
            onAt={onAt}
            isWaiting={answer.isAsking}
          />
          <Foot
            toFix={toFix}
            toLook={toLook}
            lines={sendable(lines).length}
            totals={answer.order?.totals}
            currency={currency}
          />
        </div>
        <Side
          lines={calm}
          answer={told}
          at={at.row}
          onGo={goTo}
          onSet={setLine}
          kept={kept}
          onKeep={keep}
          customer={customer.data}
        />
      </div>
    </>
  );
}
