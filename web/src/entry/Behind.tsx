// What stands behind the line in focus: stock in every place, ways out of a shortage, where its price is from.
import { useQueries, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import { day, isPositive, quantity } from "../shared/format";
import { PriceTrace } from "../prices/PriceTrace";
import { Act, Code } from "../shared/parts";
import type { EntryLine } from "./lines";
import type { LineAnswer } from "./preview";

/** What else could be sold, when there is not enough of what was asked for. */
function Instead({ told, onTake }: { told: LineAnswer; onTake: (to: Partial<EntryLine>) => void }) {
  const { t } = useTranslation();
  const sku = told.line?.sku ?? "";
  const product = useQuery(one<"get_product">("product", `/products/${encodeURIComponent(sku)}`));
  const others = (product.data?.substitutes ?? []).slice(0, 3);
  const stock = useQueries({
    queries: others.map((other) => ({
      ...one<"get_availability">("stock", "/availability", { sku: other }),
      retry: false,
    })),
  });
  const there = told.available && isPositive(told.available) ? told.available : undefined;
  return (
    <>
      <h3>{t("entry.waysOut")}</h3>
      <p className="need-acts">
        {there && (
          <Act onAct={() => onTake({ quantity: quantity(there).replaceAll(",", "") })}>
            {t("entry.takeOnly", { quantity: quantity(there) })}
          </Act>
        )}
        {others.map((other, i) => (
          <Act key={other} onAct={() => onTake({ code: other, unit: "", price: "" })}>
            {t("entry.instead", {
              code: other,
              quantity: quantity(stock[i]?.data?.available_to_promise) || "0",
            })}
          </Act>
        ))}
      </p>
      <p className="soft">
        {told.earliest ? t("entry.restLater", { day: day(told.earliest) }) : t("entry.restNever")}
      </p>
    </>
  );
}

export function Behind({
  line,
  told,
  currency,
  onTake,
}: {
  line: EntryLine;
  told: LineAnswer;
  currency: string | null;
  onTake: (to: Partial<EntryLine>) => void;
}) {
  const { t } = useTranslation();
  const known = told.line;
  const stock = useQuery({
    ...one<"list_stock">("stock", "/stock", { sku: known?.sku, limit: 20 }),
    enabled: !!known && !known.is_service,
  });
  if (!known) return null;
  return (
    <section>
      <h2>
        {known.name} <Code>{known.sku}</Code>
      </h2>
      {stock.data && (
        <>
          <h3>{t("entry.stockFor", { quantity: quantity(known.quantity), unit: known.unit })}</h3>
          <table className="side-table">
            <tbody>
              {stock.data.items.map((each) => (
                <tr key={each.warehouse}>
                  <td>{each.warehouse}</td>
                  <td className="right">{quantity(each.available)}</td>
                  <td className="right soft">
                    {Number(each.incoming) > 0
                      ? t("entry.incoming", { quantity: quantity(each.incoming) })
                      : ""}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {told.isShort && <Instead told={told} onTake={onTake} />}
      <h3>{t("price.why")}</h3>
      <PriceTrace line={known} currency={currency} />
      <table className="side-table">
        <tbody>
          {told.earliest && (
            <tr>
              <td>{t("entry.earliest")}</td>
              <td className="right">{day(told.earliest)}</td>
            </tr>
          )}
        </tbody>
      </table>
      {line.note && <p className="soft">{line.note}</p>}
    </section>
  );
}
