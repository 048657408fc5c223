// What can be done with those that are chosen: how many each takes, and which it will not take and why.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { Refused } from "../api/problem";
import { callStale } from "../api/queries";
import { sum } from "../shared/format";
import { tell } from "../shared/notices";
import { Act, Key, Money } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import type { ListedOrder } from "./columns";
import { cell, download } from "./export";
import { columnsOf } from "./columns";

const confirmable = (order: ListedOrder) => ["verified", "confirmable"].includes(order.status);

export default function BulkBar({
  chosen,
  onClear,
}: {
  chosen: ListedOrder[];
  onClear: () => void;
}) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const ready = chosen.filter(confirmable);
  const left = chosen.filter((order) => !confirmable(order));
  const isOneCurrency = new Set(chosen.map((order) => order.currency)).size === 1;
  const confirm = async () => {
    setBusy(true);
    const refused: string[] = [];
    for (const order of ready)
      try {
        await send<"confirm_sales_order">("POST", `/sales-orders/${order.id}/confirmation`, {
          revision: order.revision,
        });
      } catch (error) {
        refused.push(
          `${order.number}: ${error instanceof Refused ? error.message : t("state.unreachable")}`,
        );
      }
    setBusy(false);
    callStale(["sales_order", "worklist"]);
    tell(
      t("bulk.confirmed", {
        done: ready.length - refused.length,
        refused: refused.length,
        why: refused.join(" · "),
      }),
      { mark: refused.length ? "warn" : "pass" },
    );
    onClear();
  };
  const copy = () => {
    void navigator.clipboard.writeText(chosen.map((order) => cell(order.number ?? "")).join("\n"));
    tell(t("bulk.copied", { count: chosen.length }));
  };
  return (
    <div className="bulk" role="region" aria-label={t("bulk.label")}>
      <b>{t("bulk.selected", { count: chosen.length })}</b>
      {isOneCurrency && (
        <span className="soft">
          <Money
            value={sum(chosen.map((order) => order.totals.net))}
            currency={chosen[0]?.currency}
          />
        </span>
      )}
      {ready.length > 0 && (
        <Act onAct={() => void confirm()} loading={isBusy}>
          {t("bulk.confirm")}{" "}
          <span className="chip warn">
            {t("bulk.of", { some: ready.length, all: chosen.length })}
          </span>
        </Act>
      )}
      <Act onAct={copy}>{t("bulk.copy")}</Act>
      <Act onAct={() => download(t("nav.orders"), chosen, columnsOf(t), "xlsx")}>
        {t("orders.export")}
      </Act>
      {ready.length > 0 && left[0] && (
        <span className="status soft">
          <Mark of="hold" />{" "}
          {t("bulk.left", {
            number: left[0].number,
            status: t(`order.status.${left[0].status}`),
            more: left.length - 1,
          })}
        </span>
      )}
      <button type="button" className="bare" onClick={onClear}>
        {t("bulk.clear")} <Key of="escape" />
      </button>
    </div>
  );
}
