// One invoice or credit note: what stands on it, its tax, what was paid of it, and what is taken back.
import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Invoice, InvoiceLine, Payment, Receivable, TaxRow } from "../api/types.gen";
import { chargeName } from "../prices/charges";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, errorAt, ErrorSummary, LongField } from "../shared/fields";
import { day, figure, isPositive, quantity } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { PageBar } from "../shared/PageBar";
import { Act, Amount, Bones, Card, Code, Facts, Failed, Money, OrderLink } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";
import { percentOf } from "../taxes/words";
import { Claims, DisputeDialog, verbsOn, WriteOffDialog } from "./Claims";
import { Pay } from "./Pay";

const route = getRouteApi("/invoices/$number");
const causes = ["correction", "returned_goods", "damaged_goods", "goodwill"];

function CreditDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [cause, setCause] = useState("returned_goods");
  const [reason, setReason] = useState("");
  const credit = useMutation({
    mutationFn: () =>
      send<"issue_credit_note">("POST", `/invoices/${invoice.id}/credit-notes`, {
        cause,
        reason: reason.trim(),
      } as never),
    onSuccess: (note) => {
      callStale(["invoice", "payment", "sales_order"]);
      tell(t("done.credit", { number: note.number }));
      onClose();
      void navigate({ to: "/invoices/$number", params: { number: note.number ?? "" } });
    },
  });
  return (
    <Dialog
      title={t("invoice.creditTitle", { number: invoice.number })}
      words={t("invoice.creditWords")}
      verb={t("invoice.credit")}
      isGrave
      isBusy={credit.isPending}
      isReady={!!reason.trim()}
      onDo={() => credit.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={credit.error} />
      <ChoiceField
        label={t("invoice.cause")}
        pointer="/cause"
        value={cause}
        onChange={setCause}
        choices={causes.map((value) => ({ value, label: t(`invoice.causes.${value}`) }))}
      />
      <LongField
        label={t("invoice.reason")}
        pointer="/reason"
        value={reason}
        onChange={setReason}
        error={errorAt(credit.error, "/reason")}
        autoFocus
      />
    </Dialog>
  );
}

function Lines({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation();
  return (
    <Card
      flush
      title={
        <>
          {t("order.lines")}
          <small>{invoice.lines?.length}</small>
        </>
      }
    >
      <SimpleTable<InvoiceLine>
        label={t("order.lines")}
        rows={invoice.lines ?? []}
        keyOf={(line) => line.line}
        columns={[
          { title: "#", cell: (line) => line.line },
          { title: t("line.code"), cell: (line) => <Code>{line.sku}</Code> },
          { title: t("line.name"), className: "grow", cell: (line) => line.name },
          {
            title: t("line.quantityShort"),
            align: "right",
            cell: (line) => `${quantity(line.quantity)} ${line.unit}`,
          },
          { title: t("line.price"), align: "right", cell: (line) => figure(line.unit_price) },
          {
            title: t("invoice.tax"),
            align: "right",
            cell: (line) => line.tax && t("tax.percent", { rate: percentOf(line.tax.rate) }),
          },
          { title: t("order.net"), align: "right", cell: (line) => <Amount value={line.net} /> },
        ]}
      />
    </Card>
  );
}

function Sums({ invoice }: { invoice: Invoice }) {
  const { t, i18n } = useTranslation();
  const row = (words: string, value: string | undefined, strong = false) => (
    <tr className={strong ? "strong" : undefined}>
      <th scope="row">{words}</th>
      <td>
        <Money value={value} currency={invoice.currency} />
      </td>
    </tr>
  );
  return (
    <Card title={t("order.totals")}>
      <table className="totals">
        <tbody>
          {isPositive(invoice.totals?.discount) &&
            row(t("order.discount"), `-${invoice.totals?.discount}`)}
          {(invoice.charges ?? []).map((each) => (
            <tr key={each.code}>
              <th scope="row">{chargeName(each, i18n.language)}</th>
              <td>
                <Money value={each.net} currency={invoice.currency} />
              </td>
            </tr>
          ))}
          {row(t("order.net"), invoice.totals?.net)}
          {(invoice.taxes ?? []).map((each: TaxRow, i) => (
            <tr key={i}>
              <th scope="row">
                {t("order.taxRow", {
                  category: t(`tax.category.${each.category}`),
                  rate: percentOf(each.rate),
                })}
              </th>
              <td>
                <Money value={each.amount} currency={invoice.currency} />
              </td>
            </tr>
          ))}
          {row(t("order.gross"), invoice.totals?.gross, true)}
        </tbody>
      </table>
    </Card>
  );
}

function Paid({ item, payments }: { item: Receivable; payments: Payment[] }) {
  const { t } = useTranslation();
  const mine = payments.flatMap((payment) =>
    (payment.allocations ?? [])
      .filter((each) => each.invoice === item.id)
      .map((each) => ({ payment, each })),
  );
  const money = (value: string | null | undefined) =>
    isPositive(value) && <Money value={value} currency={item.currency} />;
  return (
    <Card
      title={t("invoice.paid")}
      aside={<StatusMark status={item.status ?? ""} kind="invoice" />}
    >
      <Facts
        rows={[
          [t("invoice.open"), <Money key="open" value={item.open} currency={item.currency} />],
          [t("invoice.disputed"), money(item.disputed)],
          [t("invoice.credited"), money(item.credited)],
          [t("invoice.writtenOff"), money(item.written_off)],
          [t("invoice.discounted"), money(item.discounted)],
          [
            t("invoice.discount_until"),
            isPositive(item.open) &&
              item.discount_until &&
              `${day(item.discount_until)} (${t("tax.percent", {
                rate: percentOf(item.discount_rate ?? "0"),
              })})`,
          ],
        ]}
      />
      {mine.length > 0 && (
        <SimpleTable
          label={t("invoice.payments")}
          rows={mine}
          keyOf={(row) => row.payment.id}
          columns={[
            { title: t("invoice.payment"), cell: ({ payment }) => <Code>{payment.number}</Code> },
            { title: t("invoice.received_on"), cell: ({ payment }) => day(payment.received_on) },
            {
              title: t("invoice.reference"),
              className: "grow",
              cell: ({ payment }) => payment.reference,
            },
            {
              title: t("invoice.amount"),
              align: "right",
              cell: ({ each }) => <Amount value={each.amount} currency={each.currency} />,
            },
          ]}
        />
      )}
    </Card>
  );
}

export default function InvoicePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { number } = route.useParams();
  const path = `/invoices/${encodeURIComponent(number)}`;
  const found = useQuery(one<"get_invoice">("invoice", path));
  const invoice = found.data;
  const isInvoice = invoice?.kind === "invoice";
  const owed = useQuery({
    ...one<"get_receivable">("payment", `/receivables/${encodeURIComponent(number)}`),
    enabled: isInvoice,
  });
  const payments = useQuery({
    ...one<"list_payments">("payment", "/payments", {
      customer_id: invoice?.customer_id,
      sort: "-recorded_at",
      limit: 200,
    }),
    enabled: isInvoice,
  });
  const [open, setOpen] = useState<"credit" | "pay" | "dispute" | "writeOff">();
  const item = owed.data;
  const isKeeper = may("finance") && isInvoice;
  const canPay = isKeeper && isPositive(item?.open);
  const { canDispute, canWriteOff } = verbsOn(item);
  useKeys(
    {
      escape: () => void navigate({ to: "/invoices" }),
      n: canPay ? () => setOpen("pay") : undefined,
      c: isKeeper ? () => setOpen("credit") : undefined,
      d: canDispute ? () => setOpen("dispute") : undefined,
      w: canWriteOff ? () => setOpen("writeOff") : undefined,
    },
    {
      escape: t("nav.invoices"),
      ...(canPay ? { n: t("invoice.pay") } : {}),
      ...(isKeeper ? { c: t("invoice.credit") } : {}),
      ...(canDispute ? { d: t("claim.dispute") } : {}),
      ...(canWriteOff ? { w: t("claim.writeOff") } : {}),
    },
  );
  if (found.error || !invoice)
    return (
      <>
        <PageBar title={number} back="/invoices" />
        {found.error ? (
          <Failed error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Bones rows={10} />
        )}
      </>
    );
  const kind = t(`exchange.invoice.${invoice.kind}`);
  return (
    <>
      <PageBar
        title={`${kind} ${invoice.number}`}
        back="/invoices"
        sub={
          <>
            <Code>{invoice.customer}</Code>
            <span>{invoice.customer_name}</span>
          </>
        }
      >
        <a className="link" href={`/api/v1${path}/document`} target="_blank" rel="noreferrer">
          PDF
        </a>
        <a className="link" href={`/api/v1${path}/ubl`} download>
          UBL
        </a>
        {isKeeper && (
          <Act hint="c" onAct={() => setOpen("credit")}>
            {t("invoice.credit")}
          </Act>
        )}
        {canPay && (
          <Act kind="main" hint="n" onAct={() => setOpen("pay")}>
            {t("invoice.pay")}
          </Act>
        )}
      </PageBar>
      <div className="page">
        <div className="columns">
          <div className="stack">
            <Lines invoice={invoice} />
            {item && <Paid item={item} payments={payments.data?.items ?? []} />}
            {item && (
              <Claims
                invoice={invoice}
                item={item}
                onDispute={() => setOpen("dispute")}
                onWriteOff={() => setOpen("writeOff")}
              />
            )}
          </div>
          <div className="stack">
            <Card title={kind}>
              <Facts
                rows={[
                  [t("invoice.issued_on"), day(invoice.issued_on)],
                  [t("invoice.tax_point"), day(invoice.tax_point)],
                  [t("invoice.due_on"), day(invoice.due_on)],
                  [t("invoice.payment_terms"), invoice.payment_terms],
                  [
                    t("invoice.order"),
                    <OrderLink key="order" number={invoice.sales_order_number ?? ""} />,
                  ],
                  [t("invoice.customer_po_number"), invoice.customer_po_number],
                  [
                    t("invoice.credits"),
                    invoice.credits_number && <Code>{invoice.credits_number}</Code>,
                  ],
                  [t("invoice.cause"), invoice.cause && t(`invoice.causes.${invoice.cause}`)],
                  [t("invoice.reason"), invoice.reason],
                ]}
              />
            </Card>
            <Sums invoice={invoice} />
          </div>
        </div>
      </div>
      {open === "credit" && <CreditDialog invoice={invoice} onClose={() => setOpen(undefined)} />}
      {open === "dispute" && item && (
        <DisputeDialog invoice={invoice} item={item} onClose={() => setOpen(undefined)} />
      )}
      {open === "writeOff" && item && (
        <WriteOffDialog invoice={invoice} item={item} onClose={() => setOpen(undefined)} />
      )}
      {open === "pay" && (
        <Pay
          begun={{
            customer: invoice.customer ?? undefined,
            currency: invoice.currency ?? undefined,
            amount: item?.open ?? undefined,
            invoices: invoice.number ?? undefined,
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
