// What customers were offered: what is open, what waits for whom, what became of it.
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useList } from "../api/queries";
import type { Quotation } from "../api/types.gen";
import { may } from "../session/session";
import { type Column, DataTable } from "../shared/DataTable";
import { day, moment } from "../shared/format";
import { useKeys } from "../shared/keys";
import { recordColumns } from "../shared/record_columns";
import { PageBar } from "../shared/PageBar";
import { Act, Amount, Bones, Empty, Failed, OrderLink } from "../shared/parts";
import { StatusMark } from "../shared/StatusMark";

const route = getRouteApi("/quotations");
const views: Record<string, string | undefined> = {
  open: "draft,pending_approval,ready,sent",
  sent: "sent",
  mine: "draft,pending_approval,ready",
  won: "accepted",
  lost: "declined,expired,cancelled",
  all: undefined,
};

export default function QuotationList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch() as { view?: string };
  const view = search.view && search.view in views ? search.view : "open";
  const list = useList<Quotation>("quotation", "/quotations", {
    status: views[view],
    sort: "-created_at",
  });
  const rows = useMemo(() => (list.data?.pages ?? []).flatMap((page) => page.items), [list.data]);
  const end = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  }, [list]);
  const set = (to: typeof search) =>
    void navigate({ to: "/quotations", search: { ...search, ...to }, replace: true });
  const anew = may("agent", "order_desk")
    ? () => void navigate({ to: "/orders/new", search: { as: "quotation" } })
    : undefined;
  useKeys(
    {
      ...Object.fromEntries(
        Object.keys(views).map((name, i) => [String(i + 1), () => set({ view: name })]),
      ),
      n: anew,
    },
    { "1": t("keys.view"), ...(anew ? { n: t("quotation.new") } : {}) },
  );
  const columns: Column<Quotation>[] = [
    ...recordColumns<Quotation>({
      place: "/quotations",
      title: t("quotation.number"),
      width: "124px",
    }),
    {
      id: "status",
      title: t("order.state"),
      width: "160px",
      phone: "state",
      cell: (row) => <StatusMark status={row.status} kind="quotation" />,
    },
    {
      id: "valid",
      title: t("quotation.validUntil"),
      width: "120px",
      cell: (row) => day(row.valid_until),
    },
    { id: "sent", title: t("quotation.sent"), width: "150px", cell: (row) => moment(row.sent_at) },
    {
      id: "viewed",
      title: t("quotation.viewed"),
      width: "150px",
      cell: (row) => moment(row.viewed_at),
    },
    {
      id: "order",
      title: t("quotation.order"),
      width: "130px",
      cell: (row) => row.sales_order_number && <OrderLink number={row.sales_order_number} />,
    },
    {
      id: "gross",
      title: t("order.gross"),
      width: "130px",
      align: "right",
      phone: "amount",
      cell: (row) => <Amount value={row.gross} currency={row.currency} />,
    },
  ];
  return (
    <>
      <PageBar title={t("nav.quotations")}>
        {anew && (
          <Act kind="main" hint="n" className="not-phone" onAct={anew}>
            + {t("quotation.new")}
          </Act>
        )}
      </PageBar>
      <nav className="views" aria-label={t("views.label")}>
        {Object.keys(views).map((name) => (
          <button
            type="button"
            key={name}
            className={name === view ? "on" : undefined}
            aria-current={name === view || undefined}
            onClick={() => set({ view: name })}
          >
            {t(`quotation.view.${name}`)}
          </button>
        ))}
      </nav>
      <div className="list-page">
        {list.error ? (
          <Failed error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <Bones rows={16} />
        ) : rows.length === 0 ? (
          <Empty title={t("quotation.none")}>
            <Act onAct={() => set({ view: "all" })}>{t("orders.clear")}</Act>
          </Empty>
        ) : (
          <DataTable
            label={t("nav.quotations")}
            rows={rows}
            columns={columns}
            idOf={(row) => row.id}
            linkOf={(row) => `/quotations/${row.number}`}
            onEnd={end}
          />
        )}
      </div>
    </>
  );
}
