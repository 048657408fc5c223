// What an order comes to: lines, discount, charges, tax by category and rate, and what is to be paid.
import { useTranslation } from "react-i18next";
import type { SalesOrder } from "../api/types.gen";
import { isPositive, said } from "../shared/format";
import { Card, Money } from "../shared/parts";
import { percentOf } from "../taxes/words";
import { ChargeRows } from "./ChargeRows";

export function TotalsCard({ order }: { order: SalesOrder }) {
  const { t } = useTranslation();
  const { totals, taxes, currency } = order;
  const isPositiveSum = (value: string) => isPositive(value.replace("-", ""));
  return (
    <Card
      title={t("order.totals")}
      aside={
        <span>
          {t(order.prices_include_tax ? "order.pricesWithTax" : "order.pricesWithoutTax")}
        </span>
      }
    >
      <table className="totals">
        <tbody>
          {isPositiveSum(totals.discount) && (
            <tr>
              <th scope="row">
                {t("order.discount")}{" "}
                {order.discount_rate && (
                  <span className="soft">
                    {t("tax.percent", { rate: percentOf(order.discount_rate) })}
                  </span>
                )}
              </th>
              <td>
                <Money value={`-${totals.discount}`} currency={currency} />
              </td>
            </tr>
          )}
          <ChargeRows order={order} />
          <tr>
            <th scope="row">{t("order.net")}</th>
            <td>
              <Money value={totals.net} currency={currency} />
            </td>
          </tr>
          {taxes.map((row, i) => (
            <tr key={i}>
              <th scope="row">
                {t("order.taxRow", {
                  category: t(`tax.category.${row.category}`),
                  rate: percentOf(row.rate),
                })}{" "}
                {row.country && <span className="unit">{row.country}</span>}
                <small className="under">
                  {t("order.taxOn")} <Money value={row.taxable} currency={currency} />
                  {row.reason && ` · ${said(row.reason)}`}
                </small>
              </th>
              <td>
                <Money value={row.amount} currency={currency} />
              </td>
            </tr>
          ))}
          {taxes.length === 0 && (
            <tr>
              <th scope="row" className="soft">
                {t("order.tax")}
              </th>
              <td className="soft">{t("order.noTax")}</td>
            </tr>
          )}
          <tr className="sum">
            <th scope="row">{t("order.gross")}</th>
            <td>
              <Money value={totals.gross} currency={currency} />
            </td>
          </tr>
        </tbody>
      </table>
      {taxes.length > 0 && <p className="soft">{t(`order.taxMode.${order.tax_mode}`)}</p>}
    </Card>
  );
}
