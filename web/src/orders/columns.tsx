// The columns of the list of orders, in their order; what is hidden at first stands in OrderList.
import type { TFunction } from "i18next";
import type { SalesOrder } from "../api/types.gen";
import type { Column } from "../shared/DataTable";
import { day, figure, moment, said } from "../shared/format";
import { Amount, OrderLink } from "../shared/parts";
import { type Buckets, QtyBar } from "../shared/QtyBar";
import { Mark, StatusMark } from "../shared/StatusMark";

export type ListedOrder = SalesOrder & {
  step?: { why: string; mark: string };
  line_count?: number;
  quantities?: Buckets | null;
};

export interface OrderColumn extends Column<ListedOrder> {
  /** As it stands in a file. */
  text: (row: ListedOrder) => string;
}

function lateDays(row: ListedOrder): number {
  if (!row.requested_date || !row.promise_date) return 0;
  return Math.round(
    (new Date(row.promise_date).getTime() - new Date(row.requested_date).getTime()) / 86_400_000,
  );
}

export function columnsOf(
  t: TFunction,
  nameOf: (id: string | null) => string = () => "",
): OrderColumn[] {
  return [
    {
      id: "number",
      title: t("order.number"),
      width: "112px",
      sort: "number",
      phone: "why",
      cell: (row) => <OrderLink number={row.number!} />,
      text: (row) => row.number ?? "",
    },
    {
      id: "customer",
      title: t("order.customer"),
      width: "minmax(150px, 1fr)",
      phone: "name",
      cell: (row) => <span className="name">{row.customer_name}</span>,
      text: (row) => row.customer_name ?? "",
    },
    {
      id: "po",
      title: t("order.po"),
      width: "96px",
      cell: (row) => <span className="code soft">{row.customer_po_number ?? "—"}</span>,
      text: (row) => row.customer_po_number ?? "",
    },
    {
      id: "status",
      title: t("order.state"),
      width: "136px",
      phone: "state",
      cell: (row) => <StatusMark status={row.status} />,
      text: (row) => t(`order.status.${row.status}`),
    },
    {
      id: "type",
      title: t("order.kind"),
      width: "64px",
      cell: (row) =>
        row.urgent
          ? t("order.urgent")
          : row.order_type === "standard"
            ? ""
            : t(`order.type.${row.order_type}`),
      text: (row) => t(`order.type.${row.order_type}`),
    },
    {
      id: "promised",
      title: t("order.promised"),
      width: "96px",
      cell: (row) => (
        <>
          {row.promise_date ? day(row.promise_date) : "—"}
          {lateDays(row) > 0 && (
            <span className="later"> {t("order.daysLater", { days: lateDays(row) })}</span>
          )}
        </>
      ),
      text: (row) => row.promise_date ?? "",
    },
    {
      id: "lines",
      title: t("order.lines"),
      width: "40px",
      align: "right",
      cell: (row) => row.line_count ?? "",
      text: (row) => String(row.line_count ?? ""),
    },
    {
      id: "progress",
      title: t("order.progress"),
      width: "60px",
      cell: (row) => (row.quantities ? <QtyBar of={row.quantities} /> : null),
      text: () => "",
    },
    {
      id: "net",
      title: t("order.net"),
      width: "112px",
      align: "right",
      phone: "amount",
      cell: (row) => <Amount value={row.totals.net} currency={row.currency} />,
      text: (row) => row.totals.net,
    },
    {
      id: "next",
      title: t("order.next"),
      width: "minmax(190px, 2.4fr)",
      cell: (row) =>
        row.step && (
          <span className="status">
            <Mark of={row.step.mark} /> <span>{said(row.step.why)}</span>
          </span>
        ),
      text: (row) => row.step?.why ?? "",
    },
    {
      id: "warehouse",
      title: t("order.warehouse"),
      width: "70px",
      cell: (row) => row.warehouse,
      text: (row) => row.warehouse ?? "",
    },
    {
      id: "channel",
      title: t("order.channel"),
      width: "80px",
      cell: (row) => t(`order.channel.${row.channel}`),
      text: (row) => row.channel,
    },
    {
      id: "owner",
      title: t("order.owner"),
      width: "120px",
      cell: (row) => nameOf(row.owner),
      text: (row) => nameOf(row.owner),
    },
    {
      id: "received",
      title: t("order.received"),
      width: "130px",
      sort: "created_at",
      cell: (row) => moment(row.received_at),
      text: (row) => row.received_at ?? "",
    },
    {
      id: "tax",
      title: t("order.gross"),
      width: "110px",
      align: "right",
      cell: (row) => figure(row.totals.gross),
      text: (row) => row.totals.gross,
    },
  ];
}
