// Why a line costs what it does: each level of the prices that was looked at, and what was found there.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SalesOrderLine } from "../api/types.gen";
import { figure } from "../shared/format";
import { Code } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { percentOf } from "../taxes/words";

const marks: Record<string, string> = {
  hit: "pass",
  tied: "fail",
};

/** Where what a level names is kept. */
const places: Record<string, string> = {
  special_price: "specials",
  customer_agreement: "agreed",
  group_agreement: "agreed",
};

export function PriceTrace({ line, currency }: { line: SalesOrderLine; currency: string | null }) {
  const { t } = useTranslation();
  const trace = line.price_trace ?? [];
  const hit = trace.find((look) => look.found === "hit");
  return (
    <ol className="price-trace">
      {trace.map((look, i) => (
        <li key={i} className={look.found === "hit" ? undefined : "soft"}>
          <Mark of={marks[look.found] ?? "not_applicable"} />
          <span>
            {t(`price.level.${look.level}`)}
            {look.source && (
              <>
                {" "}
                <Link
                  to="/settings/$page"
                  params={{ page: places[look.level] ?? "prices" }}
                  search={{ list: look.source }}
                  className="link"
                >
                  <Code>{look.source}</Code>
                </Link>
              </>
            )}
          </span>
          <span className="price-found">
            {look.found === "hit" ? (
              <b>
                {figure(line.list_price)} <span className="unit">{currency}</span>
              </b>
            ) : (
              t(`price.found.${look.found}`)
            )}
          </span>
        </li>
      ))}
      {!hit && (
        <li>
          <Mark of="warn" />
          <span>{t("price.noList")}</span>
          <span />
        </li>
      )}
      {(line.discounts ?? []).map((step, i) => (
        <li key={`step-${i}`}>
          <Mark of="pass" />
          <span>
            {t(`discounts.stage.${step.stage}`)}{" "}
            {step.source && (
              <Link
                to="/settings/$page"
                params={{ page: "discounts" }}
                search={{ list: step.source }}
                className="link"
              >
                <Code>{step.source}</Code>
              </Link>
            )}{" "}
            <span className="soft">−{t("tax.percent", { rate: percentOf(step.rate) })}</span>
          </span>
          <span className="price-found">
            <b>
              {figure(step.price)} <span className="unit">{currency}</span>
            </b>
          </span>
        </li>
      ))}
      {line.price_given && (
        <li>
          <Mark of="warn" />
          <span>{t("price.typed")}</span>
          <span className="price-found">
            <b>
              {figure(line.unit_price)} <span className="unit">{currency}</span>
            </b>
          </span>
        </li>
      )}
    </ol>
  );
}
