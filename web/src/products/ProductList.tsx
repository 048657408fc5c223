// What is sold: search as one types.
import { useTranslation } from "react-i18next";
import type { Product } from "../api/types.gen";
import { may } from "../session/session";
import { MasterList } from "../shared/MasterList";
import { Amount, Code } from "../shared/parts";
import { StatusMark } from "../shared/StatusMark";

export default function ProductList() {
  const { t } = useTranslation();
  return (
    <MasterList<Product>
      route="/products"
      record="product"
      path="/products"
      title={t("nav.products")}
      searchHint={t("products.searchHint")}
      none={t("products.none")}
      newTo={may("order_desk", "sales_manager", "procurement") ? "/products/new" : undefined}
      newWord={t("products.new")}
      linkOf={(row) => `/products/${encodeURIComponent(row.sku)}`}
      columns={[
        {
          id: "sku",
          title: t("line.code"),
          width: "150px",
          phone: "why",
          cell: (row) => <Code>{row.sku}</Code>,
        },
        {
          id: "name",
          title: t("line.name"),
          width: "minmax(200px, 2fr)",
          phone: "name",
          cell: (row) => <span className="name">{row.name}</span>,
        },
        {
          id: "kind",
          title: t("stock.kind"),
          width: "90px",
          cell: (row) => t(`products.kind.${row.kind}`),
        },
        { id: "unit", title: t("line.unit"), width: "60px", cell: (row) => row.unit },
        {
          id: "price",
          title: t("line.price"),
          width: "130px",
          align: "right",
          phone: "amount",
          cell: (row) => <Amount value={row.unit_price} currency={row.currency} />,
        },
        { id: "gtin", title: "GTIN", width: "140px", cell: (row) => <Code>{row.gtin}</Code> },
        {
          id: "status",
          title: t("order.state"),
          width: "120px",
          phone: "state",
          cell: (row) => (
            <StatusMark
              status={
                row.status === "active" ? "active" : row.status === "blocked" ? "hold" : "closed"
              }
              kind="record"
            />
          ),
        },
      ]}
    />
  );
}
