// Whose the reserved goods are, and every move of the stock.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { HeldStock, StockMove } from "../api/types.gen";
import { day, moment, quantity } from "../shared/format";
import { Card, Code } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";

interface PapersProps {
  sku: string;
  product: string | undefined;
  place: string | undefined;
  unit: string;
}

export function StockPapers({ sku, product, place, unit }: PapersProps) {
  const { t } = useTranslation();
  const reservations = useQuery({
    ...one<"list_reservations">("reservation", "/stock/reservations", {
      product_id: product,
      limit: 20,
    }),
    enabled: !!product,
    retry: false,
  });
  const moves = useQuery({
    ...one<"list_stock_moves">("stock", "/stock/moves", { sku, warehouse: place, limit: 20 }),
    enabled: !!place,
    retry: false,
  });
  return (
    <div className="halves">
      <Card title={t("stock.reservations")} flush>
        <SimpleTable<HeldStock>
          label={t("stock.reservations")}
          rows={reservations.data?.items ?? []}
          none={!!reservations.data && t("stock.noReservations")}
          keyOf={(row) => row.id}
          columns={[
            {
              title: t("order.number"),
              cell: (row) =>
                row.sales_order_number && (
                  <Link
                    to="/orders/$number"
                    params={{ number: row.sales_order_number }}
                    className="link"
                  >
                    <Code>{row.sales_order_number}</Code>
                  </Link>
                ),
            },
            { title: t("stock.kind"), cell: (row) => t(`reservation.${row.kind}`) },
            { title: t("order.state"), cell: (row) => t(`reservation.${row.status}`) },
            { title: t("line.promise"), cell: (row) => day(row.promise_day) },
            { title: unit, align: "right", cell: (row) => quantity(row.quantity) },
          ]}
        />
      </Card>
      <Card
        title={
          <>
            {t("stock.ledger")}
            <small>{t("stock.newest")}</small>
          </>
        }
        flush
      >
        <SimpleTable<StockMove>
          label={t("stock.ledger")}
          rows={moves.data?.items ?? []}
          none={!!moves.data && t("stock.noMoves")}
          keyOf={(row) => row.id}
          columns={[
            { title: t("stock.when"), cell: (row) => moment(row.at) },
            {
              title: t("stock.what"),
              className: "grow",
              cell: (row) => (
                <>
                  {t(`move.${row.kind}`)} {row.reference && <Code>{row.reference}</Code>}
                  {row.reason && <p className="soft">{row.reason}</p>}
                </>
              ),
            },
            { title: t("stock.lot"), cell: (row) => row.lot && <Code>{row.lot}</Code> },
            {
              title: t("stock.change"),
              align: "right",
              cell: (row) => (
                <b className={row.quantity.startsWith("-") ? undefined : "tone-ok"}>
                  {row.quantity.startsWith("-") ? "" : "+"}
                  {quantity(row.quantity)}
                </b>
              ),
            },
          ]}
        />
      </Card>
    </div>
  );
}
