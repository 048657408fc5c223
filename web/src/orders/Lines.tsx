// The lines with where each unit stands. Unfinished ones come first when only a few are shown.
import { useTranslation } from "react-i18next";
import type { SalesOrder, SalesOrderLine } from "../api/types.gen";
import { day, isPositive, quantity } from "../shared/format";
import { WhyPrice } from "../prices/WhyPrice";
import { Amount, Card, Code } from "../shared/parts";
import { addUp, Legend, QtyBar } from "../shared/QtyBar";
import { SimpleTable } from "../shared/SimpleTable";
import { Mark } from "../shared/StatusMark";

function isShort(order: SalesOrder, line: SalesOrderLine) {
  const gate = order.checks?.find((check) => check.code === "G3");
  const found = (
    gate?.evidence as {
      lines?: {
        line: number;
        wanted: string;
        available_to_promise: string;
        earliest_date: string | null;
      }[];
    } | null
  )?.lines?.find((each) => each.line === line.line);
  return found && { ...found, isShort: Number(found.available_to_promise) < Number(found.wanted) };
}

function weight(order: SalesOrder, line: SalesOrderLine): number {
  if (isShort(order, line)?.isShort && isPositive(line.quantities.open)) return 0;
  if (isPositive(line.quantities.backordered)) return 1;
  return line.quantities.delivered === line.base_quantity ? 3 : 2;
}

export function Lines({
  order,
  few = false,
  onOpen,
}: {
  order: SalesOrder;
  few?: boolean;
  onOpen?: () => void;
}) {
  const { t } = useTranslation();
  const isBefore = [
    "draft",
    "verified",
    "pending_approval",
    "awaiting_customer",
    "confirmable",
  ].includes(order.status);
  const sorted = few
    ? [...order.lines].sort(
        (a, b) => weight(order, a) - weight(order, b) || Number(b.net) - Number(a.net),
      )
    : order.lines;
  const shown = few ? sorted.slice(0, 8) : sorted;
  const all = addUp(order.lines.map((line) => line.quantities));
  const bad = order.lines.filter((line) => weight(order, line) === 0).length;
  return (
    <Card
      flush
      title={
        <>
          {t("order.lines")}
          <small>{order.lines.length}</small>
        </>
      }
      aside={
        <>
          {bad > 0 && isBefore && (
            <span className="chip bad">{t("order.toFix", { count: bad })}</span>
          )}
          {onOpen && shown.length < order.lines.length && (
            <button type="button" className="link" onClick={onOpen}>
              {t("order.allLines")}
            </button>
          )}
        </>
      }
    >
      {!isBefore && (
        <div className="whole-bar">
          <QtyBar of={all} tall />
          <Legend of={all} />
        </div>
      )}
      <SimpleTable<SalesOrderLine>
        label={t("order.lines")}
        rows={shown}
        keyOf={(line) => line.line}
        rowClass={(line) => (weight(order, line) === 0 && isBefore ? "short" : undefined)}
        columns={[
          { title: "#", align: "right", className: "narrow soft", cell: (line) => line.line },
          { title: t("line.code"), cell: (line) => <Code>{line.sku}</Code> },
          {
            title: t("line.name"),
            className: "grow",
            cell: (line) => (
              <>
                {line.name}
                {line.note && <small className="soft"> · {line.note}</small>}
              </>
            ),
          },
          {
            title: t("line.ordered"),
            align: "right",
            cell: (line) => (
              <span className="amount">
                {quantity(line.quantity)} <span className="unit">{line.unit}</span>
              </span>
            ),
          },
          {
            title: t("line.where"),
            className: "bar-cell",
            cell: (line) => <QtyBar of={line.quantities} />,
          },
          ...(isBefore
            ? [
                {
                  title: t("line.available"),
                  cell: (line: SalesOrderLine) => {
                    const found = isShort(order, line);
                    return (
                      found && (
                        <span className={found.isShort ? "status late" : "status"}>
                          <Mark of={found.isShort ? "fail" : "pass"} />{" "}
                          {found.isShort
                            ? t("line.some", {
                                some: quantity(found.available_to_promise),
                                all: quantity(found.wanted),
                              })
                            : quantity(found.wanted)}
                        </span>
                      )
                    );
                  },
                },
              ]
            : []),
          {
            title: t("line.promise"),
            cell: (line) => {
              const found = isShort(order, line);
              return line.promise_date ? (
                <>
                  {day(line.promise_date)}
                  {line.original_promise_date &&
                    line.original_promise_date !== line.promise_date && (
                      <small className="later">
                        {" "}
                        {t("line.was", { day: day(line.original_promise_date) })}
                      </small>
                    )}
                </>
              ) : found?.earliest_date ? (
                <span className={found.isShort ? "late" : undefined}>
                  {day(found.earliest_date)}
                </span>
              ) : (
                "—"
              );
            },
          },
          {
            title: t("line.price"),
            align: "right",
            cell: (line) =>
              line.price_trace ? (
                <WhyPrice order={order} line={line} />
              ) : (
                <Amount value={line.unit_price} />
              ),
          },
          {
            title: `${t("order.net")} ${order.currency ?? ""}`,
            align: "right",
            cell: (line) => <Amount value={line.net} />,
          },
        ]}
      />
      {few && shown.length < order.lines.length && (
        <p className="card-note">
          {t("order.fewLines", { shown: shown.length, all: order.lines.length })}
        </p>
      )}
    </Card>
  );
}
