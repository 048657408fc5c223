// The life of this order as a line of stages, with the times that are known.
import { useTranslation } from "react-i18next";
import type { SalesOrder } from "../api/types.gen";
import { day, moment } from "../shared/format";
import { Mark } from "../shared/StatusMark";
import { pathOf } from "./actions";

export function StatusPath({ order }: { order: SalesOrder }) {
  const { t } = useTranslation();
  const stages = pathOf(order);
  return (
    <ol className="path" aria-label={t("order.path")}>
      {stages.map(({ status, at, state }) => (
        <li key={status} className={state} aria-current={state === "now" ? "step" : undefined}>
          <Mark of={state === "done" ? "pass" : state === "now" ? status : "draft"} />
          <span className="path-words">
            <b>{t(`order.status.${status}`)}</b>
            <small>
              {at
                ? moment(at)
                : state === "next" && status === "delivered" && order.promise_date
                  ? t("order.due", { day: day(order.promise_date) })
                  : ""}
            </small>
          </span>
        </li>
      ))}
    </ol>
  );
}
