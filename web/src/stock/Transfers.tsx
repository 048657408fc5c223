// What was moved between warehouses, the newest first: there already, or on the road until a day.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { StockTransfer } from "../api/types.gen";
import { day, dayOf, moment, quantity } from "../shared/format";
import { useKeys } from "../shared/keys";
import { Bones, Card, Code, Empty, Failed } from "../shared/parts";
import { usePeople } from "../shared/people";
import { SimpleTable } from "../shared/SimpleTable";
import { Mark } from "../shared/StatusMark";
import { useWalk } from "../shared/walk";

/** What is on the road is there once its announcement was received. */
function Whereabouts({ of, announced }: { of: StockTransfer; announced: string | undefined }) {
  const { t } = useTranslation();
  if (!of.arrives || announced === "received")
    return (
      <span className="status">
        <Mark of="pass" /> {t("stock.isThere")}
      </span>
    );
  const isLost = announced === "cancelled";
  const isLate = isLost || of.arrives < dayOf(new Date());
  return (
    <span className={isLate ? "status late" : "status"}>
      <Mark of={isLate ? "fail" : "waiting"} />{" "}
      {t(isLost ? "stock.cameNot" : "stock.onRoad", { day: day(of.arrives) })}
    </span>
  );
}

export default function Transfers() {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const list = useQuery(
    one<"list_stock_transfers">("transfer", "/stock-transfers", {
      sort: "-created_at",
      limit: 100,
    }),
  );
  const rows = list.data?.items ?? [];
  const announced = rows.flatMap((row) => row.expected_receipt ?? []);
  const receipts = useQuery({
    ...one<"list_expected_receipts">("expected_receipt", "/expected-receipts", {
      number: announced.join(","),
      limit: 100,
    }),
    enabled: announced.length > 0,
  });
  const statusOf = (number: string | null) =>
    receipts.data?.items.find((each) => each.number === number)?.status;
  const { here, goTo, walking } = useWalk(rows);
  useKeys(walking, { j: t("keys.move") });
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Bones rows={8} />;
  if (!rows.length) return <Empty title={t("stock.noTransfers")} />;
  return (
    <Card flush>
      <SimpleTable<StockTransfer>
        label={t("stock.transfers")}
        rows={rows}
        keyOf={(row) => row.id}
        onRow={goTo}
        rowClass={(row) => (row === here ? "cursor" : undefined)}
        columns={[
          { title: t("stock.number"), cell: (row) => <Code>{row.number}</Code> },
          { title: t("stock.when"), cell: (row) => moment(row.created_at) },
          {
            title: t("stock.route"),
            className: "main",
            cell: (row) => `${row.from_warehouse} → ${row.to_warehouse}`,
          },
          {
            title: t("stock.change"),
            cell: (row) =>
              row.lines.map((line, i) => (
                <div key={i}>
                  <b>{quantity(line.quantity)}</b> <Code>{line.sku}</Code>{" "}
                  {line.lot && <Code>{line.lot}</Code>}
                </div>
              )),
          },
          { title: t("form.reason"), className: "grow", cell: (row) => row.reason },
          { title: t("stock.who"), className: "soft", cell: (row) => nameOf(row.moved_by) },
          {
            title: t("order.state"),
            cell: (row) => (
              <>
                <Whereabouts of={row} announced={statusOf(row.expected_receipt)} />
                {row.expected_receipt && (
                  <small className="under">
                    <Code>{row.expected_receipt}</Code>
                  </small>
                )}
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}
