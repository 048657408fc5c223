// Customers: search as one types, open, begin an order for one.
import { useTranslation } from "react-i18next";
import type { Customer } from "../api/types.gen";
import { MasterList } from "../shared/MasterList";
import { Code } from "../shared/parts";
import { StatusMark } from "../shared/StatusMark";
import { may } from "../session/session";

export default function CustomerList() {
  const { t } = useTranslation();
  return (
    <MasterList<Customer>
      route="/customers"
      record="customer"
      path="/customers"
      title={t("nav.customers")}
      searchHint={t("customers.searchHint")}
      none={t("customers.none")}
      newTo={may("order_desk", "agent") ? "/customers/new" : undefined}
      newWord={t("customers.new")}
      linkOf={(row) => `/customers/${encodeURIComponent(row.code)}`}
      columns={[
        {
          id: "code",
          title: t("line.code"),
          width: "110px",
          phone: "why",
          cell: (row) => <Code>{row.code}</Code>,
        },
        {
          id: "name",
          title: t("customers.name"),
          width: "minmax(180px, 1.6fr)",
          phone: "name",
          cell: (row) => <span className="name">{row.name}</span>,
        },
        {
          id: "kind",
          title: t("customers.kind"),
          width: "110px",
          cell: (row) => t(`customers.kind.${row.kind}`),
        },
        {
          id: "status",
          title: t("order.state"),
          width: "110px",
          phone: "state",
          cell: (row) => (
            <StatusMark
              status={
                row.status === "active" ? "active" : row.status === "closed" ? "closed" : "hold"
              }
              kind="record"
            />
          ),
        },
        {
          id: "city",
          title: t("address.city"),
          width: "130px",
          cell: (row) => row.addresses[0]?.city,
        },
        {
          id: "phone",
          title: t("customers.phone"),
          width: "140px",
          phone: "amount",
          cell: (row) => row.phone ?? row.contacts[0]?.phone,
        },
        {
          id: "email",
          title: t("signIn.email"),
          width: "minmax(140px, 1fr)",
          cell: (row) => row.email,
        },
        {
          id: "currency",
          title: t("customers.currency"),
          width: "70px",
          cell: (row) => row.currency,
        },
      ]}
    />
  );
}
