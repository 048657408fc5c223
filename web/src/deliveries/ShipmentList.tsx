// Goods on their way: what has to be picked, packed, sent, proved.
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { one, queries, useList } from "../api/queries";
import type { Shipment } from "../api/types.gen";
import { type Column, DataTable } from "../shared/DataTable";
import { day, moment } from "../shared/format";
import { useKeys } from "../shared/keys";
import { recordColumns } from "../shared/record_columns";
import { PageBar } from "../shared/PageBar";
import { Act, Bones, Empty, Failed } from "../shared/parts";
import { StatusMark } from "../shared/StatusMark";
import { WaitingProofs } from "./WaitingProofs";

const route = getRouteApi("/deliveries");
const views: Record<string, string | undefined> = {
  open: "planned,picking,packed,despatched,in_transit,out_for_delivery,failed_attempt,delivered",
  pick: "planned,picking",
  pack: "packed",
  road: "despatched,in_transit,out_for_delivery",
  trouble: "failed_attempt,returned_to_depot,lost",
  proof: "delivered",
  all: undefined,
};

export default function ShipmentList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch() as { view?: string; warehouse?: string };
  const view = search.view && search.view in views ? search.view : "open";
  const warehouses = useQuery(one<"list_warehouses">("warehouse", "/warehouses", { limit: 50 }));
  const list = useList<Shipment>("shipment", "/shipments", {
    status: views[view],
    warehouse: search.warehouse,
    sort: "-created_at",
  });
  const rows = useMemo(() => (list.data?.pages ?? []).flatMap((page) => page.items), [list.data]);
  const end = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  }, [list]);
  const prefetch = useCallback(
    (row: Shipment) =>
      void queries.prefetchQuery(one<"get_shipment">("shipment", `/shipments/${row.number}`)),
    [],
  );
  const set = (to: typeof search) =>
    void navigate({ to: "/deliveries", search: { ...search, ...to }, replace: true });
  useKeys(
    Object.fromEntries(
      Object.keys(views).map((name, i) => [String(i + 1), () => set({ view: name })]),
    ),
    { "1": t("keys.view") },
  );
  const columns: Column<Shipment>[] = [
    ...recordColumns<Shipment>({
      place: "/deliveries",
      title: t("shipment.number"),
      width: "112px",
    }),
    {
      id: "city",
      title: t("shipment.to"),
      width: "minmax(90px, .7fr)",
      cell: (row) => row.delivery_address?.city,
    },
    {
      id: "status",
      title: t("order.state"),
      width: "150px",
      phone: "state",
      cell: (row) => <StatusMark status={row.status} kind="shipment" />,
    },
    {
      id: "eta",
      title: t("shipment.eta"),
      width: "150px",
      phone: "amount",
      cell: (row) => <span className={row.delayed ? "late" : undefined}>{moment(row.eta)}</span>,
    },
    { id: "carrier", title: t("shipment.carrier"), width: "130px", cell: (row) => row.carrier },
    { id: "warehouse", title: t("order.warehouse"), width: "70px", cell: (row) => row.warehouse },
    {
      id: "why",
      title: t("shipment.note"),
      width: "minmax(140px, 1.2fr)",
      cell: (row) =>
        row.failure ??
        row.delay_cause ??
        row.end_reason ??
        (row.planned_date ? day(row.planned_date) : ""),
    },
  ];
  return (
    <>
      <PageBar title={t("nav.deliveries")} />
      <WaitingProofs />
      <nav className="views" aria-label={t("views.label")}>
        {Object.keys(views).map((name) => (
          <button
            type="button"
            key={name}
            className={name === view ? "on" : undefined}
            aria-current={name === view || undefined}
            onClick={() => set({ view: name })}
          >
            {t(`deliveries.view.${name}`)}
          </button>
        ))}
      </nav>
      <div className="filters">
        {warehouses.data?.items.map((each) => (
          <button
            type="button"
            key={each.code}
            className="filter"
            aria-pressed={search.warehouse === each.code}
            onClick={() =>
              set({ warehouse: search.warehouse === each.code ? undefined : each.code })
            }
          >
            {search.warehouse === each.code ? "✓ " : ""}
            <b>{each.name}</b>
          </button>
        ))}
      </div>
      <div className="list-page">
        {list.error ? (
          <Failed error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <Bones rows={16} />
        ) : rows.length === 0 ? (
          <Empty title={t("deliveries.none")}>
            <Act onAct={() => set({ view: "all", warehouse: undefined })}>{t("orders.clear")}</Act>
          </Empty>
        ) : (
          <DataTable
            label={t("nav.deliveries")}
            rows={rows}
            columns={columns}
            idOf={(row) => row.id}
            linkOf={(row) => `/deliveries/${row.number}`}
            onEnd={end}
            onCursor={prefetch}
          />
        )}
      </div>
    </>
  );
}
