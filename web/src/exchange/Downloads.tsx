// Records in the words of standards, to be sent to customers' systems.
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { SalesOrder } from "../api/types.gen";
import { may } from "../session/session";
import { ErrorSummary } from "../shared/fields";
import { tell } from "../shared/notices";
import { Act, Card } from "../shared/parts";

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
  const issue = useMutation({
    mutationFn: () =>
      send<"issue_invoice">("POST", "/invoices", { sales_order: order.id } as never),
    onSuccess: (made) => {
      callStale(["invoice", "payment", "sales_order"]);
      tell(t("done.invoice", { number: made.number }));
    },
  });
  const canIssue =
    may("finance") && ["partially_delivered", "delivered"].includes(order.status ?? "");
  return (
    <Card
      title={t("exchange.out")}
      flush
      aside={
        canIssue && (
          <Act loading={issue.isPending} onAct={() => issue.mutate()}>
            {t("invoice.issue")}
          </Act>
        )
      }
    >
      <ErrorSummary error={issue.error} />
      <ul className="beside">
        <Download path={`/sales-orders/${order.id}/order-response`} what={t("exchange.response")} />
        {data?.items.map((invoice) => (
          <li key={invoice.id}>
            <span className="grow">
              {t(`exchange.invoice.${invoice.kind}`)}{" "}
              <Link
                to="/invoices/$number"
                params={{ number: invoice.number ?? "" }}
                className="link code"
              >
                {invoice.number}
              </Link>
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
