// Records in the words of standards, to be sent to customers' systems.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { SalesOrder } from "../api/types.gen";
import { may } from "../session/session";
import { Card, Code } from "../shared/parts";

const names = { ubl: "UBL", edifact: "EDIFACT" } as const;

function Formats({ path, what, only }: { path: string; what: string; only?: "ubl" }) {
  const { t } = useTranslation();
  return (
    <>
      {(["ubl", "edifact"] as const)
        .filter((format) => !only || format === only)
        .map((format) => (
          <a
            key={format}
            className="link"
            href={`/api/v1${path}${only ? "" : `?format=${format}`}`}
            download
            aria-label={t("exchange.download", { what, format: names[format] })}
          >
            {names[format]}
          </a>
        ))}
    </>
  );
}

/** One document, in each of the formats that it can be had in. */
export function Download({ path, what }: { path: string; what: string }) {
  return (
    <li>
      <span className="grow">{what}</span>
      <Formats path={path} what={what} />
    </li>
  );
}

/** What an order's customer is sent of it: the answer to it, and its invoices. */
export function OrderDownloads({ order }: { order: SalesOrder }) {
  const { t } = useTranslation();
  const mayReadInvoices = may(
    "agent",
    "order_desk",
    "sales_manager",
    "finance",
    "service_manager",
    "auditor",
  );
  const { data } = useQuery({
    ...one<"list_invoices">("invoice", "/invoices", { sales_order: order.id, limit: 50 }),
    enabled: mayReadInvoices,
  });
  return (
    <Card title={t("exchange.out")} flush>
      <ul className="beside">
        <Download path={`/sales-orders/${order.id}/order-response`} what={t("exchange.response")} />
        {data?.items.map((invoice) => (
          <li key={invoice.id}>
            <span className="grow">
              {t(`exchange.invoice.${invoice.kind}`)} <Code>{invoice.number}</Code>
            </span>
            <Formats
              path={`/invoices/${invoice.id}/ubl`}
              what={`${t(`exchange.invoice.${invoice.kind}`)} ${invoice.number}`}
              only="ubl"
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
