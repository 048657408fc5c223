// The same orders by status, side by side.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { day, said } from "../shared/format";
import { Amount, Code } from "../shared/parts";
import { Mark, StatusMark } from "../shared/StatusMark";
import type { ListedOrder } from "./columns";
import { statuses } from "./filters";

const most = 60;

export default function Board({ rows }: { rows: ListedOrder[] }) {
  const { t } = useTranslation();
  const columns = statuses
    .map((status) => ({ status, orders: rows.filter((row) => row.status === status) }))
    .filter(({ orders }) => orders.length);
  return (
    <div className="board" tabIndex={0} role="region" aria-label={t("orders.board")}>
      {columns.map(({ status, orders }) => (
        <section key={status} aria-label={t(`order.status.${status}`)}>
          <h2>
            <StatusMark status={status} /> <small>{orders.length}</small>
          </h2>
          <ul>
            {orders.slice(0, most).map((order) => (
              <li key={order.id}>
                <Link to="/orders/$number" params={{ number: order.number! }}>
                  <b>{order.customer_name}</b>
                  <span>
                    <Code>{order.number}</Code>{" "}
                    <Amount value={order.totals.net} currency={order.currency} />
                  </span>
                  <span className="soft">{order.promise_date ? day(order.promise_date) : ""}</span>
                  {order.step && (
                    <span className="board-why">
                      <Mark of={order.step.mark} /> {said(order.step.why)}
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
