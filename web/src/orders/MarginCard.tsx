// What is earned on an order, line by line: for those who are told what products cost.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { LineMargin, SalesOrder } from "../api/types.gen";
import { may } from "../session/session";
import { figure } from "../shared/format";
import { Card, Code, Money } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { percentOf } from "../taxes/words";

const seers = ["sales_manager", "procurement", "finance", "auditor"];
const shown = 20;

/** Two digits are enough to judge by; what decides is exact and the server's. */
function short(rate: string): string {
  const [whole = "0", fraction = ""] = percentOf(rate).split(".");
  return fraction ? `${whole}.${fraction.slice(0, 2)}` : whole;
}

function Margins({ order }: { order: SalesOrder }) {
  const { t } = useTranslation();
  const found = useQuery(
    one<"get_sales_order_margins">("sales_order", `/sales-orders/${order.id}/margins`),
  );
  const margins = found.data;
  if (!margins) return null;
  const percent = (rate: string | null) => (rate ? t("tax.percent", { rate: short(rate) }) : "–");
  return (
    <Card
      flush
      title={t("margin.title")}
      aside={
        margins.margin && (
          <span>
            <b>{percent(margins.margin)}</b> ·{" "}
            <Money value={margins.net} currency={order.currency} /> −{" "}
            <Money value={margins.cost} currency={order.currency} />
          </span>
        )
      }
    >
      <SimpleTable<LineMargin>
        label={t("margin.title")}
        rows={margins.lines.slice(0, shown)}
        keyOf={(row) => row.line}
        columns={[
          {
            title: t("line.code"),
            className: "main grow",
            cell: (row) => <Code>{row.sku}</Code>,
          },
          {
            title: t("products.cost"),
            align: "right",
            cell: (row) => (row.unit_cost ? figure(row.unit_cost) : "–"),
          },
          { title: t("special.margin"), align: "right", cell: (row) => percent(row.margin) },
        ]}
      />
      {margins.unknown > 0 && (
        <p className="card-note soft">{t("margin.unknown", { count: margins.unknown })}</p>
      )}
    </Card>
  );
}

export function MarginCard({ order }: { order: SalesOrder }) {
  return may(...seers) ? <Margins order={order} /> : null;
}
