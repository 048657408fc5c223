// One customer: how to reach them, what they ordered, what they may owe; changed in place.
import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { SalesOrder } from "../api/types.gen";
import { may } from "../session/session";
import { ErrorSummary } from "../shared/fields";
import { day, moment } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { PageBar } from "../shared/PageBar";
import { Act, Amount, Bones, Card, Code, Facts, Failed, Money, OrderLink } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";
import { Account } from "./Account";
import { ConsumerLaw } from "./ConsumerLaw";
import { Exemptions } from "./Exemptions";
import { Reach } from "./Reach";
import { bodyOf, type CustomerFields, CustomerForm, fieldsOf } from "./CustomerForm";

const route = getRouteApi("/customers/$code");

export default function CustomerPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { code } = route.useParams();
  const customer = useQuery(
    one<"get_customer">("customer", `/customers/${encodeURIComponent(code)}`),
  );
  const orders = useQuery({
    ...one<"list_sales_orders">("sales_order", "/sales-orders", {
      customer_id: customer.data?.id,
      sort: "-created_at",
      limit: 50,
    }),
    enabled: !!customer.data,
  });
  const [fields, setFields] = useState<CustomerFields>();
  const record = customer.data;
  const canChange = may("order_desk", "agent", "finance");
  const save = useMutation({
    mutationFn: () =>
      send<"change_customer">(
        "PATCH",
        `/customers/${record!.id}`,
        bodyOf(fields!, record) as never,
        { revision: record!.revision },
      ),
    onSuccess: () => {
      setFields(undefined);
      callStale(["customer"]);
      tell(t("done.customer", { name: record!.name }));
    },
  });
  const edit = () => record && setFields(fieldsOf(record));
  useKeys(
    {
      e: canChange && !fields ? edit : undefined,
      "ctrl+enter": fields ? () => save.mutate() : undefined,
      n: () => void navigate({ to: "/orders/new", search: { customer: code } }),
      escape: () => (fields ? setFields(undefined) : void navigate({ to: "/customers" })),
    },
    { e: t("act.edit"), n: t("orders.new") },
  );
  if (customer.error)
    return (
      <>
        <PageBar title={code} back="/customers" />
        <Failed error={customer.error} />
      </>
    );
  if (!record)
    return (
      <>
        <PageBar title={code} back="/customers" />
        <Bones />
      </>
    );
  return (
    <>
      <PageBar
        title={record.name}
        back="/customers"
        state={
          <StatusMark
            status={
              record.status === "active" ? "active" : record.status === "closed" ? "closed" : "hold"
            }
            kind="record"
          />
        }
        sub={
          <>
            <Code>{record.code}</Code>
            <span>{t(`customers.kind.${record.kind}`)}</span>
            <span>{record.currency}</span>
          </>
        }
      >
        {canChange && !fields && (
          <Act hint="e" className="on-phone" onAct={edit}>
            {t("act.edit")}
          </Act>
        )}
        {fields ? (
          <>
            <Act onAct={() => setFields(undefined)}>{t("act.cancel")}</Act>
            <Act kind="main" hint="ctrl+enter" loading={save.isPending} onAct={() => save.mutate()}>
              {t("customers.save")}
            </Act>
          </>
        ) : (
          <Act
            kind="main"
            hint="n"
            onAct={() => void navigate({ to: "/orders/new", search: { customer: code } })}
          >
            {t("orders.new")}
          </Act>
        )}
      </PageBar>
      <div className="page">
        {fields ? (
          <div className="form-page stack">
            <ErrorSummary error={save.error} />
            <CustomerForm
              fields={fields}
              onChange={(to) => setFields({ ...fields, ...to })}
              error={save.error}
              isNew={false}
            />
          </div>
        ) : (
          <div className="columns">
            <div className="stack">
              <Card
                title={
                  <>
                    {t("nav.orders")}
                    <small>{orders.data?.items.length}</small>
                  </>
                }
                flush
              >
                <SimpleTable<SalesOrder>
                  label={t("nav.orders")}
                  rows={orders.data?.items ?? []}
                  keyOf={(order) => order.id}
                  columns={[
                    {
                      title: t("order.number"),
                      cell: (order) => <OrderLink number={order.number!} />,
                    },
                    {
                      title: t("order.po"),
                      cell: (order) => <Code>{order.customer_po_number}</Code>,
                    },
                    {
                      title: t("order.state"),
                      cell: (order) => <StatusMark status={order.status} />,
                    },
                    { title: t("order.received"), cell: (order) => moment(order.received_at) },
                    { title: t("order.promised"), cell: (order) => day(order.promise_date) },
                    {
                      title: t("order.net"),
                      align: "right",
                      cell: (order) => (
                        <Amount value={order.totals.net} currency={order.currency} />
                      ),
                    },
                  ]}
                />
              </Card>
            </div>
            <div className="stack">
              <Reach customer={record} />
              <Account customer={record} isBusy={!!fields} />
              <Exemptions customer={record} />
              <ConsumerLaw customer={record} />
              <Card title={t("customers.terms")}>
                <Facts
                  rows={[
                    [t("customers.readBack"), t(`customers.readBack.${record.read_back}`)],
                    [t("customers.paysIn"), t("customers.days", { count: record.payment_days })],
                    [
                      t("customers.credit"),
                      record.credit_limit ? (
                        <Money value={record.credit_limit} currency={record.currency} />
                      ) : (
                        t("customers.noLimit")
                      ),
                    ],
                    [t("customers.vat"), record.vat_id],
                    [t("order.notes"), record.notes],
                  ]}
                />
              </Card>
            </div>
          </div>
        )}
      </div>
    </>
  );
}
