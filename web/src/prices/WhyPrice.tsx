// "Why this price?" of one line, where it stands.
import { Popover } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SalesOrder, SalesOrderLine } from "../api/types.gen";
import { may } from "../session/session";
import { Amount, Facts } from "../shared/parts";
import { day, figure, said } from "../shared/format";
import { useKeys } from "../shared/keys";
import { percentOf } from "../taxes/words";
import { PriceTrace } from "./PriceTrace";

/** Escape closes this alone: the page behind it has an Escape of its own. */
function OwnKeys({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  useKeys({ escape: onClose }, { escape: t("act.close") }, true);
  return null;
}

export function WhyPrice({ order, line }: { order: SalesOrder; line: SalesOrderLine }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={340}
      trapFocus
      returnFocus
      closeOnEscape={false}
      withinPortal
      zIndex={300}
    >
      <Popover.Target>
        <button
          type="button"
          className="link why-price"
          aria-expanded={isOpen}
          aria-label={`${figure(line.unit_price)} ${t("price.whyOf", { line: line.line, code: line.sku })}`}
          title={t("price.why")}
          onClick={() => setOpen(!isOpen)}
        >
          <Amount value={line.unit_price} />
        </button>
      </Popover.Target>
      <Popover.Dropdown
        className="why-card"
        aria-label={t("price.whyOf", { line: line.line, code: line.sku })}
      >
        <OwnKeys onClose={() => setOpen(false)} />
        <h3 tabIndex={-1} data-autofocus>
          {t("price.why")}
        </h3>
        <PriceTrace line={line} currency={order.currency} />
        <Facts
          rows={[
            [t("price.asOf"), day(order.received_at?.slice(0, 10))],
            [
              t("order.tax"),
              line.tax && (
                <>
                  {t(`tax.category.${line.tax.category}`)}{" "}
                  {line.tax.country && <span className="unit">{line.tax.country}</span>}{" "}
                  {t("tax.percent", { rate: percentOf(line.tax.rate) })}
                </>
              ),
            ],
            [t("tax.reason"), said(line.tax?.reason)],
          ]}
        />
        {may("agent", "order_desk") && ["draft", "verified"].includes(order.status ?? "") && (
          <p>
            <Link
              to="/settings/$page"
              params={{ page: "specials" }}
              search={{
                customer: order.customer ?? undefined,
                sku: line.sku,
                quantity: line.quantity,
                unit: line.unit ?? undefined,
              }}
              className="link"
            >
              {t("special.askFor")}
            </Link>
          </p>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
