// What customers owe: what is open and overdue, what was issued, what is paid in instalments, disputed or to be given up.
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { one, useList } from "../api/queries";
import type { Invoice, InvoiceDispute, PaymentPlan, Receivable, WriteOff } from "../api/types.gen";
import { may } from "../session/session";
import { type Column, DataTable } from "../shared/DataTable";
import { day, dayOf } from "../shared/format";
import { useKeys } from "../shared/keys";
import { PageBar } from "../shared/PageBar";
import { Act, Amount, Bones, Code, Empty, Failed } from "../shared/parts";
import { StatusMark } from "../shared/StatusMark";
import { NewPlan } from "./NewPlan";
import { Pay } from "./Pay";

const route = getRouteApi("/invoices");
const views = ["open", "overdue", "issued", "plans", "disputed", "writeOffs"] as const;
type View = (typeof views)[number];
const yesterday = () => dayOf(new Date(Date.now() - 86_400_000));

/** One table of them; each view has its own columns. */
function Rows<T extends { id: string }>({
  record,
  path,
  query,
  columns,
  linkOf,
}: {
  record: string;
  path: string;
  query: Record<string, string | undefined>;
  columns: Column<T>[];
  linkOf: (row: T) => string;
}) {
  const { t } = useTranslation();
  const list = useList<T>(record, path, query);
  const rows = useMemo(() => (list.data?.pages ?? []).flatMap((page) => page.items), [list.data]);
  const end = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  }, [list]);
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Bones rows={16} />;
  if (rows.length === 0) return <Empty title={t("invoice.none")} />;
  return (
    <DataTable
      label={t("nav.invoices")}
      rows={rows}
      columns={columns}
      idOf={(row) => row.id}
      linkOf={linkOf}
      onEnd={end}
    />
  );
}

function useColumns() {
  const { t } = useTranslation();
  const number = (to: "/invoices/$number" | "/payment-plans/$number", value?: string | null) => (
    <Link to={to} params={{ number: value ?? "" }} className="code">
      {value}
    </Link>
  );
  const owed: Column<Receivable>[] = [
    {
      id: "number",
      title: t("invoice.number"),
      width: "140px",
      phone: "why",
      cell: (row) => number("/invoices/$number", row.number),
    },
    {
      id: "customer",
      title: t("order.customer"),
      width: "minmax(150px, 1.3fr)",
      phone: "name",
      cell: (row) => <span className="name">{row.customer_name}</span>,
    },
    {
      id: "order",
      title: t("invoice.order"),
      width: "140px",
      cell: (row) => <Code>{row.sales_order_number}</Code>,
    },
    {
      id: "due",
      title: t("invoice.due_on"),
      width: "120px",
      cell: (row) => (
        <span className={(row.due_on ?? "") <= yesterday() ? "late" : undefined}>
          {day(row.due_on)}
        </span>
      ),
    },
    {
      id: "status",
      title: t("order.state"),
      width: "130px",
      phone: "state",
      cell: (row) => <StatusMark status={row.status ?? ""} kind="invoice" />,
    },
    {
      id: "amount",
      title: t("invoice.gross"),
      width: "120px",
      align: "right",
      cell: (row) => <Amount value={row.amount} currency={row.currency} />,
    },
    {
      id: "open",
      title: t("invoice.open"),
      width: "120px",
      align: "right",
      phone: "amount",
      cell: (row) => <Amount value={row.open} currency={row.currency} />,
    },
  ];
  const issued: Column<Invoice>[] = [
    {
      id: "number",
      title: t("invoice.number"),
      width: "140px",
      phone: "why",
      cell: (row) => number("/invoices/$number", row.number),
    },
    {
      id: "kind",
      title: t("invoice.kind"),
      width: "110px",
      phone: "state",
      cell: (row) => t(`exchange.invoice.${row.kind}`),
    },
    {
      id: "customer",
      title: t("order.customer"),
      width: "minmax(150px, 1.3fr)",
      phone: "name",
      cell: (row) => <span className="name">{row.customer_name}</span>,
    },
    {
      id: "order",
      title: t("invoice.order"),
      width: "140px",
      cell: (row) => <Code>{row.sales_order_number}</Code>,
    },
    {
      id: "issued",
      title: t("invoice.issued_on"),
      width: "120px",
      cell: (row) => day(row.issued_on),
    },
    {
      id: "gross",
      title: t("invoice.gross"),
      width: "120px",
      align: "right",
      phone: "amount",
      cell: (row) => <Amount value={row.totals?.gross} currency={row.currency} />,
    },
  ];
  const plans: Column<PaymentPlan>[] = [
    {
      id: "number",
      title: t("plan.number"),
      width: "140px",
      phone: "why",
      cell: (row) => number("/payment-plans/$number", row.number),
    },
    {
      id: "customer",
      title: t("order.customer"),
      width: "minmax(150px, 1.3fr)",
      phone: "name",
      cell: (row) => <span className="name">{row.customer_name}</span>,
    },
    {
      id: "parts",
      title: t("plan.instalments"),
      width: "110px",
      align: "right",
      cell: (row) => row.instalments?.length,
    },
    {
      id: "status",
      title: t("order.state"),
      width: "160px",
      phone: "state",
      cell: (row) => <StatusMark status={row.status ?? ""} kind="plan" />,
    },
    {
      id: "debt",
      title: t("plan.debt"),
      width: "120px",
      align: "right",
      phone: "amount",
      cell: (row) => <Amount value={row.debt} currency={row.currency} />,
    },
  ];
  const claims: Column<InvoiceDispute | WriteOff>[] = [
    {
      id: "number",
      title: t("invoice.number"),
      width: "140px",
      phone: "why",
      cell: (row) => number("/invoices/$number", row.invoice_number),
    },
    {
      id: "customer",
      title: t("order.customer"),
      width: "minmax(150px, 1.3fr)",
      phone: "name",
      cell: (row) => <span className="name">{row.customer_name}</span>,
    },
    {
      id: "reason",
      title: t("claim.reason"),
      width: "minmax(150px, 1fr)",
      cell: (row) => row.reason,
    },
    {
      id: "status",
      title: t("order.state"),
      width: "210px",
      phone: "state",
      cell: (row) => t(`claim.status.${row.status}`),
    },
    {
      id: "amount",
      title: t("claim.amount"),
      width: "120px",
      align: "right",
      phone: "amount",
      cell: (row) => <Amount value={row.amount} currency={row.currency} />,
    },
  ];
  return { owed, issued, plans, claims };
}

export default function InvoiceList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch() as { view?: string };
  const canSeePlans = may("agent", "finance", "sales_manager", "service_manager", "auditor");
  const shown = views.filter((name) => name !== "plans" || canSeePlans);
  const view: View = shown.find((name) => name === search.view) ?? "open";
  const [open, setOpen] = useState<"plan" | "payment">();
  const columns = useColumns();
  const late = useQuery(
    one<"list_receivables">("payment", "/receivables", {
      status: "open,partly_paid",
      due_on: `2000-01-01..${yesterday()}`,
      limit: 100,
    }),
  );
  const set = (name: string) =>
    void navigate({ to: "/invoices", search: { view: name }, replace: true });
  const canPlan = view === "plans" && may("agent", "finance", "service_manager");
  const canPay = view !== "plans" && may("finance");
  const main = canPlan || canPay ? () => setOpen(canPlan ? "plan" : "payment") : undefined;
  useKeys(
    {
      ...Object.fromEntries(shown.map((name, i) => [String(i + 1), () => set(name)])),
      n: main,
    },
    { "1": t("keys.view"), ...(main ? { n: t(canPlan ? "plan.new" : "invoice.pay") } : {}) },
  );
  return (
    <>
      <PageBar title={t("nav.invoices")}>
        {main && (
          <Act kind="main" hint="n" onAct={main}>
            {t(canPlan ? "plan.new" : "invoice.pay")}
          </Act>
        )}
      </PageBar>
      <nav className="views" aria-label={t("views.label")}>
        {shown.map((name) => (
          <button
            type="button"
            key={name}
            className={name === view ? "on" : undefined}
            aria-current={name === view || undefined}
            onClick={() => set(name)}
          >
            {t(`invoice.view.${name}`)}
            {name === "overdue" && !!late.data?.items.length && (
              <span className="count">{late.data.items.length}</span>
            )}
          </button>
        ))}
      </nav>
      <div className="list-page">
        {view === "issued" ? (
          <Rows<Invoice>
            record="invoice"
            path="/invoices"
            query={{ sort: "-number" }}
            columns={columns.issued}
            linkOf={(row) => `/invoices/${row.number}`}
          />
        ) : view === "plans" ? (
          <Rows<PaymentPlan>
            record="payment_plan"
            path="/payment-plans"
            query={{ sort: "-created_at" }}
            columns={columns.plans}
            linkOf={(row) => `/payment-plans/${row.number}`}
          />
        ) : view === "disputed" || view === "writeOffs" ? (
          <Rows<InvoiceDispute | WriteOff>
            key={view}
            record="claim"
            path={view === "disputed" ? "/invoice-disputes" : "/write-offs"}
            query={view === "disputed" ? { status: "open" } : { status: "asked" }}
            columns={columns.claims}
            linkOf={(row) => `/invoices/${row.invoice_number}`}
          />
        ) : (
          <Rows<Receivable>
            key={view}
            record="payment"
            path="/receivables"
            query={{
              status: "open,partly_paid",
              sort: "due_on",
              due_on: view === "overdue" ? `2000-01-01..${yesterday()}` : undefined,
            }}
            columns={columns.owed}
            linkOf={(row) => `/invoices/${row.number}`}
          />
        )}
      </div>
      {open === "plan" && (
        <NewPlan
          onClose={() => setOpen(undefined)}
          onDone={(number) => void navigate({ to: "/payment-plans/$number", params: { number } })}
        />
      )}
      {open === "payment" && <Pay onClose={() => setOpen(undefined)} />}
    </>
  );
}
