// One product: what it is, what it costs, what customers call it.
import { useMutation, useQueries, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { ProductCode } from "../api/types.gen";
import { kilosOf } from "../prices/charges";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { quantity } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { PageBar } from "../shared/PageBar";
import { Act, Bones, Card, Code, Facts, Failed, Money } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";
import { Exemption } from "./Exemption";

const ProductEdit = lazy(() => import("./ProductEdit"));
const route = getRouteApi("/products/$sku");

function NewCode({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState({ kind: "customer_code", customer: "", code: "" });
  const save = useMutation({
    mutationFn: () =>
      send<"give_product_code">("POST", `/products/${id}/codes`, {
        kind: given.kind as "gtin",
        customer: given.customer || null,
        code: given.code,
      }),
    onSuccess: () => {
      callStale(["product"]);
      tell(t("done.code"));
      onClose();
    },
  });
  return (
    <Dialog
      title={t("products.newCode")}
      verb={t("products.addCode")}
      isBusy={save.isPending}
      isReady={given.code !== ""}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <ChoiceField
        label={t("stock.kind")}
        pointer="/kind"
        error={errorAt(save.error, "/kind")}
        value={given.kind}
        onChange={(kind) => setGiven({ ...given, kind })}
        choices={["customer_code", "gtin", "old_code", "supplier_code"].map((value) => ({
          value,
          label: t(`products.code.${value}`),
        }))}
      />
      {given.kind === "customer_code" && (
        <Field
          label={t("products.customerCode")}
          pointer="/customer"
          error={errorAt(save.error, "/customer")}
          value={given.customer}
          onChange={(customer) => setGiven({ ...given, customer })}
          mono
        />
      )}
      <Field
        label={t("line.code")}
        pointer="/code"
        error={errorAt(save.error, "/code")}
        value={given.code}
        onChange={(code) => setGiven({ ...given, code })}
        mono
        autoFocus
      />
    </Dialog>
  );
}

export default function ProductPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { sku } = route.useParams();
  const search = route.useSearch() as { do?: string };
  const product = useQuery(one<"get_product">("product", `/products/${encodeURIComponent(sku)}`));
  const codes = useQuery({
    ...one<"get_product_codes">("product", `/products/${encodeURIComponent(sku)}/codes`),
    retry: false,
  });
  const owners = [...new Set(codes.data?.items.flatMap(({ customer_id: id }) => id ?? []))];
  const customers = useQueries({
    queries: owners.map((id) => ({
      ...one<"get_customer">("customer", `/customers/${id}`),
      retry: false,
    })),
  });
  const whose = (id: string | null) => customers.find(({ data }) => data && data.id === id)?.data;
  const stock = useQuery(one<"list_stock">("stock", "/stock", { sku, limit: 50 }));
  const record = product.data;
  const open = (what: string | undefined) =>
    void navigate({ to: "/products/$sku", params: { sku }, search: { do: what }, replace: true });
  const canChange = may("procurement", "order_desk", "sales_manager");
  useKeys(
    {
      s: () => void navigate({ to: "/stock/$sku", params: { sku } }),
      e: canChange && record ? () => open("change") : undefined,
      escape: () => void navigate({ to: "/products" }),
    },
    { s: t("products.stock"), ...(canChange ? { e: t("act.edit") } : {}) },
  );
  if (product.error)
    return (
      <>
        <PageBar title={sku} back="/products" />
        <Failed error={product.error} />
      </>
    );
  if (!record)
    return (
      <>
        <PageBar title={sku} back="/products" />
        <Bones />
      </>
    );
  return (
    <>
      <PageBar
        title={record.name}
        back="/products"
        state={
          <StatusMark
            status={
              record.status === "active"
                ? "active"
                : record.status === "blocked"
                  ? "hold"
                  : "closed"
            }
            kind="record"
          />
        }
        sub={
          <>
            <Code>{record.sku}</Code>
            {record.gtin && (
              <span>
                GTIN <Code>{record.gtin}</Code>
              </span>
            )}
            <span>{record.unit}</span>
          </>
        }
      >
        {canChange && (
          <Act hint="e" className="on-phone" onAct={() => open("change")}>
            {t("act.edit")}
          </Act>
        )}
        {record.kind === "goods" && (
          <Act hint="s" onAct={() => void navigate({ to: "/stock/$sku", params: { sku } })}>
            {t("products.stock")}
          </Act>
        )}
      </PageBar>
      <div className="page">
        <div className="columns">
          <div className="stack">
            <Card title={t("products.about")}>
              <Facts
                rows={[
                  [t("stock.kind"), t(`products.kind.${record.kind}`)],
                  [t("line.price"), <Money value={record.unit_price} currency={record.currency} />],
                  [
                    t("products.cost"),
                    record.standard_cost && (
                      <Money value={record.standard_cost} currency={record.currency} />
                    ),
                  ],
                  [t("line.unit"), record.unit],
                  [t("products.taxCode"), record.tax_code],
                  [
                    t("products.packs"),
                    record.packs
                      .map(
                        (pack) =>
                          `1 ${pack.unit} = ${pack.numerator}${pack.denominator === 1 ? "" : `/${pack.denominator}`} ${record.unit}`,
                      )
                      .join(", "),
                  ],
                  [t("products.leadTime"), t("customers.days", { count: record.lead_time_days })],
                  [t("products.least"), quantity(record.quantity_min)],
                  [t("products.most"), quantity(record.quantity_max)],
                  [t("products.multiple"), quantity(record.quantity_multiple)],
                  [
                    t("products.weight"),
                    record.weight_grams !== null && `${kilosOf(record.weight_grams)} kg`,
                  ],
                  [t("products.toOrder"), record.made_to_order ? t("act.yes") : null],
                  [t("products.substitutes"), record.substitutes.join(", ")],
                  [t("products.description"), record.description],
                ]}
              />
            </Card>
            <Exemption product={record} />
            <Card
              title={t("products.codes")}
              flush
              aside={canChange && <Act onAct={() => open("code")}>{t("products.addCode")}</Act>}
            >
              <SimpleTable<ProductCode>
                label={t("products.codes")}
                rows={codes.data?.items ?? []}
                none={codes.data && t("products.noCodes")}
                keyOf={(row) => row.id}
                columns={[
                  { title: t("stock.kind"), cell: (row) => t(`products.code.${row.kind}`) },
                  {
                    title: t("order.customer"),
                    cell: (row) => {
                      const customer = whose(row.customer_id);
                      return (
                        customer && (
                          <Link
                            to="/customers/$code"
                            params={{ code: customer.code }}
                            className="link"
                          >
                            {customer.name}
                          </Link>
                        )
                      );
                    },
                  },
                  {
                    title: t("line.code"),
                    className: "grow",
                    cell: (row) => <Code>{row.code}</Code>,
                  },
                ]}
              />
            </Card>
          </div>
          <Card title={t("nav.stock")} flush>
            <ul className="beside">
              {stock.data?.items.map((each) => (
                <li key={each.warehouse}>
                  <Link
                    to="/stock/$sku"
                    params={{ sku }}
                    search={{ warehouse: each.warehouse! }}
                    className="link"
                  >
                    {each.warehouse}
                  </Link>
                  <span className="end">
                    {t("products.available", {
                      quantity: quantity(each.available),
                      unit: record.unit,
                    })}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
      <Suspense>
        {search.do === "change" && <ProductEdit product={record} onClose={() => open(undefined)} />}
      </Suspense>
      {search.do === "code" && <NewCode id={record.id} onClose={() => open(undefined)} />}
    </>
  );
}
